import { z } from 'zod';
import type { Decide } from '../../app/change';
import { archiveChannel, deleteChannel, renameChannel } from '../../domain/incident/channel';
import { fromTimestamp, type Instant } from '../../domain/time/instant';
import { timestamp } from '../payloads/timestamp';
import type { EventContext, EventListener } from './event';
import { botLeft } from './membership';

const channelEvent = z.object({
  channel: z.union([z.string(), z.object({ id: z.string(), name: z.string() })]),
  event_ts: timestamp,
});

/** What people do by hand to an incident's channel as such. Slack tells it apart by kind of channel. */
export const channelEvents: readonly EventListener[] = [
  ...inBothKinds('archive', (asOf) => (incident) => archiveChannel(incident, true, asOf)),
  ...inBothKinds('unarchive', (asOf) => (incident) => archiveChannel(incident, false, asOf)),
  ...inBothKinds('deleted', () => deleteChannel),
  ...botLeft,
  ...inBothKinds('rename', (asOf, name) => (incident) => renameChannel(incident, name, asOf)),
];

function inBothKinds(what: string, decide: (asOf: Instant, name: string) => Decide): EventListener[] {
  return ['channel', 'group'].map((kind) => {
    const type = `${kind}_${what}`;
    return { type, subscriptions: [type], hear: (event, context) => hear(event, context, decide) };
  });
}

async function hear(
  event: unknown,
  { incidentIn, change }: EventContext,
  decide: (asOf: Instant, name: string) => Decide,
): Promise<void> {
  const { channel, event_ts: eventTs } = channelEvent.parse(event);
  const { id, name } = typeof channel === 'string' ? { id: channel, name: '' } : channel;
  const ref = await incidentIn(id);
  if (ref !== undefined) await change(ref, undefined, decide(fromTimestamp(eventTs), name));
}
