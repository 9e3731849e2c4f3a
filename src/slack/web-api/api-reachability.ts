/** How the bot's calls fare: they are answered, nothing answers them, or Slack refuses the bot's token. */
export type Reachability = 'answered' | 'unanswered' | 'refused';

/** After so many calls in a row without an answer it is not the one call that is at fault. */
const manyMisses = 3;

/** Whether Slack answers the bot, as its calls show by themselves. */
export class ApiReachability {
  #misses = 0;
  #state: Reachability = 'answered';
  #why = '';
  readonly #changed = new Set<(state: Reachability) => void>();
  readonly #answered = new Set<() => void>();

  /** Calls back whenever it changes, until the returned function is called. */
  onChange(changed: (state: Reachability) => void): () => void {
    this.#changed.add(changed);
    return () => this.#changed.delete(changed);
  }

  /** Calls back with every answer while Slack is within reach. */
  onAnswer(answered: () => void): void {
    this.#answered.add(answered);
  }

  get state(): Reachability {
    return this.#state;
  }

  /** Why the last call failed that nobody or nothing answered. */
  get why(): string {
    return this.#why;
  }

  /** A call was answered, if only by a refusal of what it asked for. */
  answered(): void {
    this.#misses = 0;
    this.#become('answered');
    for (const tell of this.#answered) tell();
  }

  /** A call was not answered; true when it is like that for everybody. */
  missed(why: string): boolean {
    this.#misses += 1;
    this.#why = why;
    if (this.#misses >= manyMisses) this.#become('unanswered');
    return this.#state !== 'answered';
  }

  /** Slack refused the token, whatever was asked for. */
  refused(why: string): void {
    this.#misses = 0;
    this.#why = why;
    this.#become('refused');
  }

  #become(state: Reachability): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const tell of this.#changed) tell(state);
  }
}
