import type { PersonId, Standing } from '../domain/person';
import type { Members, Store } from './ports';

/** The store as people see it, and whether it hangs on what somebody is to the workspace how much that is. */
export interface Sight {
  /**
   * A guest, and whoever else is no full member, sees the incidents alone in whose channels they are. Where it hangs on
   * that what somebody sees, they are asked about, which may take a call.
   */
  readonly store: Store;
  /** Whether somebody would see less of the open incidents as a guest than as a member; never a call. */
  isLessForGuests(team: string, person: PersonId): Promise<boolean>;
}

/** What somebody is to the workspace: as far as it is at hand, and asked for where it is not. */
interface Standings {
  readonly atHand: (person: PersonId) => Standing | undefined;
  readonly asked: (person: PersonId) => Promise<Standing>;
}

/** What people see of a store. */
export function sightOf(store: Store, members: Members, standings: Standings): Sight {
  const isInside = (team: string, channel: string | undefined, person: PersonId): Promise<boolean> =>
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
    store: {
      ...store,
      async visibleTo(team, person) {
        const open = await store.visibleTo(team, person);
        return limited(person, open, ({ channel }) => isInside(team, channel, person));
      },
      async newestVisibleTo(team, person, most) {
        const newest = await store.newestVisibleTo(team, person, most);
        return limited(person, newest, async (ref) =>
          isInside(team, (await store.load(ref)).channel?.id, person),
        );
      },
    },
    async isLessForGuests(team, person) {
      const open = await store.visibleTo(team, person);
      const inside = await filtered(open, ({ channel }) => isInside(team, channel, person));
      return inside.length < open.length;
    },
  };
}

async function filtered<T>(all: readonly T[], isMeant: (each: T) => Promise<boolean>): Promise<readonly T[]> {
  const meant = await Promise.all(all.map(isMeant));
  return all.filter((_, index) => meant[index]);
}
