import type { FactType, IncidentEvent } from '../../domain/incident/incident-event';
import type { Wording } from '../../domain/text/wording';
import { type Instant, instant, toIso } from '../../domain/time/instant';

/** Whether instants stand in something, by themselves or within it; none stand in what somebody said. */
type HoldsInstant<T> = T extends Instant
  ? true
  : T extends Wording
    ? false
    : T extends object
      ? { [K in keyof T]-?: HoldsInstant<T[K]> }[T extends readonly unknown[] ? number & keyof T : keyof T]
      : false;

/** The fields of an incident event that are instants, or hold some. */
type InstantField = {
  [E in IncidentEvent as E['type']]: {
    [K in keyof E]-?: true extends HoldsInstant<E[K]> ? K : never;
  }[keyof E];
}[FactType];

// The compiler asks for the one that was forgotten; a bare number would be taken for something else by its readers.
const instantFields: Readonly<Record<InstantField, true>> = {
  recordedAt: true,
  occurredAt: true,
  asOf: true,
  began: true,
  beganOffered: true,
  readings: true,
  windows: true,
  forwarded: true,
  due: true,
  nextBy: true,
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
  const fields = Object.entries(fact).map(
    ([name, value]) => [name, name in instantFields ? readable(value) : value] as const,
  );
  return { seq, type, recordedAt: toIso(recordedAt), by: by ?? null, ...Object.fromEntries(fields) };
}

/** Every number within one of those fields is an instant. */
function readable(value: unknown): unknown {
  if (typeof value === 'number') return toIso(instant(value));
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, readable(each)]));
}
