import { z } from 'zod';
import type { IncidentRef } from '../../app/job';
import { invitedAtSetUp } from '../../app/settings';
import { joinChannel, moveBot } from '../../domain/incident/channel';
import type { PersonId } from '../../domain/person';
import { fromTimestamp } from '../../domain/time/instant';
import { readEvent } from '../payloads/event';
import { timestamp } from '../payloads/timestamp';
import { idField } from '../web-api/tolerant-fields';
import type { EventContext, EventListener } from './event';

const id = z.string().min(1);
const departure = z.object({ channel: id, event_ts: timestamp });
const membership = z.object({ user: id, channel: id, event_ts: timestamp, inviter: idField });

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

async function hearMembership(event: unknown, present: boolean, context: EventContext): Promise<void> {
  const { workspace, members, incidentIn, change } = context;
  const { user, channel, event_ts: eventTs, inviter } = readEvent(membership, event);
  const { team, botUser } = workspace.identity;
  const ref = await incidentIn(channel);
  if (ref === undefined) return;
  const asOf = fromTimestamp(eventTs);
  await members.note({ team, channel, person: user, present, asOf });
  // Whoever left a private incident's channel sees it no more.
  workspace.homes.changed();
  if (user !== botUser) {
    if (!present) return;
    // Whoever is shown the brief is found out about by the way.
    const isShown = await welcome(context, ref, { user, inviter });
    if (!isShown) workspace.peopleLookup.appeared(user);
    return;
  }
  // Its joining of a channel that it opened is no news to the incident; here it is known even so.
  if ((await members.has(team, channel, user)) !== present) return;
  await change(ref, undefined, (incident) => moveBot(incident, present, asOf));
}

/** Records that somebody joined who was not brought in when the channel was set up; whether they did. */
async function welcome(
  { workspace, load, change }: EventContext,
  ref: IncidentRef,
  { user, inviter }: { user: PersonId; inviter: string | undefined },
): Promise<boolean> {
  const incident = await load(ref);
  const isOfSetUp =
    inviter === workspace.identity.botUser && invitedAtSetUp(incident, workspace.settings).includes(user);
  if (isOfSetUp || joinChannel(incident, user).length === 0) return false;
  await change(ref, undefined, (current) => joinChannel(current, user));
  return true;
}
