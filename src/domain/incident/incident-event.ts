import type { PersonId } from '../person';
import type { Instant } from '../time/instant';

/**
 * What each type of fact says: every file of `facts` adds its own. `occurredAt` is given where it differs from the time
 * of recording.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the files of `facts` fill it.
export interface Facts {}

/** A fact's type, as it stands in the log. */
export type FactType = keyof Facts;

/** Something that became true of an incident; `change` stamps and appends it. */
export type Fact = { [T in FactType]: { readonly type: T } & Readonly<Facts[T]> }[FactType];

/** What the log adds to every fact. */
export interface Stamp {
  /** Position in the incident's log, from 1. */
  readonly seq: number;
  /** When the bot learnt it. */
  readonly recordedAt: Instant;
  /** Who said or did it; absent for what the bot did by itself. */
  readonly by?: PersonId;
}

/** An incident event: a fact of the given type in an incident's log. */
export type Recorded<T extends FactType> = T extends FactType
  ? { readonly type: T } & Readonly<Facts[T]> & Stamp
  : never;

/** Any incident event. */
export type IncidentEvent = { [T in FactType]: Recorded<T> }[FactType];

/** When the thing happened: what the person said, else the moment of recording. */
export function occurredAt(event: { readonly occurredAt?: Instant; readonly recordedAt: Instant }): Instant {
  return event.occurredAt ?? event.recordedAt;
}

/** The key of the entry that a fact makes. */
export function entryKeyOf(fact: { readonly seq: number }): string {
  return `#${fact.seq}`;
}

/** Facts as they stand in a log behind the event at the position `after`. */
export function stamped(
  facts: readonly Fact[],
  after: number,
  stamp: Omit<Stamp, 'seq'>,
): readonly IncidentEvent[] {
  return facts.map((fact, index): IncidentEvent => ({ ...fact, seq: after + index + 1, ...stamp }));
}
