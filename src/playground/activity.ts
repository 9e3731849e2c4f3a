/** Counts what is in hand between workspace and app, so that others can wait until nothing is. */
export class Activity {
  private inHand = 0;
  private waiting: (() => void)[] = [];

  /** Whether anything is in hand. */
  get busy(): boolean {
    return this.inHand > 0;
  }

  /** Says that something is in hand until the promise has settled. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.inHand += 1;
    try {
      return await work;
    } finally {
      this.inHand -= 1;
      if (this.inHand === 0) for (const wake of this.waiting.splice(0)) wake();
    }
  }

  /** Resolves once nothing is in hand, and nothing came up in the same turn of the event loop. */
  async idle(): Promise<void> {
    do {
      if (this.inHand > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
      await new Promise<void>((resolve) => setImmediate(resolve));
    } while (this.inHand > 0);
  }
}
