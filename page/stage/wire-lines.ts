import type { WireRecord } from '../../src/playground/wire';

/** The kinds of traffic that can be looked at by themselves. */
export const wireKinds = ['events', 'commands', 'interactions', 'calls', 'errors'] as const;
export type WireKind = (typeof wireKinds)[number];

/** A line of the wire: a call of the app, or a payload to it with what became of that. */
export interface WireLine {
  readonly seq: number;
  readonly kind: Exclude<WireKind, 'errors'>;
  readonly what: string;
  /** Real milliseconds since 1970. */
  readonly at: number;
  /** How long the answer or the acknowledgement took; missing while there is none. */
  readonly tookMs?: number;
  readonly error?: string;
  readonly attempt?: number;
  /** Everything that is known of it, for reading. */
  readonly whole: Readonly<Record<string, unknown>>;
}

/** The lines of what crossed the wire, newest first; an acknowledgement or a failure joins the payload it belongs to. */
export function wireLines(records: readonly WireRecord[]): readonly WireLine[] {
  const lines: WireLine[] = [];
  const places = new Map<string, number>();
  for (const record of records) {
    if (record.type === 'call') {
      const { seq, method: what, startedAt: at, endedAt, error } = record;
      lines.push({
        seq,
        kind: 'calls',
        what,
        at,
        tookMs: endedAt - at,
        ...(error !== undefined && { error }),
        whole: { ...record },
      });
    } else if (record.type === 'envelope') {
      const { seq, what, at, attempt, envelopeType } = record;
      places.set(record.envelopeId, lines.length);
      lines.push({
        seq,
        kind: kindOf(envelopeType),
        what,
        at,
        ...(attempt > 1 && { attempt }),
        whole: { ...record },
      });
    } else {
      join(lines, places.get(record.envelopeId), record);
    }
  }
  return lines.reverse();
}

function kindOf(type: 'events_api' | 'slash_commands' | 'interactive'): WireLine['kind'] {
  if (type === 'events_api') return 'events';
  return type === 'slash_commands' ? 'commands' : 'interactions';
}

function join(lines: WireLine[], route: number | undefined, record: WireRecord): void {
  const line = route === undefined ? undefined : lines[route];
  if (route === undefined || line === undefined) return;
  if (record.type === 'ack') {
    const whole = { ...line.whole, acknowledged: { latencyMs: record.latencyMs, payload: record.payload } };
    lines[route] = { ...line, tookMs: record.latencyMs, whole };
  } else if (record.type === 'retry' || record.type === 'dropped') {
    const error = record.type === 'dropped' ? `given up: ${record.reason}` : `again: ${record.reason}`;
    lines[route] = { ...line, error, whole: { ...line.whole, failure: { ...record } } };
  }
}

/** The lines of the chosen kinds that hold a text somewhere. */
export function chosenLines(
  lines: readonly WireLine[],
  { kinds, text }: { kinds: ReadonlySet<WireKind>; text: string },
): readonly WireLine[] {
  const sought = text.trim().toLowerCase();
  return lines.filter((line) => {
    const isKind = kinds.has(line.kind) || (kinds.has('errors') && line.error !== undefined);
    if (!isKind) return false;
    return (
      sought === '' ||
      line.what.toLowerCase().includes(sought) ||
      JSON.stringify(line.whole).toLowerCase().includes(sought)
    );
  });
}
