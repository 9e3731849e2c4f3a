/** A call of a Web API method or of a `response_url` (named so), written once it is answered. Times are real milliseconds. */
export interface CallRecord {
  type: 'call';
  seq: number;
  method: string;
  /** Without the token. */
  args: Readonly<Record<string, unknown>>;
  ok: boolean;
  error?: string;
  /** The fault that was put in its way, if any. */
  fault?: string;
  startedAt: number;
  endedAt: number;
}

/** A payload on its way to the app. */
export interface EnvelopeRecord {
  type: 'envelope';
  seq: number;
  envelopeId: string;
  envelopeType: 'events_api' | 'slash_commands' | 'interactive';
  /** The inner event's type, the command, or the interaction's type. */
  what: string;
  attempt: number;
  payload: Readonly<Record<string, unknown>>;
  at: number;
}

/** The app's acknowledgement, with what it answered. */
export interface AckRecord {
  type: 'ack';
  seq: number;
  envelopeId: string;
  latencyMs: number;
  payload: unknown;
  at: number;
}

/** A delivery that went wrong: it will be tried again, or was given up. */
export interface FailureRecord {
  type: 'retry' | 'dropped';
  seq: number;
  envelopeId: string;
  what: string;
  reason: string;
  attempt: number;
  at: number;
}

/** One thing that crossed the wire between workspace and app. */
export type WireRecord = CallRecord | EnvelopeRecord | AckRecord | FailureRecord;

type Unnumbered<R> = R extends WireRecord ? Omit<R, 'seq'> : never;

/** Enough for a long incident, little enough for memory. */
const KEPT = 5_000;

/** What crossed the wire lately, oldest first; `seq` counts on when old records are let go. */
export class WireLog {
  #seq = 0;
  #kept: WireRecord[] = [];
  readonly #listeners: (() => void)[] = [];

  /** @param tell is called with every record as it is written */
  readonly #tell: (record: WireRecord) => void;

  constructor(tell: (record: WireRecord) => void = () => {}) {
    this.#tell = tell;
  }

  /** Writes a record under the next number. */
  write(record: Unnumbered<WireRecord>): void {
    this.#seq += 1;
    const numbered: WireRecord = { ...record, seq: this.#seq };
    this.#kept.push(numbered);
    if (this.#kept.length > 2 * KEPT) this.#kept = this.#kept.slice(-KEPT);
    this.#tell(numbered);
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` after every record. */
  onRecord(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** The latest 5,000 records or more. */
  records(): readonly WireRecord[] {
    return this.#kept;
  }

  /** The calls among them, of one method or of all. */
  calls(method?: string): CallRecord[] {
    return this.#kept.filter(
      (record): record is CallRecord =>
        record.type === 'call' && (method === undefined || record.method === method),
    );
  }

  /** The payloads among them that were sent to the app, by event type, command or interaction. */
  envelopes(what?: string): EnvelopeRecord[] {
    return this.#kept.filter(
      (record): record is EnvelopeRecord =>
        record.type === 'envelope' && (what === undefined || record.what === what),
    );
  }
}
