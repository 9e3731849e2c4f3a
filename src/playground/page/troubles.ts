import type { Deliveries } from '../delivery/deliveries';
import type { SocketDelivery } from '../delivery/socket-delivery';
import type { Fault, FaultPoint, Faults } from '../faults';
import type { Trouble } from './contract';

/** What a `Retry-After` says, in seconds: long enough to be seen, short enough to be waited for. */
const RETRY_AFTER_SECONDS = 5;

/** What stands for a status in place of a code. */
const STATUSES: Readonly<Record<string, Fault>> = {
  404: { type: 'http-404' },
  500: { type: 'http-500' },
  503: { type: 'http-503' },
};

const NONE: Trouble = {
  latencyMs: 0,
  rateLimited: [],
  failing: [],
  lostAnswers: 0,
  duplicates: false,
  doubled: false,
  heldBack: false,
};

/** The trouble that people make for the app, in force as long as it is switched on. */
export class Troubles {
  #current = NONE;

  readonly #deliveries: Deliveries;
  readonly #sockets: SocketDelivery | undefined;

  constructor(faults: Faults, deliveries: Deliveries, sockets: SocketDelivery | undefined) {
    this.#deliveries = deliveries;
    this.#sockets = sockets;

    // Two, since of each only one fault comes at a time, and a slow call may fail too.
    faults.add(({ moment }) => this.#delay(moment));
    faults.add((point) => this.#fault(point));
  }

  /** What goes wrong now. */
  get trouble(): Trouble {
    return this.#current;
  }

  /** Puts this trouble in force and ends what went wrong before. */
  set(trouble: Trouble): void {
    const wasHeld = this.#current.heldBack;
    this.#current = trouble;
    this.#deliveries.repeating = trouble.duplicates;
    if (this.#sockets) this.#sockets.doubling = trouble.doubled;
    if (trouble.heldBack) this.#deliveries.pause();
    else if (wasHeld) this.#deliveries.resume((events) => [...events].reverse());
  }

  /** Ends whatever goes wrong. */
  end(): void {
    this.set(NONE);
  }

  #delay(moment: FaultPoint['moment']): Fault | undefined {
    const { latencyMs: ms } = this.#current;
    return moment === 'before' && ms > 0 ? { type: 'delay', ms } : undefined;
  }

  #fault({ moment, method }: FaultPoint): Fault | undefined {
    const { rateLimited, failing, lostAnswers } = this.#current;
    if (moment === 'after') return Math.random() * 100 < lostAnswers ? { type: 'lost-after' } : undefined;
    const isMeant = (named: string): boolean => named === method || named === '*';
    if (rateLimited.some(isMeant)) {
      return { type: 'rate-limited', retryAfterSeconds: RETRY_AFTER_SECONDS };
    }
    const failure = failing.find((each) => isMeant(each.method));
    return failure && (STATUSES[failure.error] ?? { type: 'error', error: failure.error });
  }
}
