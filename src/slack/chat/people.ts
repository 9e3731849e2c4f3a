import type { Chat } from '../../app/ports';
import type { PersonId } from '../../domain/person';
import { isRefusedWith } from '../failure';
import type { ChatParts } from './parts';

/** How many names are kept at hand. */
const mostNames = 10_000;

/** Knows people by name, and who is in a user group. */
export function people({ api }: ChatParts): Pick<Chat, 'names' | 'nameAtHand' | 'groupMembers'> {
  const known = new Map<PersonId, string>();

  const learn = async (person: PersonId): Promise<void> => {
    try {
      const { user } = await api.call('users.info', (client) => client.users.info({ user: person }));
      const name = user?.profile?.real_name || user?.real_name || user?.profile?.display_name || user?.name;
      if (known.size >= mostNames) known.clear();
      known.set(person, name ?? person);
    } catch (error) {
      // Somebody of another workspace, or gone for good: the id is what is left of them.
      if (!isRefusedWith(error, 'user_not_found', 'user_not_visible')) throw error;
      known.set(person, person);
    }
  };

  return {
    async names(people) {
      const unknown = [...new Set(people)].filter((person) => person !== '' && !known.has(person));
      await Promise.all(unknown.map(learn));
      return (person) => known.get(person) ?? person;
    },
    nameAtHand: (person) => known.get(person) ?? person,
    async groupMembers(group) {
      const listed = await api.call('usergroups.users.list', (client) =>
        client.usergroups.users.list({ usergroup: group }),
      );
      return listed.users ?? [];
    },
  };
}
