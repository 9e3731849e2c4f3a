import { instant } from '../domain/instant';
import type { PersonId } from '../domain/person';
import type { People, Person } from './ports';

/** How many people are kept in memory. */
const mostAtHand = 10_000;

/** The people of one workspace: those in memory, over those that are stored. */
export class PeopleAtHand {
  readonly #known = new Map<PersonId, Person>();

  constructor(
    private readonly people: People,
    private readonly team: string,
  ) {}

  /** Takes the people who changed last into memory, so that names are at hand from the start, and the bot itself. */
  async warm(bot: PersonId): Promise<void> {
    // Whatever the workspace says of the bot is newer.
    await this.learn({ id: bot, name: 'Firelog', isBot: true, isDeactivated: false, asOf: instant(0) });
    const latest = await this.people.latest(this.team, mostAtHand);
    // The newest go in last, and so stay longest.
    for (const person of [...latest].reverse()) this.#remember(person);
  }

  /** A person in memory; never waits. */
  get(person: PersonId): Person | undefined {
    return this.#known.get(person);
  }

  /** Those of the people who are known: as stored, which another process may have brought up to date. */
  async find(people: readonly PersonId[]): Promise<readonly Person[]> {
    const found = people.length === 0 ? [] : await this.people.find(this.team, people);
    for (const person of found) this.#remember(person);
    return found;
  }

  /** Takes in what the workspace says of a person. */
  async learn(person: Person): Promise<void> {
    await this.people.keep(this.team, person);
    this.#remember(person);
  }

  #remember(person: Person): void {
    const known = this.#known.get(person.id);
    if (known !== undefined && known.asOf > person.asOf) return;
    this.#known.delete(person.id);
    this.#known.set(person.id, person);
    if (this.#known.size <= mostAtHand) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
