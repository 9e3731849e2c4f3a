import { ChatFailure } from '../../app/chat-failure';
import type { Clock } from '../../app/ports';
import type { PermitRate, Permits, SharedBudgets } from '../../app/processes/counted-together';
import { type Instant, later, minute, second } from '../../domain/time/instant';
import { type MethodName, methods, type Tier } from './methods';

/** Calls a minute, and how many of them may come at once. Slack publishes the first figure only. */
const rates: Readonly<Record<Tier, { perMinute: number; burst: number }>> = {
  2: { perMinute: 20, burst: 10 },
  3: { perMinute: 50, burst: 20 },
  4: { perMinute: 100, burst: 40 },
  special: { perMinute: 240, burst: 60 },
};

/** One message a second and channel, a few more at once. Source: docs.slack.dev, apis/web-api/rate-limits. */
const postsToAChannel = { perMinute: 60, burst: 5 };

/** Whoever would have to wait longer for a method that Slack closed makes room for others, and comes again then. */
const MAX_STAY = 2 * second;

/** A bucket of permits that fills again with time. */
interface Bucket {
  permits: number;
  filledAt: Instant;
}

/** Where several processes count their calls together, and for which workspace. */
export interface CountedTogether {
  readonly budgets: SharedBudgets;
  readonly team: string;
}

/** From when until when Slack wants a method left alone. */
type Closure = Required<Permits>['closed'];

/** Whose turn it is to call which method. */
export interface CallTurns {
  /** Resolves when the method may be called; on that channel, for a message. */
  turn(method: MethodName, channel?: string): Promise<void>;
  /** Slack said to leave a method alone for so many seconds; until when that is. */
  close(method: MethodName, seconds: number): Instant;
}

/** Keeps our calls within Slack's limits: per method, and per channel for messages. */
export class RateLimiter implements CallTurns {
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();
  readonly #closed = new Map<MethodName, Closure>();
  readonly #sleepers = new Set<() => void>();
  #stopped = false;

  /**
   * @param share how much of what Slack allows is given out: 1 for all of it
   * @param together where calls are counted that other processes make as well; without it, here
   */
  readonly #share: number;
  readonly #together: CountedTogether | undefined;

  constructor(clock: Clock, share = 1, together?: CountedTogether) {
    this.#share = share;
    this.#together = together;

    this.#clock = clock;
  }

  /** How many calls wait for their turn, and so for the clock. */
  get asleep(): number {
    return this.#sleepers.size;
  }

  /** From now on nobody waits: whoever does or would, fails with a `ChatFailure` and may come again after the start. */
  stop(): void {
    this.#stopped = true;
    for (const wake of [...this.#sleepers]) wake();
  }

  /**
   * Resolves when the method may be called; on that channel, for a message. Fails with a `ChatFailure` that says when to
   * come again where Slack asked to leave the method alone for longer.
   */
  async turn(method: MethodName, channel?: string): Promise<void> {
    this.#refuseWhileClosed(method);
    await this.#take(method, method, rates[methods[method].tier]);
    if (method === 'chat.postMessage' && channel !== undefined) {
      await this.#take(method, `${method}:${channel}`, postsToAChannel);
    }
    this.#refuseWhileClosed(method);
    const reopens = this.#reopens(method);
    if (reopens !== undefined) await this.#until(reopens);
  }

  close(method: MethodName, seconds: number): Instant {
    const from = this.#clock.now();
    const until = later(from, seconds * second);
    this.#closed.set(method, { from, until });
    const { budgets, team } = this.#together ?? {};
    // The others find out by themselves where they cannot be told.
    budgets?.close(`${team}:${this.#share}:${method}`, from, until).catch(() => undefined);
    return until;
  }

  /** When a method may be called that Slack closed. Before it was closed nothing was: the clock was set back. */
  #reopens(method: MethodName): Instant | undefined {
    const closure = this.#closed.get(method);
    const now = this.#clock.now();
    return closure !== undefined && closure.from <= now && now < closure.until ? closure.until : undefined;
  }

  #refuseWhileClosed(method: MethodName): void {
    const notBefore = this.#reopens(method);
    if (notBefore === undefined || notBefore <= later(this.#clock.now(), MAX_STAY)) return;
    throw new ChatFailure('ratelimited', 'Slack asks to wait.', { again: true, notBefore, isForAll: true });
  }

  async #take(method: MethodName, key: string, whole: PermitRate): Promise<void> {
    const rate = { perMinute: whole.perMinute * this.#share, burst: whole.burst * this.#share };
    const taken = this.#takeFrom(key, rate);
    // What is counted here is known at once.
    const { left, closed } = taken instanceof Promise ? await taken : taken;
    if (closed !== undefined) {
      this.#closed.set(method, closed);
      this.#refuseWhileClosed(method);
    }
    // Below zero the call has a place in the queue: it goes when its own permit has come.
    if (left < 0) {
      await this.#until(later(this.#clock.now(), Math.ceil((-left / rate.perMinute) * minute)));
    }
  }

  #takeFrom(key: string, rate: PermitRate): Promise<Permits> | Permits {
    const { budgets, team } = this.#together ?? {};
    const now = this.#clock.now();
    if (budgets !== undefined) return budgets.take(`${team}:${this.#share}:${key}`, rate, now);
    const bucket = this.#buckets.get(key) ?? { permits: rate.burst, filledAt: now };
    // A clock that was set back tells nothing of how long ago it was filled.
    const filled = (Math.max(0, now - bucket.filledAt) / minute) * rate.perMinute;
    bucket.permits = Math.min(rate.burst, bucket.permits + filled) - 1;
    bucket.filledAt = now;
    this.#buckets.set(key, bucket);
    return { left: bucket.permits };
  }

  #until(when: Instant): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.at(when, () => end());
      const end = (): void => {
        cancel();
        this.#sleepers.delete(end);
        if (this.#stopped)
          reject(new ChatFailure('stopping', 'Firelog is being stopped.', { again: true, isForAll: true }));
        else resolve();
      };
      this.#sleepers.add(end);
      if (this.#stopped) end();
    });
  }
}
