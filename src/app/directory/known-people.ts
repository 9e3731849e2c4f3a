import type { PersonId, Standing } from '../../domain/person';
import { instant } from '../../domain/time/instant';
import type { People, Person } from '../ports';

/** How many people are kept in memory. */
const MAX_AT_HAND = 10_000;

/** The people of one workspace: those in memory, over those that are stored. Only who is in an incident is stored. */
export class KnownPeople {
  readonly #known = new Map<PersonId, Person>();
  /** What those are to the workspace who are in no incident and asked for something. */
  readonly #askers = new Map<PersonId, Standing>();

  readonly #people: People;
  readonly #team: string;

  constructor(people: People, team: string) {
    this.#people = people;
    this.#team = team;
  }

  /** Takes the people who changed last into memory, so that names are at hand from the start, and the bot itself. */
  async warm(bot: PersonId): Promise<void> {
    // Whatever the workspace says of the bot is newer.
    const own = { id: bot, name: 'Firelog', isBot: true, isDeactivated: false, asOf: instant(0) };
    await this.learn({ ...own, standing: 'member' });
    const latest = await this.#people.latest(this.#team, MAX_AT_HAND);
    // The newest go in last, and so stay longest.
    for (const person of [...latest].reverse()) this.#remember(person);
  }

  /** A person in memory; never waits. */
  get(person: PersonId): Person | undefined {
    return this.#known.get(person);
  }

  /** What a person is to the workspace, where that is in memory; never waits. */
  standing(person: PersonId): Standing | undefined {
    return this.#known.get(person)?.standing ?? this.#askers.get(person);
  }

  /** Those of the people who are known: as stored, which another process may have brought up to date. */
  async find(people: readonly PersonId[]): Promise<readonly Person[]> {
    const found = people.length === 0 ? [] : await this.#people.find(this.#team, people);
    for (const person of found) this.#remember(person);
    return found;
  }

  /** Takes in what the workspace says of a person who is in an incident. */
  async learn(person: Person): Promise<void> {
    await this.#people.keep(this.#team, person);
    this.#askers.delete(person.id);
    this.#remember(person);
  }

  /** Takes in what the workspace says of anybody: it is kept of those who are stored already, and of nobody else. */
  async hear(person: Person): Promise<void> {
    const { id, standing } = person;
    if (await this.#people.update(this.#team, person)) this.#remember(person);
    else if (this.#askers.has(id) && standing !== undefined) this.note(id, standing);
  }

  /** Keeps in memory what somebody is to the workspace who is in no incident. */
  note(person: PersonId, standing: Standing): void {
    setLast(this.#askers, person, standing);
  }

  #remember(person: Person): void {
    const known = this.#known.get(person.id);
    if (known !== undefined && known.asOf > person.asOf) return;
    const standing = person.standing ?? known?.standing;
    setLast(this.#known, person.id, { ...person, ...(standing !== undefined && { standing }) });
  }
}

/** Puts a value last into a map, which lets go of its first one when it has grown too large. */
function setLast<T>(map: Map<PersonId, T>, person: PersonId, value: T): void {
  map.delete(person);
  map.set(person, value);
  if (map.size <= MAX_AT_HAND) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
