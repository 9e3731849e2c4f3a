import { archiveChannel, moveBot } from '../../domain/incident/channel';
import type { Instant } from '../../domain/time/instant';
import type { Decide } from '../change';
import { ChatFailure } from '../chat-failure';

/**
 * What a failure in the incident's channel says of that channel; undefined when it says nothing. What people do to a
 * channel is dated by the workspace's clock, and so is a failure; `begun`, by our own, counts where it said no date.
 */
export function lossIn(error: unknown, begun: Instant): Decide | undefined {
  if (!(error instanceof ChatFailure)) return undefined;
  const asOf = error.asOf ?? begun;
  switch (error.code) {
    case 'is_archived':
    // What chat.update says of the same.
    case 'is_inactive':
      return (incident) => archiveChannel(incident, true, asOf);
    // A private channel that the bot is not in is to it as if there were none.
    case 'not_in_channel':
    case 'channel_not_found':
      return (incident) => moveBot(incident, false, asOf);
    default:
      return undefined;
  }
}
