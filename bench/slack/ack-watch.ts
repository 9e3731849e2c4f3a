import type { WireRecord } from '../../src/playground/wire';

/** Something that was sent, or was to be sent, and waits for its acknowledgement. */
interface Sent {
  readonly since: number;
  readonly settled: (milliseconds: number) => void;
}

/** Measures how long the app takes to acknowledge what people do, from the moment at which they were to do it. */
export class AckWatch {
  /** What each envelope carries: a retry is another envelope with the same event. */
  readonly #carried = new Map<string, string>();
  readonly #sent = new Map<string, Sent>();
  #sending: Sent | undefined;

  /**
   * Does something that sends one payload to the app at once. Calls `settled` with the milliseconds from `since` until it
   * is acknowledged; with `Infinity` when it is given up.
   */
  follow(since: number, act: () => Promise<unknown>, settled: Sent['settled']): Promise<unknown> {
    this.#sending = { since, settled };
    const done = act();
    this.#sending = undefined;
    return done;
  }

  /** Is told of everything that crosses the wire. */
  see(record: WireRecord): void {
    if (record.type === 'envelope') this.#left(record);
    else if (record.type === 'ack') this.#settle(record.envelopeId, performance.now());
    else if (record.type === 'dropped') this.#settle(record.envelopeId, Number.POSITIVE_INFINITY);
  }

  #left({ envelopeId, payload }: Extract<WireRecord, { type: 'envelope' }>): void {
    const what = String(payload.event_id ?? envelopeId);
    if (this.#sending !== undefined) {
      this.#sent.set(what, this.#sending);
      this.#sending = undefined;
    }
    if (this.#sent.has(what)) this.#carried.set(envelopeId, what);
  }

  #settle(envelopeId: string, at: number): void {
    const what = this.#carried.get(envelopeId);
    const sent = what === undefined ? undefined : this.#sent.get(what);
    this.#carried.delete(envelopeId);
    if (what === undefined || sent === undefined) return;
    this.#sent.delete(what);
    sent.settled(at - sent.since);
  }
}
