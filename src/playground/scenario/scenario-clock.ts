import { MOST_RINGS, type TurningClock } from './replay-clock';

/** How fast a scenario's time passes: times real time, or in leaps from one thing to the next. */
export type Speed = 1 | 60 | 'fastest';

/** While everything is taken down, nobody waits long for an alarm. */
const HURRY = 3_600;
/** The longest wait that a Node timer can count. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Alarm {
  when: number;
  ring: () => void;
}

/** The scenario was stopped while somebody waited for its time. */
export class ScenarioStopped extends Error {
  override readonly name = 'ScenarioStopped';
}

/**
 * A clock that passes a scenario's time at a speed that can be changed in the middle, and stands still in between. At the
 * fastest it only moves when it is turned. Instants are integer microseconds since 1970 UTC.
 */
export class ScenarioClock implements TurningClock {
  #alarms: Alarm[] = [];
  #anchor: { story: number; real: number };
  #isPaused = false;
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;
  #waiting: (() => void)[] = [];

  /** @param start where the clock stands at first */
  #pace: Speed;

  constructor(start: number, pace: Speed) {
    this.#pace = pace;

    this.#anchor = { story: start, real: performance.now() };
  }

  /** How many of its seconds pass in a real one; 0 while it stands still. */
  get rate(): number {
    if (this.#isStopped) return HURRY;
    return this.#isPaused || this.#pace === 'fastest' ? 0 : this.#pace;
  }

  now(): number {
    const { story, real } = this.#anchor;
    return story + Math.floor((performance.now() - real) * 1_000 * this.rate);
  }

  at(when: number, ring: () => void): () => void {
    const alarm = { when, ring };
    // Behind those due at the same time: alarms ring in the order in which they were set.
    const later = this.#alarms.findIndex((other) => other.when > when);
    this.#alarms.splice(later === -1 ? this.#alarms.length : later, 0, alarm);
    // What is due already rings soon, even while the clock stands still.
    if (when <= this.now()) setImmediate(() => this.#ringIfSet(alarm));
    this.#arm();
    return () => this.#remove(alarm);
  }

  next(): number | undefined {
    return this.#alarms[0]?.when;
  }

  /** Passes time from now on at this pace. */
  setPace(pace: Speed): void {
    this.#change(() => {
      this.#pace = pace;
    });
  }

  /** Stands still until `resume`. */
  pause(): void {
    this.#change(() => {
      this.#isPaused = true;
    });
  }

  /** Passes time again. */
  resume(): void {
    this.#change(() => {
      this.#isPaused = false;
    });
  }

  /** Ends the story: whoever turns the clock is told, and what waits for an alarm soon hears it. */
  stop(): void {
    this.#change(() => {
      this.#isStopped = true;
    });
  }

  /** Passes time up to `to`, at whatever pace there is meanwhile. Rejects with `ScenarioStopped`. */
  async turn(to: number): Promise<void> {
    for (;;) {
      if (this.#isStopped) throw new ScenarioStopped('The story was broken off.');
      if (!this.#isPaused && this.#pace === 'fastest') {
        this.#leap(to);
        return;
      }
      this.#ringDue();
      if (!this.#isPaused && this.now() >= to) return;
      await this.#changedOrReached(to);
    }
  }

  #leap(to: number): void {
    let rings = 0;
    for (let alarm = this.#alarms[0]; alarm && alarm.when <= to; alarm = this.#alarms[0]) {
      rings = alarm.when > this.#anchor.story ? 0 : rings + 1;
      if (rings > MOST_RINGS) throw new Error(`alarms are set in a circle at ${alarm.when}`);
      this.#standAt(alarm.when);
      this.#ringIfSet(alarm);
    }
    this.#standAt(to);
  }

  #standAt(story: number): void {
    this.#anchor = { story: Math.max(story, this.#anchor.story), real: performance.now() };
  }

  #change(make: () => void): void {
    this.#standAt(this.now());
    make();
    this.#arm();
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #changedOrReached(to: number): Promise<void> {
    const { rate } = this;
    return new Promise((resolve) => {
      const reached = rate === 0 ? undefined : setTimeout(resolve, this.#realUntil(to, rate));
      this.#waiting.push(() => {
        clearTimeout(reached);
        resolve();
      });
    });
  }

  #realUntil(when: number, rate: number): number {
    return Math.min(Math.max(0, Math.ceil((when - this.now()) / 1_000 / rate)), LONGEST_TIMER_MS);
  }

  /** Waits for the next alarm, if time passes by itself. */
  #arm(): void {
    clearTimeout(this.#timer);
    const [first] = this.#alarms;
    const { rate } = this;
    if (!first || rate === 0) return;
    this.#timer = setTimeout(() => this.#ringDue(), this.#realUntil(first.when, rate));
    this.#timer.unref();
  }

  #ringDue(): void {
    const now = this.now();
    for (const alarm of this.#alarms.filter(({ when }) => when <= now)) this.#ringIfSet(alarm);
    this.#arm();
  }

  #ringIfSet(alarm: Alarm): void {
    if (this.#remove(alarm)) alarm.ring();
  }

  #remove(alarm: Alarm): boolean {
    const index = this.#alarms.indexOf(alarm);
    if (index !== -1) this.#alarms.splice(index, 1);
    return index !== -1;
  }
}
