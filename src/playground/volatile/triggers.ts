import { randomBytes } from 'node:crypto';
import { SlackError } from '../state/slack-error';

interface Trigger {
  user: string;
  /** Real milliseconds, on the process's own monotonic clock. */
  expires: number;
  exchanged: boolean;
}

/** The `trigger_id`s given out: each opens one modal for one person, within a few seconds of real time. */
export class Triggers {
  readonly #known = new Map<string, Trigger>();
  #count = 0;

  readonly #lifetimeMs: number;

  constructor(lifetimeMs: number) {
    this.#lifetimeMs = lifetimeMs;
  }

  /** A new trigger for something this person just did. */
  issue(user: string): string {
    this.#count += 1;
    const id = `${this.#count}.${Math.floor(Date.now() / 1000)}.${randomBytes(16).toString('hex')}`;
    this.#known.set(id, { user, expires: performance.now() + this.#lifetimeMs, exchanged: false });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= 10_000) break;
      this.#known.delete(oldest);
    }
    return id;
  }

  /** Uses a trigger up and names its person. Refuses `invalid_`, `expired_` and `exchanged_trigger_id`. */
  exchange(id: string): string {
    const user = this.userOf(id);
    const trigger = this.#known.get(id);
    if (trigger) trigger.exchanged = true;
    return user;
  }

  /** Whose trigger it is, without using it up. Refuses like `exchange`. */
  userOf(id: string): string {
    const trigger = this.#known.get(id);
    if (!trigger) throw new SlackError('invalid_trigger_id');
    if (trigger.exchanged) throw new SlackError('exchanged_trigger_id');
    if (performance.now() > trigger.expires) throw new SlackError('expired_trigger_id');
    return trigger.user;
  }
}
