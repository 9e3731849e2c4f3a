import type { Decide } from '../app/change';
import { ChatFailure } from '../app/chat-failure';
import { archiveChannel, moveBot, type Obstacle, obstacleIn } from '../domain/channel';
import type { Incident } from '../domain/incident';
import type { Instant } from '../domain/instant';

/** Nothing can be done in the incident's channel for now: the job waits until something can. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';

  constructor(readonly obstacle: Obstacle) {
    super(`The incident’s channel is ${obstacle}`);
  }
}

/** Throws `OutOfReach` where it is known beforehand that nothing can be done in the incident's channel. */
export function checkReach(incident: Incident): void {
  const obstacle = obstacleIn(incident);
  if (obstacle !== undefined) throw new OutOfReach(obstacle);
}

/** What a failure in the incident's channel says of that channel, as of an instant; undefined when it says nothing. */
export function lossIn(error: unknown, asOf: Instant): Decide | undefined {
  if (!(error instanceof ChatFailure)) return undefined;
  switch (error.code) {
    case 'is_archived':
      return (incident) => archiveChannel(incident, true, asOf);
    // A private channel that the bot is not in is to it as if there were none.
    case 'not_in_channel':
    case 'channel_not_found':
      return (incident) => moveBot(incident, false, asOf);
    default:
      return undefined;
  }
}

/** The same failure, as one that another try may not meet. */
export function worthAnother(error: unknown): unknown {
  return error instanceof ChatFailure ? new ChatFailure(error.code, error.sentence, { again: true }) : error;
}
