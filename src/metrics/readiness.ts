/** Which parts the bot needs and whether each is at work; it is ready when all are. */
export class Readiness {
  readonly #parts = new Map<string, boolean>();
  readonly #notes = new Map<string, string>();

  /** Says whether a part is at work: `database`, `slack`. */
  set(part: string, ready: boolean): void {
    this.#parts.set(part, ready);
  }

  /** Says how far something is that the bot can do its work beside; without a text it is over. */
  note(what: string, text?: string): void {
    if (text === undefined) this.#notes.delete(what);
    else this.#notes.set(what, text);
  }

  /** What goes on besides, with how far it is: `catching up: 12 of 50 incidents`. */
  notes(): readonly string[] {
    return [...this.#notes].map(([what, text]) => `${what}: ${text}`);
  }

  /** Every part, with whether it is at work. */
  parts(): ReadonlyMap<string, boolean> {
    return this.#parts;
  }

  /** The parts that are not at work. */
  missing(): readonly string[] {
    return [...this.#parts].filter(([, ready]) => !ready).map(([part]) => part);
  }
}
