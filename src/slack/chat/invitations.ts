import type { ChatFailure } from '../../app/chat-failure';
import type { Chat } from '../../app/ports';
import type { PersonId } from '../../domain/person';
import { inviteAnswer } from '../payloads/answers';
import { isFinal, refusedFor } from '../web-api/call-failure';
import type { ChatParts } from './parts';

/** How many people one invitation may name. Source: docs.slack.dev, conversations.invite. */
const MAX_INVITED = 100;

/** What says nothing of the people who were named: to ask for each of them by name would bring the same. */
const aboutNobody = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'missing_scope',
  'no_permission',
  'restricted_action',
  'method_not_supported_for_channel_type',
]);

/** Brings people into channels. Whom Slack refuses keeps nobody out, and is complained of at the end. */
export function invitations({ api, identity }: ChatParts): Pick<Chat, 'invite'> {
  /** Why some of them were not invited, as far as Slack says; throws where nobody was. */
  const inviteSome = async (
    channel: string,
    people: readonly PersonId[],
  ): Promise<ChatFailure | undefined> => {
    const answer = await api.call('conversations.invite', (client) =>
      // With `force`, one person who cannot be invited does not keep out the others, and is named in the answer.
      client.conversations.invite({ channel, users: people.join(','), force: people.length > 1 }),
    );
    const { errors } = inviteAnswer.parse(answer);
    const left = errors.find(({ error }) => error !== 'already_in_channel');
    return left && refusedFor(left.error, 'conversations.invite');
  };

  /** The same, where being there already is what is wanted; of what is true of one person it is not known whether it is of others. */
  const attempt = async (
    channel: string,
    people: readonly PersonId[],
  ): Promise<{ refusal?: ChatFailure | undefined; isAboutOne?: true }> => {
    try {
      return { refusal: await inviteSome(channel, people) };
    } catch (error) {
      if (!isFinal(error) || aboutNobody.has(error.code)) throw error;
      return { isAboutOne: true, ...(error.code !== 'already_in_channel' && { refusal: error }) };
    }
  };

  /** Where Slack answers for all of them what is true of one, each is invited by name. */
  const inviteAll = async (
    channel: string,
    people: readonly PersonId[],
  ): Promise<readonly (ChatFailure | undefined)[]> => {
    const { refusal, isAboutOne } = await attempt(channel, people);
    if (!isAboutOne || people.length === 1) return [refusal];
    const refusals: (ChatFailure | undefined)[] = [];
    for (const person of people) refusals.push((await attempt(channel, [person])).refusal);
    return refusals;
  };

  return {
    async invite(channel, people) {
      const others = people.filter((person) => person !== identity.botUser);
      const refusals: (ChatFailure | undefined)[] = [];
      for (let from = 0; from < others.length; from += MAX_INVITED) {
        refusals.push(...(await inviteAll(channel, others.slice(from, from + MAX_INVITED))));
      }
      const refusal = refusals.find((each) => each !== undefined);
      if (refusal !== undefined) throw refusal;
    },
  };
}
