import type { MethodName } from '../rate-limits/methods';

/** How the bot's calls fare: they are answered, nothing answers them, or Slack refuses the bot's token. */
export type Reachability = 'answered' | 'unanswered' | 'refused';

/** After so many calls in a row without an answer it is not the one call that is at fault. */
const manyMisses = 3;

/** What every token may ask at any time: where that fails, it is not for the sake of what was asked. */
const asksNothing: MethodName = 'auth.test';

/**
 * Whether Slack answers the bot, as its calls show by themselves. One method may fail for hours while the others work, so
 * that alone says nothing of the others: it is asked about.
 */
export class ApiReachability {
  #misses = 0;
  readonly #missing = new Set<MethodName>();
  #state: Reachability = 'answered';
  #why = '';
  readonly #changed = new Set<(state: Reachability) => void>();
  readonly #answered = new Set<() => void>();
  readonly #doubted = new Set<() => void>();

  /** Calls back whenever it changes, until the returned function is called. */
  onChange(changed: (state: Reachability) => void): () => void {
    this.#changed.add(changed);
    return () => this.#changed.delete(changed);
  }

  /** Calls back with every answer while Slack is within reach. */
  onAnswer(answered: () => void): void {
    this.#answered.add(answered);
  }

  /** Calls back when one method fails in a way that may be every method's: to call `auth.test` would tell. */
  onDoubt(doubted: () => void): () => void {
    this.#doubted.add(doubted);
    return () => this.#doubted.delete(doubted);
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
    this.#forget();
    this.#become('answered');
    for (const tell of this.#answered) tell();
  }

  /** A call was not answered; true when it is like that for everybody. */
  missed(why: string, method: MethodName): boolean {
    this.#misses += 1;
    this.#missing.add(method);
    this.#why = why;
    if (method === asksNothing || (this.#misses >= manyMisses && this.#missing.size > 1)) {
      this.#become('unanswered');
    } else if (this.#misses >= manyMisses) this.#doubt();
    return this.#state !== 'answered';
  }

  /** Something answered a call that knows nothing of the method; true when it is like that for everybody. */
  unknown(why: string, method: MethodName): boolean {
    if (method === asksNothing) return this.missed(why, method);
    this.#doubt();
    return this.#state !== 'answered';
  }

  /** Slack refused the token, whatever was asked for. */
  refused(why: string): void {
    this.#forget();
    this.#why = why;
    this.#become('refused');
  }

  #forget(): void {
    this.#misses = 0;
    this.#missing.clear();
  }

  #doubt(): void {
    if (this.#state === 'answered') for (const tell of this.#doubted) tell();
  }

  #become(state: Reachability): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const tell of this.#changed) tell(state);
  }
}
