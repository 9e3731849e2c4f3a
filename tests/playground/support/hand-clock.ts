import type { Clock } from '../../../src/playground/clock';

/** A clock that stands still until it is moved. */
export class HandClock implements Clock {
  private readonly alarms = new Map<() => void, number>();

  constructor(private micros = Date.UTC(2023, 10, 8, 15, 0) * 1000) {}

  now(): number {
    return this.micros;
  }

  at(when: number, ring: () => void): () => void {
    const alarm = () => ring();
    this.alarms.set(alarm, when);
    return () => this.alarms.delete(alarm);
  }

  /** Moves on by so many milliseconds and rings what is due. */
  forward(ms: number): void {
    this.micros += ms * 1000;
    for (const [alarm, when] of [...this.alarms]) {
      if (when > this.micros) continue;
      this.alarms.delete(alarm);
      alarm();
    }
  }

  /** How many alarms are set. */
  get waiting(): number {
    return this.alarms.size;
  }
}
