import { z } from 'zod';
import type { Decide } from '../../app/change';
import { archiveChannel, deleteChannel, renameChannel } from '../../domain/incident/channel';
import { fromTimestamp, type Instant } from '../../domain/time/instant';
import { readEvent } from '../payloads/event';
import { timestamp } from '../payloads/timestamp';
import { idField } from '../web-api/tolerant-fields';
import type { EventContext, EventListener } from './event';
import { botLeft } from './membership';

const id = z.string().min(1);

const channelEvent = z.object({
  channel: z.union([id, z.object({ id, name: idField })]),
  event_ts: timestamp,
});

/** What people do by hand to an incident's channel as such. Slack tells it apart by kind of channel. */
export const channelEvents: readonly EventListener[] = [
  ...inBothKinds('archive', (asOf) => (incident) => archiveChannel(incident, true, asOf)),
  ...inBothKinds('unarchive', (asOf) => (incident) => archiveChannel(incident, false, asOf)),
  ...inBothKinds('deleted', () => deleteChannel),
  ...botLeft,
  ...inBothKinds(
    'rename',
    (asOf, name) => (incident) => (name === undefined ? [] : renameChannel(incident, name, asOf)),
  ),
];

function inBothKinds(
  what: string,
  decide: (asOf: Instant, name: string | undefined) => Decide,
): EventListener[] {
  return ['channel', 'group'].map((kind) => {
    const type = `${kind}_${what}`;
    return { type, subscriptions: [type], hear: (event, context) => hear(event, context, decide) };
  });
}

async function hear(
  event: unknown,
  { incidentIn, change }: EventContext,
  decide: (asOf: Instant, name: string | undefined) => Decide,
): Promise<void> {
  const { channel, event_ts: eventTs } = readEvent(channelEvent, event);
  const { id: where, name } = typeof channel === 'string' ? { id: channel, name: undefined } : channel;
  const ref = await incidentIn(where);
  if (ref !== undefined) await change(ref, undefined, decide(fromTimestamp(eventTs), name));
}
