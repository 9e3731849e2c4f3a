import { type Instant, second } from '../domain/instant';
import type { Clock } from './ports';

/** Without a way to the bot for so long, the workspace may have told of things in vain. */
const longest = 10 * second;

/** Watches the ways on which the workspace reaches the bot, and calls back when all were gone for ten seconds or more. */
export class Absence {
  #since: Instant | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly returned: () => void,
  ) {}

  /** Says how many ways are open now. The first that opens ends no absence: before it the bot was starting. */
  connections(open: number): void {
    if (open === 0) {
      this.#since ??= this.clock.now();
      return;
    }
    const gone = this.#since === undefined ? 0 : this.clock.now() - this.#since;
    this.#since = undefined;
    if (gone >= longest) this.returned();
  }
}
