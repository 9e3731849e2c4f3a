import { z } from 'zod';
import { moveBot } from '../../domain/incident/channel';
import { fromTimestamp } from '../../domain/time/instant';
import { readEvent } from '../payloads/event';
import { timestamp } from '../payloads/timestamp';
import type { EventContext, EventListener } from './event';

const id = z.string().min(1);
const departure = z.object({ channel: id, event_ts: timestamp });
const membership = z.object({ user: id, channel: id, event_ts: timestamp });

/** Somebody joined a channel. */
export const memberJoined: EventListener = {
  type: 'member_joined_channel',
  subscriptions: ['member_joined_channel'],
  hear: (event, context) => hearMembership(event, true, context),
};

/** Somebody left a channel, or was taken out of it. */
export const memberLeft: EventListener = {
  type: 'member_left_channel',
  subscriptions: ['member_left_channel'],
  hear: (event, context) => hearMembership(event, false, context),
};

/** What an app hears that was taken out of a channel, besides that a member left. */
export const botLeft: readonly EventListener[] = ['channel_left', 'group_left'].map((type) => ({
  type,
  subscriptions: [type],
  hear: (event, context) =>
    hearMembership(
      { user: context.workspace.identity.botUser, ...readEvent(departure, event) },
      false,
      context,
    ),
}));

async function hearMembership(
  event: unknown,
  present: boolean,
  { workspace, members, incidentIn, change }: EventContext,
): Promise<void> {
  const { user, channel, event_ts: eventTs } = readEvent(membership, event);
  const { team, botUser } = workspace.identity;
  const ref = await incidentIn(channel);
  if (ref === undefined) return;
  const asOf = fromTimestamp(eventTs);
  await members.note({ team, channel, person: user, present, asOf });
  // Whoever left a private incident's channel sees it no more.
  workspace.homes.changed();
  if (user !== botUser) {
    if (present) workspace.peopleLookup.appeared(user);
    return;
  }
  // Its joining of a channel that it opened is no news to the incident; here it is known even so.
  if ((await members.has(team, channel, user)) !== present) return;
  await change(ref, undefined, (incident) => moveBot(incident, present, asOf));
}
