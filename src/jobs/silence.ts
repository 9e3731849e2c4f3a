import { lastDone } from '../domain/channel/archiving';
import type { Instant } from '../domain/time/instant';
import type { JobContext } from './kind';

/**
 * Since when nothing was done about an incident and nobody has written in its channel; by the log alone where that is later than
 * `enough`, of which the workspace need not be asked.
 */
export async function quietSince(
  { incident, silence }: Pick<JobContext, 'incident' | 'silence'>,
  enough: Instant,
): Promise<Instant> {
  const { channel } = incident;
  const done = lastDone(incident);
  if (channel === undefined || done > enough) return done;
  return (await silence.lastWord(channel.id, done)) ?? done;
}
