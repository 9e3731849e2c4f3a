import type { Entry } from '../entry';
import type { Incident } from '../incident/incident';
import { entryKeyOf } from '../incident/incident-event';
import { perIncident } from '../incident/per-incident';
import type { Source } from '../source';
import { onLines, trimmed } from '../text/lines';
import { isBlank, type Wording } from '../text/wording';
import { timelineOf } from '../timeline/timeline';

/** An entry that something of a section was taken from. */
export interface SectionOrigin {
  /** The entry's key: that of its message, or of its fact. */
  readonly key: string;
  /** The message, where there is one to link to. */
  readonly source?: Source;
  /** What of its words was taken; empty where it gave a time alone. */
  readonly words: Wording;
}

/** What the record says of a section, and from which entries that is. */
export interface Captured {
  readonly words: Wording;
  /** In the order in which they happened. */
  readonly from: readonly SectionOrigin[];
}

/** The lines of the timeline by their keys. */
const entriesByKey = perIncident(
  (incident): ReadonlyMap<string, Entry> =>
    new Map(timelineOf(incident).map((entry): [string, Entry] => [entry.key, entry])),
);

/** The origin that an entry is; its source where it has one. */
export function originOf({ key, source }: Pick<Entry, 'key' | 'source'>, words: Wording): SectionOrigin {
  return { key, words, ...(source !== undefined && { source }) };
}

/** What sets a milestone, as an origin without words. */
export function originOfTime(
  incident: Incident,
  by: { readonly message: string } | { readonly fact: number },
): SectionOrigin {
  const key = 'message' in by ? by.message : entryKeyOf({ seq: by.fact });
  return originOf(entriesByKey(incident).get(key) ?? { key }, []);
}

/** What several entries say, one below the other; undefined where none says anything. */
export function capturedFrom(origins: readonly SectionOrigin[]): Captured | undefined {
  const from = origins.filter(({ words }) => !isBlank(words));
  return from.length === 0 ? undefined : { words: onLines(from.map(({ words }) => words)), from };
}

/** The lines of the timeline in which somebody told what happened: no guesses, and nobody called. */
export const told = perIncident((incident): readonly Entry[] =>
  timelineOf(incident).filter(
    ({ about, text, key }) =>
      !isBlank(text) &&
      (incident.messages.get(key) !== undefined || about.some(({ type }) => type === 'note')) &&
      about.every(({ type }) => type === 'note' || type === 'root cause'),
  ),
);

/** A line's words as an origin. */
export function originOfEntry(entry: Entry): SectionOrigin {
  return originOf(entry, trimmed(entry.text));
}
