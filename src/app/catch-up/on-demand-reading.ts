import { type Instant, later, minute } from '../../domain/time/instant';
import type { IncidentRef } from '../job';
import type { Clock, Log, ReadOutcome } from '../ports';
import { RetryingQueue } from './retrying-queue';

/** What reading for somebody who waits works with. */
export interface OnDemandParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly read: (ref: IncidentRef) => Promise<void>;
  /** Called when an outcome is known. */
  readonly released: (ref: IncidentRef) => Promise<void>;
}

/** A draft waits no longer than this for its channel to be read; then it is delivered and says so. */
const MAX_WAIT = 5 * minute;

/** Reads incidents for whoever waits for it, a draft say, and remembers what came of it. */
export class OnDemandReadings {
  readonly #parts: OnDemandParts;
  readonly #rounds = new Map<number, RetryingQueue<IncidentRef>>();
  readonly #alarms = new Map<number, () => void>();
  /** When the last reading began that was finished, and when one was last waited for in vain. */
  readonly #readAt = new Map<number, Instant>();
  readonly #unreadAt = new Map<number, Instant>();

  constructor(parts: OnDemandParts) {
    this.#parts = parts;
  }

  /** How many read at this moment, and wait for no better one. */
  get active(): number {
    return [...this.#rounds.values()].filter((round) => round.isActive).length;
  }

  /** Takes note that an incident was read; the reading began at that instant. */
  read(ref: IncidentRef, begun: Instant): void {
    this.#readAt.set(ref.number, begun);
  }

  /** What became of reading an incident at or after an instant. Undefined while it is read; then `released` is called. */
  outcome(ref: IncidentRef, since: Instant): ReadOutcome | undefined {
    if ((this.#readAt.get(ref.number) ?? 0) >= since) return 'read';
    if ((this.#unreadAt.get(ref.number) ?? 0) >= since) return 'unread';
    this.begin(ref);
    return undefined;
  }

  /** Reads an incident now, unless it is being read for somebody. */
  begin(ref: IncidentRef): void {
    if (this.#rounds.has(ref.number)) return;
    const { clock, log, read } = this.#parts;
    const round = new RetryingQueue<IncidentRef>({
      clock,
      log,
      visit: read,
      onProgress: ({ done, failed }) => {
        if (done > 0) this.#end(ref, round, failed === 0 ? 'read' : 'unread');
      },
    });
    this.#rounds.set(ref.number, round);
    const limit = later(clock.now(), MAX_WAIT);
    this.#alarms.set(
      ref.number,
      clock.at(limit, () => this.#end(ref, round, 'unread')),
    );
    round.begin(async () => [ref]);
  }

  /** Waits for nothing any more, and resolves once what is being read is over. */
  async stop(): Promise<void> {
    for (const cancel of this.#alarms.values()) cancel();
    await Promise.all([...this.#rounds.values()].map((round) => round.stop()));
  }

  #end({ team, number }: IncidentRef, round: RetryingQueue<IncidentRef>, outcome: ReadOutcome): void {
    // What was not read in time may end later, while another reads.
    if (this.#rounds.get(number) !== round) return;
    const { clock, log, released } = this.#parts;
    this.#alarms.get(number)?.();
    this.#alarms.delete(number);
    this.#rounds.delete(number);
    void round.stop();
    if (outcome === 'unread') this.#unreadAt.set(number, clock.now());
    released({ team, number }).catch((error: unknown) => {
      log.error({ error, incident: number }, 'What waited for a reading could not be taken up');
    });
  }
}
