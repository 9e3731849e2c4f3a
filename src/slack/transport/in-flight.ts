/** Counts the work that came in and is not through yet, so that a stop can wait for it: Bolt itself does not. */
export class InFlight {
  readonly #work = new Set<Promise<unknown>>();
  #closed = false;

  /** True once nothing more is to be taken in. */
  get closed(): boolean {
    return this.#closed;
  }

  /** From now on nothing is taken in; what Slack sends meanwhile goes unacknowledged and comes again. */
  close(): void {
    this.#closed = true;
  }

  /** Counts a piece of work until it is settled. */
  track<T>(work: Promise<T>): Promise<T> {
    const tracked = work.then(
      () => undefined,
      () => undefined,
    );
    this.#work.add(tracked);
    void tracked.then(() => this.#work.delete(tracked));
    return work;
  }

  get busy(): boolean {
    return this.#work.size > 0;
  }

  /** Resolves once nothing is in flight. */
  async idle(): Promise<void> {
    while (this.busy) await Promise.all(this.#work);
  }
}
