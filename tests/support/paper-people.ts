import type { Members, Membership, People, Person } from '../../src/app/ports';
import { instant } from '../../src/domain/time/instant';
import { amina, baraka, chebet, nameOf } from './cast';

/** Who is in which channel, by the rule that the stored ones keep. */
export class PaperMembers implements Members {
  async forget(): Promise<void> {}

  readonly #known = new Map<string, Membership>();

  async note(next: Membership): Promise<void> {
    const key = `${next.channel}:${next.person}`;
    const known = this.#known.get(key);
    if (known === undefined || known.asOf < next.asOf) this.#known.set(key, next);
  }

  async read(): Promise<void> {}

  async has(_: string, channel: string, person: string): Promise<boolean> {
    return this.#known.get(`${channel}:${person}`)?.present === true;
  }

  async told(_: string, channel: string, person: string): Promise<boolean | undefined> {
    return this.#known.get(`${channel}:${person}`)?.present;
  }

  async of(_: string, channel: string): Promise<readonly Membership[]> {
    return [...this.#known.values()].filter((each) => each.channel === channel);
  }

  all(): readonly string[] {
    const present = [...this.#known].filter(([, { present }]) => present);
    return present.map(([key]) => key).sort();
  }
}

/** Who people are, by the rule that the stored ones keep: those who are in the incidents from the start. */
export class PaperPeople implements People {
  readonly #known = new Map<string, Person>(
    [amina, baraka, chebet].map((id) => [
      id,
      { id, name: nameOf(id), isBot: false, isDeactivated: false, asOf: instant(0) },
    ]),
  );

  async keep(_: string, person: Person): Promise<void> {
    const known = this.#known.get(person.id);
    if (known === undefined || known.asOf <= person.asOf) this.#known.set(person.id, person);
  }

  async update(team: string, person: Person): Promise<boolean> {
    const isKept = this.#known.has(person.id);
    if (isKept) await this.keep(team, person);
    return isKept;
  }

  async find(_: string, people: readonly string[]): Promise<readonly Person[]> {
    return people.flatMap((id) => this.#known.get(id) ?? []);
  }

  async latest(): Promise<readonly Person[]> {
    return [];
  }

  all(): readonly Person[] {
    return [...this.#known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
