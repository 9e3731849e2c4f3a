import type { PersonId } from '../../domain/person';
import type { Chat, Log } from '../ports';
import type { KnownPeople } from './known-people';

/** What finding out who people are works with. */
export interface PeopleLookupParts {
  readonly people: KnownPeople;
  readonly chat: Pick<Chat, 'standing'>;
  readonly log: Log;
}

/**
 * Finds out in the background who people are that appear in incidents, one after the other, so that it is known before
 * it matters. Nothing of this is queued: whom it missed is found out when they appear again.
 */
export class PeopleLookup {
  readonly #parts: PeopleLookupParts;
  readonly #waiting = new Set<PersonId>();
  #pass: Promise<void> | undefined;
  #stopped = false;

  constructor(parts: PeopleLookupParts) {
    this.#parts = parts;
  }

  /** True while somebody is being found out about. */
  get busy(): boolean {
    return this.#pass !== undefined;
  }

  /** Somebody did something in an incident, or is in its channel. */
  appeared(person: PersonId): void {
    if (this.#stopped || this.#parts.people.get(person)?.standing !== undefined) return;
    this.#waiting.add(person);
    this.#pass ??= this.#meetAll().finally(() => {
      this.#pass = undefined;
    });
  }

  /** Finds out nothing more, and resolves once what is being asked is answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#pass;
  }

  async #meetAll(): Promise<void> {
    const { chat, log } = this.#parts;
    for (const person of this.#waiting) {
      if (this.#stopped) return;
      await chat.standing(person, { involved: true }).catch((error: unknown) => {
        log.warn({ error }, 'It could not be found out who somebody is; it is asked for again later');
      });
      this.#waiting.delete(person);
    }
  }
}
