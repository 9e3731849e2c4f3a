import type { DocumentContext } from '../../app/ports';
import type { Entry } from '../../domain/entry';
import { groupBy } from '../../domain/incident/group-by';
import type { Incident } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import type { Times } from '../../domain/milestones/times';
import { isShort } from '../../domain/text/shorten';
import { date } from '../../domain/time/zone';
import { withEarlierWordings } from '../../domain/timeline/earlier-wordings';
import { withoutMirrors } from '../../domain/timeline/mirrors';
import { shownSecrets } from '../../domain/timeline/secret-places';

/** What every section of a draft is made from. */
export interface DraftContext {
  readonly incident: Incident;
  readonly context: DocumentContext;
  readonly times: Times;
  readonly entries: readonly Entry[];
  /** The same by their keys. */
  readonly byKey: ReadonlyMap<string, Entry>;
  /** The same by the day on which they happened in the incident's zone, `2023-11-08`. */
  readonly days: ReadonlyMap<string, readonly Entry[]>;
  /** Whether the timeline spans more than one day in the incident's zone, so that a clock time alone says too little. */
  readonly severalDays: boolean;
  /** What of the timeline stands whole under the supporting material, by the key of its entry: `S1`. */
  readonly materials: ReadonlyMap<string, string>;
  /** What looks like a secret and is shown all the same. */
  readonly shown: ReadonlySet<string>;
  /** What could not be rendered, and stands in the draft as that. */
  readonly unrendered: unknown[];
}

/** Reads from an incident what the sections share. */
export function draftContextOf(
  incident: Incident,
  context: DocumentContext,
  showsEarlier = false,
): DraftContext {
  const entries = withoutMirrors(withEarlierWordings(readIncident(incident).timeline, showsEarlier));
  const days = groupBy(entries, (entry) => date(entry.occurredAt, incident.zone));
  return {
    ...{ incident, context, times: readIncident(incident).times, entries, days },
    byKey: new Map(entries.map((entry) => [entry.key, entry])),
    severalDays: days.size > 1,
    materials: materialNames(entries),
    shown: shownSecrets(incident),
    unrendered: [],
  };
}

/** How many characters of what somebody wrote a line holds. */
export const MAX_LINE = 300;

/** The names of what stands whole elsewhere, by the key of its entry. */
function materialNames(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const long = entries.filter(({ text }) => !isShort(text, MAX_LINE));
  return new Map(long.map(({ key }, index) => [key, `S${index + 1}`]));
}
