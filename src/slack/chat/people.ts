import type { PeopleAtHand } from '../../app/people-at-hand';
import type { Chat } from '../../app/ports';
import type { PersonId } from '../../domain/person';
import { isFinal, isRefusedWith } from '../failure';
import { personFrom } from '../profile';
import type { ChatParts } from './parts';

/** Knows people by name, how to reach them alone, and who is in a channel or a user group. */
export function people(
  { api }: ChatParts,
  known: PeopleAtHand,
): Pick<Chat, 'names' | 'whoIs' | 'nameAtHand' | 'directMessages' | 'members' | 'groupMembers'> {
  /** Whom Slack does not know: somebody of another workspace, or gone for good. Their id is what is left of them. */
  const strangers = new Set<PersonId>();

  const ask = async (person: PersonId): Promise<void> => {
    try {
      const { user } = await api.call('users.info', (client) => client.users.info({ user: person }));
      await known.learn(personFrom(user));
    } catch (error) {
      // Without a name they are shown by their id, which is better than not at all.
      if (!isFinal(error)) throw error;
      if (isRefusedWith(error, 'user_not_found', 'user_not_visible')) strangers.add(person);
    }
  };

  const learn = async (people: readonly PersonId[]): Promise<void> => {
    const isUnknown = (person: PersonId): boolean =>
      person !== '' && known.get(person) === undefined && !strangers.has(person);
    const unknown = [...new Set(people)].filter(isUnknown);
    await known.find(unknown);
    await Promise.all(unknown.filter(isUnknown).map(ask));
  };

  const nameAtHand = (person: PersonId): string => known.get(person)?.name ?? person;

  return {
    nameAtHand,
    async names(people) {
      await learn(people);
      return nameAtHand;
    },
    async whoIs(people) {
      await learn(people);
      return known.find(people);
    },
    async directMessages(person) {
      const opened = await api.call('conversations.open', (client) =>
        client.conversations.open({ users: person }),
      );
      return opened.channel?.id ?? '';
    },
    async members(channel) {
      const members: PersonId[] = [];
      const pages = api.pages('conversations.members', (client, cursor) =>
        client.conversations.members({ channel, limit: 1_000, ...cursor }),
      );
      for await (const page of pages) members.push(...(page.members ?? []));
      return members;
    },
    async groupMembers(group) {
      const listed = await api.call('usergroups.users.list', (client) =>
        client.usergroups.users.list({ usergroup: group }),
      );
      return listed.users ?? [];
    },
  };
}
