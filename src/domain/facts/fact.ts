import type { Entry } from '../entry';
import type { Incident } from '../incident/incident';
import { entryKeyOf, type Facts, type FactType, type Recorded } from '../incident/incident-event';
import type { Messages } from '../incident/marked-message';
import type { Wording } from '../text/wording';

/** What there is to say of a type of fact. Its shape stands in the same file. */
export interface FactDefinition<T extends FactType> {
  /** The version of its shape that is written. Whoever raises it adds a reader, and a migration that older programs know nothing of. */
  readonly version: number;
  /** Reads what was written in an older version, by that version. */
  readonly readers?: Readonly<Record<number, (stored: object) => Facts[T]>>;
  /** Whether the incident keeps it, as it reads now; what stands in words or on the timeline is kept. */
  readonly isKept?: true;
  /** What else it changes of the incident. */
  readonly apply?: (incident: Incident, event: Recorded<T>, own: WeakSet<Messages>) => Incident;
  /** What the incident is by those of its facts that stand: asked again when one is withdrawn, corrected or redacted. */
  readonly derive?: (incident: Incident) => Partial<Incident>;
  /** The field with what somebody said, which can be corrected. */
  readonly said?: SaidField;
  /** What else it holds in people's words, to be removed with an entry. */
  readonly quotes?: (event: Recorded<T>) => readonly Quote<T>[];
  /** Whether `undo` and the form of an entry can withdraw it. */
  readonly isWithdrawable?: true;
  /** Whether its words and its time can be corrected. */
  readonly isCorrectable?: true;
  /** Whether its time alone can be put right. */
  readonly isTimed?: true;
  /** Whether it is a task, of which words, owner and due date can be corrected. */
  readonly isTask?: true;
  /** The line that it is on the timeline, where it is one. */
  readonly line?: (event: Recorded<T>, incident: Incident) => Line | undefined;
}

/** Where a fact keeps what somebody said. */
export type SaidField = 'text' | 'evidence' | 'reason';

/** Words in a fact besides what it says itself. */
export interface Quote<T extends FactType> {
  /** The key of the entry with which they are removed. */
  readonly entry: string;
  readonly text: Wording;
  /** The fact with other words in their place. */
  readonly with: (text: Wording) => Recorded<T>;
}

/** What an entry of the timeline says, where it differs from the usual. */
export type Line = Pick<Entry, 'about'> & Partial<Entry>;

/** A plain text of a fact as a quote that is removed with an entry. */
export function quoted<T extends FactType>(
  event: Recorded<T>,
  text: string | undefined,
  put: (text: string) => Partial<Facts[T]>,
  entry = entryKeyOf(event),
): readonly Quote<T>[] {
  if (text === undefined || text === '') return [];
  return [{ entry, text: [text], with: ([first]) => ({ ...event, ...put(String(first)) }) }];
}

/**
 * Reads a version whose shape is that of today: words were text, mentions and links at first, which still are what they
 * were among lists, quotes and code.
 */
export function asItIs<F extends object>(stored: object): F {
  return stored as F;
}

/** A fact as it is today, from what was stored of it in a version; undefined where nothing reads that. */
export function readAs<T extends FactType>(
  { version: newest, readers }: Pick<FactDefinition<T>, 'version' | 'readers'>,
  version: number,
  stored: object,
): Facts[T] | undefined {
  // What was written in the version of today is read back as it was.
  return version === newest ? (stored as Facts[T]) : readers?.[version]?.(stored);
}
