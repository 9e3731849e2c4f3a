import { z } from 'zod';
import { moveBot } from '../../domain/channel';
import { fromTimestamp } from '../../domain/instant';
import type { Desk } from '../desk';
import { timestamp } from '../timestamp';
import type { EventListener } from './event';

const departure = z.object({ channel: z.string(), event_ts: timestamp });
const membership = z.object({ user: z.string(), channel: z.string(), event_ts: timestamp });

/** Somebody joined a channel. */
export const memberJoined: EventListener = {
  type: 'member_joined_channel',
  subscriptions: ['member_joined_channel'],
  hear: (event, desk) => hearMembership(event, true, desk),
};

/** Somebody left a channel, or was taken out of it. */
export const memberLeft: EventListener = {
  type: 'member_left_channel',
  subscriptions: ['member_left_channel'],
  hear: (event, desk) => hearMembership(event, false, desk),
};

/** What an app hears that was taken out of a channel, besides that a member left. */
export const botLeft: readonly EventListener[] = ['channel_left', 'group_left'].map((type) => ({
  type,
  subscriptions: [type],
  hear: (event, desk) =>
    hearMembership({ user: desk.identity.botUser, ...departure.parse(event) }, false, desk),
}));

async function hearMembership(event: unknown, present: boolean, desk: Desk): Promise<void> {
  const { user, channel, event_ts: eventTs } = membership.parse(event);
  const { team, botUser } = desk.identity;
  const ref = await desk.store.inChannel(team, channel);
  if (ref === undefined) return;
  const asOf = fromTimestamp(eventTs);
  await desk.members.note({ team, channel, person: user, present, asOf });
  // Whoever left a private incident's channel sees it no more.
  desk.homes.changed();
  if (user !== botUser) {
    if (present) desk.newcomers.appeared(user);
    return;
  }
  // Its joining of a channel that it opened is no news to the incident; here it is known even so.
  if ((await desk.members.has(team, channel, user)) !== present) return;
  await desk.changes.change(ref, undefined, (incident) => moveBot(incident, present, asOf));
}
