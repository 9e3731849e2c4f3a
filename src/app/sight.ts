import type { PersonId, Standing } from '../domain/person';
import type { Members, Store } from './ports';

/**
 * The store as people see it: a guest, and whoever else is no full member, sees the incidents alone in whose channels they
 * are. `standingOf` may take a call, and so may finding out what somebody sees.
 */
export function withinSight(
  store: Store,
  members: Members,
  standingOf: (person: PersonId) => Promise<Standing>,
): Store {
  const isInside = (team: string, channel: string | undefined, person: PersonId): Promise<boolean> =>
    channel === undefined ? Promise.resolve(false) : members.has(team, channel, person);

  return {
    ...store,
    async visibleTo(team, person) {
      const open = await store.visibleTo(team, person);
      if ((await standingOf(person)) === 'member') return open;
      return filtered(open, ({ channel }) => isInside(team, channel, person));
    },
    async newestVisibleTo(team, person, most) {
      const newest = await store.newestVisibleTo(team, person, most);
      if ((await standingOf(person)) === 'member') return newest;
      return filtered(newest, async (ref) => isInside(team, (await store.load(ref)).channel?.id, person));
    },
  };
}

async function filtered<T>(all: readonly T[], isMeant: (each: T) => Promise<boolean>): Promise<readonly T[]> {
  const meant = await Promise.all(all.map(isMeant));
  return all.filter((_, index) => meant[index]);
}
