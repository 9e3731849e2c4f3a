import { randomUUID } from 'node:crypto';
import type { Activity } from '../activity';
import type { Clock } from '../clock';
import type { WireLog } from '../wire';
import type { Delivery, Envelope, SendOutcome } from './delivery';
import { newEventId } from './delivery';

/** How long the app may take to acknowledge, and when an event is sent again. */
export interface DeliverySettings {
  /** Real milliseconds. */
  ackTimeoutMs: number;
  /** Waits before the second, third … sending, in milliseconds of the workspace's clock. */
  retryDelaysMs: readonly number[];
}

/** How an event is sent once more. */
export interface Redelivery {
  /** Under an event id of its own, as Slack sometimes does; else under the same one. */
  newEventId?: boolean;
  /** Puts the events into another order; they come oldest first. */
  order?: Reorder;
}

type Reorder = (events: readonly Envelope[]) => readonly Envelope[];

/** How many events can be delivered once more. */
const REMEMBERED = 10_000;

/** Brings every payload to the app: events until acknowledged or given up, interactions once. */
export class Deliveries {
  /** Whether every event is delivered twice, the second time under a new id. */
  repeating = false;

  /** Changes the payloads of events before they are sent: leaves out a field that Slack leaves out at times, say. */
  altering: ((what: string, payload: Envelope['payload']) => Envelope['payload']) | undefined;

  #held: Envelope[] | undefined;
  #waitingForApp: Envelope[] = [];
  readonly #waitingInteractions = new Set<() => void>();
  #remembered: Envelope[] = [];
  readonly #alarms = new Set<() => void>();
  #stopped = false;

  readonly #delivery: Delivery;
  readonly #clock: Clock;
  readonly #activity: Activity;
  readonly #wire: WireLog;
  readonly #settings: DeliverySettings;

  constructor(
    delivery: Delivery,
    clock: Clock,
    activity: Activity,
    wire: WireLog,
    settings: DeliverySettings,
  ) {
    this.#delivery = delivery;
    this.#clock = clock;
    this.#activity = activity;
    this.#wire = wire;
    this.#settings = settings;

    delivery.onReady(() => this.#appIsBack());
  }

  /** Holds every event from now on, until `resume`. */
  pause(): void {
    this.#held ??= [];
  }

  /** How many events are held. */
  get heldCount(): number {
    return this.#held?.length ?? 0;
  }

  /** Sends the held events, in another order if one is given, and holds no more. */
  resume(order: Reorder = (events) => events): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const envelope of order(held)) this.#sendEvent(envelope);
  }

  /** Delivers the last `count` events once more, whether or not they were acknowledged. */
  redeliver(
    count: number,
    { newEventId: renamed = false, order = (events) => events }: Redelivery = {},
  ): void {
    const again = count > 0 ? this.#remembered.slice(-count) : [];
    for (const envelope of order(again)) {
      const payload = renamed ? { ...envelope.payload, event_id: newEventId() } : envelope.payload;
      const attempt = renamed ? 0 : 1;
      this.#dispatchEvent({
        ...envelope,
        id: randomUUID(),
        payload,
        attempt,
        ...(renamed ? {} : { retryReason: 'timeout' }),
      });
    }
  }

  /** Delivers an event: at once, or once deliveries are resumed or the app is there. */
  event(what: string, payload: Readonly<Record<string, unknown>>): void {
    const envelope: Envelope = {
      id: randomUUID(),
      type: 'events_api',
      what,
      payload: this.altering?.(what, payload) ?? payload,
      acceptsResponse: false,
      attempt: 0,
    };
    this.#remembered.push(envelope);
    if (this.#remembered.length > 2 * REMEMBERED) this.#remembered = this.#remembered.slice(-REMEMBERED);
    this.#dispatchEvent(envelope);
    if (this.repeating) this.redeliver(1, { newEventId: true });
  }

  /** Delivers an interaction or a command and resolves with the app's answer. It is never sent twice. */
  async interaction(
    type: 'slash_commands' | 'interactive',
    what: string,
    payload: Readonly<Record<string, unknown>>,
  ): Promise<SendOutcome> {
    const id = randomUUID();
    return this.#activity.during(
      this.#deliverInTime({ id, type, what, payload, acceptsResponse: true, attempt: 0 }),
    );
  }

  /** Gives up everything that is still to be sent. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cancel of this.#alarms) cancel();
    for (const giveUp of this.#waitingInteractions) giveUp();
    await this.#delivery.close();
  }

  async #deliverInTime(envelope: Envelope): Promise<SendOutcome> {
    const deadline = performance.now() + this.#settings.ackTimeoutMs;
    if (!this.#delivery.ready()) await this.#appOrDeadline(this.#settings.ackTimeoutMs);
    const outcome = this.#delivery.ready()
      ? await this.#attempt(envelope, Math.max(1, Math.ceil(deadline - performance.now())))
      : ({ acknowledged: false, reason: 'connection_failed', retry: false } as const);
    if (!outcome.acknowledged) this.#recordFailure('dropped', envelope, outcome.reason);
    return outcome;
  }

  #appOrDeadline(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waitingInteractions.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waitingInteractions.add(done);
    });
  }

  #appIsBack(): void {
    for (const wake of [...this.#waitingInteractions]) wake();
    for (const envelope of this.#waitingForApp.splice(0)) this.#sendEvent(envelope);
  }

  #dispatchEvent(envelope: Envelope): void {
    if (this.#held) this.#held.push(envelope);
    else this.#sendEvent(envelope);
  }

  #sendEvent(envelope: Envelope): void {
    if (this.#stopped) return;
    if (!this.#delivery.ready()) {
      this.#waitingForApp.push(envelope);
      return;
    }
    void this.#activity.during(this.#tryEvent(envelope));
  }

  async #tryEvent(envelope: Envelope): Promise<void> {
    const outcome = await this.#attempt(envelope, this.#settings.ackTimeoutMs);
    if (outcome.acknowledged || this.#stopped) return;
    const delayMs = this.#settings.retryDelaysMs[envelope.attempt];
    if (!outcome.retry || delayMs === undefined) {
      this.#recordFailure('dropped', envelope, outcome.reason);
      return;
    }
    this.#recordFailure('retry', envelope, outcome.reason);
    const next = {
      ...envelope,
      id: randomUUID(),
      attempt: envelope.attempt + 1,
      retryReason: outcome.reason,
    };
    this.#after(delayMs, () => this.#dispatchEvent(next));
  }

  #after(ms: number, act: () => void): void {
    if (ms === 0) {
      act();
      return;
    }
    const cancel = this.#clock.at(this.#clock.now() + ms * 1000, () => {
      this.#alarms.delete(cancel);
      act();
    });
    this.#alarms.add(cancel);
  }

  async #attempt(envelope: Envelope, timeoutMs: number): Promise<SendOutcome> {
    const { id, type, what, attempt, payload } = envelope;
    this.#wire.write({
      type: 'envelope',
      envelopeId: id,
      envelopeType: type,
      what,
      attempt,
      payload,
      at: Date.now(),
    });
    const sent = performance.now();
    const outcome = await this.#delivery.send(envelope, timeoutMs);
    if (outcome.acknowledged) {
      const latencyMs = performance.now() - sent;
      this.#wire.write({ type: 'ack', envelopeId: id, latencyMs, payload: outcome.payload, at: Date.now() });
    }
    return outcome;
  }

  #recordFailure(kind: 'retry' | 'dropped', envelope: Envelope, reason: string): void {
    const { id, what, attempt } = envelope;
    this.#wire.write({ type: kind, envelopeId: id, what, reason, attempt, at: Date.now() });
  }
}
