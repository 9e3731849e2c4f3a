import type { Clock } from '../clock';

/** A clock that somebody turns: it tells when its next alarm is due, so that nothing is jumped over. */
export interface TurningClock extends Clock {
  /** When the earliest alarm is due; undefined when none is set. */
  next(): number | undefined;
  /** Moves on to `to`, ringing what is due on the way, each alarm at its own time; a live clock takes real time for it. */
  turn(to: number): void | Promise<void>;
}

interface Alarm {
  when: number;
  ring: () => void;
}

/** Alarms at one instant after which somebody must be setting them in a circle. */
export const MOST_RINGS = 10_000;

/** A clock that stands still until it is turned. Instants are integer microseconds since 1970 UTC. */
export class ReplayClock implements TurningClock {
  #alarms: Alarm[] = [];

  /** @param current where the clock stands at first */
  #current: number;

  constructor(current: number) {
    this.#current = current;
  }

  now(): number {
    return this.#current;
  }

  at(when: number, ring: () => void): () => void {
    const alarm = { when, ring };
    // Behind those due at the same time: alarms ring in the order in which they were set.
    const later = this.#alarms.findIndex((other) => other.when > when);
    this.#alarms.splice(later === -1 ? this.#alarms.length : later, 0, alarm);
    // What is due already rings soon, as it would on any clock, even if nobody turns this one.
    if (when <= this.#current) setImmediate(() => this.#ringIfSet(alarm));
    return () => this.#remove(alarm);
  }

  next(): number | undefined {
    return this.#alarms[0]?.when;
  }

  /** @throws RangeError when `to` lies before now; Error when alarms set each other for one instant for ever */
  turn(to: number): void {
    if (to < this.#current)
      throw new RangeError(`A clock cannot be turned back from ${this.#current} to ${to}`);
    let rings = 0;
    for (let alarm = this.#alarms[0]; alarm && alarm.when <= to; alarm = this.#alarms[0]) {
      rings = alarm.when > this.#current ? 0 : rings + 1;
      if (rings > MOST_RINGS) throw new Error(`alarms are set in a circle at ${this.#current}`);
      this.#current = Math.max(this.#current, alarm.when);
      this.#ringIfSet(alarm);
    }
    this.#current = to;
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
