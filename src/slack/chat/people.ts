import type { KnownPeople } from '../../app/directory/known-people';
import type { Chat, Clock, Person } from '../../app/ports';
import type { PersonId } from '../../domain/person';
import { channelAnswer, peopleAnswer, userAnswer } from '../payloads/answers';
import { personFrom } from '../payloads/profile';
import { isPlaceId } from '../text/ids';
import { isFinal, isRefusedWith, unsaid } from '../web-api/call-failure';
import { withResponseDate } from '../web-api/response-date';
import { membersOf } from './members';
import { NameTries } from './name-tries';
import type { ChatParts } from './parts';
import { places } from './places';

type KnowsPeople = Pick<
  Chat,
  'names' | 'whoIs' | 'nameAtHand' | 'lookUp' | 'standing' | 'directMessages' | 'members' | 'groupMembers'
>;

/** Knows people by name, how to reach them alone, and who is in a channel or a user group. */
export function people({ api, identity }: ChatParts, known: KnownPeople, clock: Clock): KnowsPeople {
  /** Whom Slack does not know: somebody of another workspace, or gone for good. Their id is what is left of them. */
  const strangers = new Set<PersonId>();
  const asked = new Map<PersonId, Promise<Person | undefined>>();

  const info = async (person: PersonId): Promise<Person | undefined> => {
    try {
      const { result, asOf } = await withResponseDate(
        () => api.call('users.info', (client) => client.users.info({ user: person })),
        clock,
      );
      const { user } = userAnswer.parse(result);
      if (typeof user !== 'object' || user === null) throw unsaid();
      return personFrom(user, identity, { at: asOf, id: person });
    } catch (error) {
      if (!isRefusedWith(error, 'user_not_found', 'user_not_visible')) throw error;
      strangers.add(person);
      return undefined;
    }
  };

  /** Whoever asks for the same person meanwhile shares the call. */
  const ask = (person: PersonId): Promise<Person | undefined> => {
    const asking = asked.get(person) ?? info(person).finally(() => asked.delete(person));
    asked.set(person, asking);
    return asking;
  };

  const lookUp = async (person: PersonId): Promise<Person | undefined> => {
    const found = await ask(person);
    tries.over(person);
    if (found !== undefined) await known.learn(found);
    return found;
  };

  const tries = new NameTries(clock);

  const learn = async (people: readonly PersonId[]): Promise<void> => {
    const isUnknown = (person: PersonId): boolean =>
      person !== '' && known.get(person) === undefined && !strangers.has(person);
    const unknown = [...new Set(people)].filter(isUnknown);
    await known.find(unknown);
    await Promise.all(
      unknown.filter(isUnknown).map((person) =>
        lookUp(person).catch((error: unknown) => {
          if (!isFinal(error)) tries.failed(person, error);
        }),
      ),
    );
  };

  const named = places({ api }, clock, tries);
  const nameAtHand = (id: string): string => known.get(id)?.name ?? named.nameAtHand(id) ?? id;

  return {
    nameAtHand,
    lookUp,
    async names(ids) {
      await Promise.all([learn(ids.filter((id) => !isPlaceId(id))), named.learn(ids.filter(isPlaceId))]);
      return nameAtHand;
    },
    async whoIs(people) {
      await learn(people);
      return known.find(people);
    },
    async standing(person, { involved }) {
      const atHand = involved ? known.get(person)?.standing : known.standing(person);
      if (atHand !== undefined) return atHand;
      const [stored] = await known.find([person]);
      if (stored?.standing !== undefined) return stored.standing;
      const found = involved ? await lookUp(person) : await ask(person);
      const told = found?.standing ?? 'foreign';
      if (found === undefined || !involved) known.note(person, told);
      return told;
    },
    async directMessages(person) {
      const opened = await api.call('conversations.open', (client) =>
        client.conversations.open({ users: person }),
      );
      const { id } = channelAnswer.parse(opened).channel;
      if (id === undefined) throw unsaid();
      return id;
    },
    members: (channel) => membersOf({ api }, channel, clock),
    async groupMembers(group) {
      const listed = await api.call('usergroups.users.list', (client) =>
        client.usergroups.users.list({ usergroup: group }),
      );
      return peopleAnswer.parse(listed).users;
    },
  };
}
