import { z } from 'zod';
import { markBy } from '../../app/settings';
import { isVerdict } from '../../domain/mark-kind';
import { mark } from '../../domain/marks/marking';
import { fromTimestamp } from '../../domain/time/instant';
import { readEvent } from '../payloads/event';
import { timestamp } from '../payloads/timestamp';
import { idField, partsField } from '../web-api/tolerant-fields';
import type { EventContext, EventListener } from './event';

/** Somebody set a reaction. */
export const reactionAdded: EventListener = {
  type: 'reaction_added',
  subscriptions: ['reaction_added'],
  hear: (event, context) => hearReaction(event, true, context),
};

/** Somebody took a reaction back. */
export const reactionRemoved: EventListener = {
  type: 'reaction_removed',
  subscriptions: ['reaction_removed'],
  hear: (event, context) => hearReaction(event, false, context),
};

const id = z.string().min(1);

const reactionEvent = z.object({
  user: id,
  reaction: id,
  /** Whose message it is; that of a webhook is nobody's. */
  item_user: z.string().nullish().catch(undefined),
  // A file or a comment of one is in no channel.
  item: partsField({ channel: idField, ts: timestamp.optional().catch(undefined) }),
  event_ts: timestamp,
});

/**
 * Records that somebody set a reaction or took it back, on a message of an incident's channel. The bot's own messages take
 * verdicts and nothing else. The event does not say whose the people are.
 */
async function hearReaction(
  event: unknown,
  present: boolean,
  { workspace, isShared, incidentIn, change }: EventContext,
): Promise<void> {
  const { user, reaction, item, item_user: author, event_ts: eventTs } = readEvent(reactionEvent, event);
  if (item.channel === undefined || item.ts === undefined) return;
  const source = { channel: item.channel, message: item.ts };
  // Two skin tones of one emoji are two reactions, each of which can be taken back by itself.
  const set = { source, emoji: reaction, person: user, present, asOf: fromTimestamp(eventTs) };
  const { identity, settings, people } = workspace;
  const delivery = markBy(settings, set, { standing: people.standing(user), isShared });
  if (delivery === undefined) return;
  // What is taken back may have been set when more than verdicts counted.
  if (present && author === identity.botUser && !isVerdict(delivery.kind)) return;
  const ref = await incidentIn(item.channel);
  if (ref === undefined) return;
  await change(ref, user, (incident) => mark(incident, delivery, workspace.wordsAtHand(source)));
}
