import type { FactType, IncidentEvent } from '../../domain/incident/incident-event';
import { type Instant, instant, toIso } from '../../domain/time/instant';

/** The fields of an incident event that are instants. */
type InstantField = {
  [E in IncidentEvent as E['type']]: {
    [K in keyof E]-?: Exclude<E[K], undefined> extends Instant ? K : never;
  }[keyof E];
}[FactType];

// The compiler asks for the one that was forgotten; a bare number would be taken for something else by its readers.
const instantFields: Readonly<Record<InstantField, true>> = {
  recordedAt: true,
  occurredAt: true,
  asOf: true,
  began: true,
};

/** An incident event as data: `seq`, `type`, `recordedAt`, `by`, and the fact's own fields as they were recorded. */
export type LoggedFact = Readonly<Record<string, unknown>> & {
  readonly seq: number;
  readonly type: FactType;
  readonly recordedAt: string;
  /** Null for what the bot did by itself. */
  readonly by: string | null;
};

/** Writes an incident event with every instant in ISO 8601. */
export function loggedFact(event: IncidentEvent): LoggedFact {
  const { seq, type, recordedAt, by, ...fact } = event;
  const fields = Object.entries(fact).map(([name, value]) => [name, readable(name, value)] as const);
  return { seq, type, recordedAt: toIso(recordedAt), by: by ?? null, ...Object.fromEntries(fields) };
}

function readable(field: string, value: unknown): unknown {
  if (field === 'windows' && Array.isArray(value)) return value.map(readableWindow);
  return field in instantFields && typeof value === 'number' ? toIso(instant(value)) : value;
}

function readableWindow(window: object): unknown {
  const ends = Object.entries(window).map(
    ([name, at]) => [name, typeof at === 'number' ? toIso(instant(at)) : at] as const,
  );
  return Object.fromEntries(ends);
}
