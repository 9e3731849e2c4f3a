import type { Incident } from '../../domain/incident/incident';
import { nextUpdateSaid } from '../../domain/promises/next-update';
import { standingPromises } from '../../domain/promises/promises';
import type { Wording } from '../../domain/text/wording';
import type { Instant } from '../../domain/time/instant';
import { inWords, type Names, say, slash } from '../../sentence';
import { inReadersZone } from './instants';
import { escaped } from './mrkdwn';

/**
 * When the next update is due after one that was told, for whoever told it; and what of it looks like a time and was not read, with
 * what to type instead. Nothing where none is owed and none was named.
 */
export function nextUpdateDue(
  after: Incident,
  told: Wording,
  { now, settings }: { readonly now: Instant; readonly settings: Names },
): readonly string[] {
  const { unread } = nextUpdateSaid(told, { now, zone: after.zone });
  const due = standingPromises(after).find(({ kind }) => kind === 'next update')?.due;
  const when = due === undefined ? 'No next one is due.' : `The next one is due ${inReadersZone(due)}.`;
  if (unread === undefined) return due === undefined ? [] : [when];
  const instead = say`Say it with another update: ${slash('update … next update at 15:30')}, or “in 20 min”.`;
  return [`“${escaped(unread)}” was not read as a time. ${when} ${inWords(instead, settings)}`];
}
