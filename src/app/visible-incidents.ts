import type { PersonId, Standing } from '../domain/person';
import type { IncidentRef } from './job';
import type { Members, OpenIncident, Store } from './ports';

/**
 * Which incidents of one workspace people see. A guest, and whoever else is no full member, sees those alone in whose
 * channels they are. Where it hangs on that what somebody sees, they are asked about, which may take a call.
 */
export interface VisibleIncidents {
  /** The open incidents that somebody sees, newest first. */
  open(person: PersonId): Promise<readonly OpenIncident[]>;
  /** The newest incidents that somebody sees, closed ones among them and canceled ones not. */
  newest(person: PersonId, most: number): Promise<readonly IncidentRef[]>;
  /** Whether somebody would see less of the open incidents as a guest than as a member; never a call. */
  isLessForGuests(person: PersonId): Promise<boolean>;
}

/** What somebody is to the workspace: as far as it is at hand, and asked for where it is not. */
interface Standings {
  readonly atHand: (person: PersonId) => Standing | undefined;
  readonly asked: (person: PersonId) => Promise<Standing>;
}

/** What people see of the incidents of a team. */
export function visibleIncidentsOf(
  team: string,
  { store, members }: { store: Store; members: Members },
  standings: Standings,
): VisibleIncidents {
  const isInside = (channel: string | undefined, person: PersonId): Promise<boolean> =>
    channel === undefined ? Promise.resolve(false) : members.has(team, channel, person);

  const limited = async <T>(
    person: PersonId,
    all: readonly T[],
    isMeant: (each: T) => Promise<boolean>,
  ): Promise<readonly T[]> => {
    if (standings.atHand(person) === 'member') return all;
    const inside = await filtered(all, isMeant);
    return inside.length === all.length || (await standings.asked(person)) === 'member' ? all : inside;
  };

  return {
    async open(person) {
      const open = await store.visibleTo(team, person);
      return limited(person, open, ({ channel }) => isInside(channel, person));
    },
    async newest(person, most) {
      const newest = await store.newestVisibleTo(team, person, most);
      return limited(person, newest, async (ref) => isInside((await store.load(ref)).channel?.id, person));
    },
    async isLessForGuests(person) {
      const open = await store.visibleTo(team, person);
      const inside = await filtered(open, ({ channel }) => isInside(channel, person));
      return inside.length < open.length;
    },
  };
}

async function filtered<T>(all: readonly T[], isMeant: (each: T) => Promise<boolean>): Promise<readonly T[]> {
  const meant = await Promise.all(all.map(isMeant));
  return all.filter((_, index) => meant[index]);
}
