import { ChatFailure } from '../../app/chat-failure';
import type { Clock } from '../../app/ports';
import { type Instant, later, second } from '../../domain/time/instant';

/** For how long a name is asked for before the id stands in its place, where nothing but that fails. */
const MAX_TRYING = 30 * second;

/** Since when names were asked for in vain, by the ids of people, channels and groups. */
export class NameTries {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #since = new Map<string, Instant>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** It was told. */
  over(id: string): void {
    this.#since.delete(id);
  }

  /**
   * It could not be asked for: throws that on, so that whoever needs the name tries again. After a while the id has to do,
   * which is better than nothing at all.
   */
  failed(id: string, error: unknown): void {
    const now = this.#clock.now();
    const since = this.#since.get(id) ?? now;
    this.#since.set(id, since);
    if (!isOfItsOwn(error) || now < later(since, MAX_TRYING)) throw error;
  }
}

/** Whether it says something of the call: what fails for everybody is waited for. */
function isOfItsOwn(error: unknown): boolean {
  return error instanceof ChatFailure && !(error.outcome.again && error.outcome.isForAll);
}
