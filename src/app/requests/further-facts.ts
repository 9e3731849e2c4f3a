import { archivingAfter } from '../../domain/channel/archiving';
import type { Fact } from '../../domain/incident/incident-event';
import { promisesMade } from '../../domain/promises/make-promises';
import type { Settings } from '../settings';

/** What else becomes true because of what was decided, by the settings of its workspace: what falls due, and when. */
export function furtherFacts(
  step: Parameters<typeof promisesMade>[0],
  settings: Settings | undefined,
): readonly Fact[] {
  if (settings === undefined) return [];
  const { promises, channel } = settings;
  return [...promisesMade(step, promises), ...archivingAfter(step, channel.archiveAfter)];
}
