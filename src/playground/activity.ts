/** Counts what is in flight between workspace and app, so that others can wait until nothing is. */
export class Activity {
  #inFlight = 0;
  #waiting: (() => void)[] = [];

  /** Whether anything is in flight. */
  get busy(): boolean {
    return this.#inFlight > 0;
  }

  /** Says that something is in flight until the promise has settled. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.#inFlight += 1;
    try {
      return await work;
    } finally {
      this.#inFlight -= 1;
      if (this.#inFlight === 0) for (const wake of this.#waiting.splice(0)) wake();
    }
  }

  /** Resolves once nothing is in flight, and nothing came up in the same turn of the event loop. */
  async idle(): Promise<void> {
    do {
      if (this.#inFlight > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
      await new Promise<void>((resolve) => setImmediate(resolve));
    } while (this.#inFlight > 0);
  }
}
