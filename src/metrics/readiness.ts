/** Which parts the bot needs and whether each is at work; it is ready when all are. */
export class Readiness {
  readonly #parts = new Map<string, boolean>();

  /** Says whether a part is at work: `database`, `slack`. */
  set(part: string, ready: boolean): void {
    this.#parts.set(part, ready);
  }

  /** The parts that are not at work. */
  missing(): readonly string[] {
    return [...this.#parts].filter(([, ready]) => !ready).map(([part]) => part);
  }
}
