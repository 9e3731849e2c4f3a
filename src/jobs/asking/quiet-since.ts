import { lastDone } from '../../domain/channel/archiving';
import type { Instant } from '../../domain/time/instant';
import type { JobContext } from '../kind';

/**
 * Since when nothing was done about an incident and nobody has spoken in its channel. Where that is later than `enough` it is looked
 * no further, and where the log says so, the workspace is not asked. What was said is read, and kept nowhere.
 */
export async function quietSince(
  { incident, chat }: Pick<JobContext, 'incident' | 'chat'>,
  enough: Instant,
): Promise<Instant> {
  const done = lastDone(incident);
  if (incident.channel === undefined || done > enough) return done;
  return (await chat.lastTalk(incident.channel.id, { after: done, enough })) ?? done;
}
