import { ChatFailure } from '../../app/chat-failure';
import type { Chat, Operation } from '../../app/ports';
import { topicOf } from '../../app/requests/topic';
import { channelName } from '../../domain/decisions/channel-name';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { minute, second } from '../../domain/time/instant';
import { shownTitle } from '../../domain/timeline/secret-places';
import { bookmarksAnswer, channelAnswer } from '../payloads/answers';
import { escaped, shortenMrkdwn } from '../text/mrkdwn';
import { isRefusedWith, unsaid } from '../web-api/call-failure';
import { findOwnChannel, type ListedChannel } from './named-channel';
import type { ChatParts } from './parts';

/** Topic and purpose may have this many characters. Source: docs.slack.dev, conversations.setTopic. */
const MAX_TOPIC = 250;
/** So many names are tried for a channel: beyond that, something else takes them all. */
const MAX_NAMES = 20;
/** Our clock and Slack's may differ by this much: a machine's may be off by minutes. */
const clockSkew = 15 * minute;

/** Opens incident channels and looks after what is in their heads. */
export function channels({
  api,
  identity,
}: ChatParts): Pick<Chat, 'openChannel' | 'renameChannel' | 'setTopic' | 'setPurpose' | 'bookmark'> {
  /** The channel of that name that an earlier attempt created, whose answer was lost. */
  const findOwn = async (
    name: string,
    { incident, isTaken }: Parameters<Chat['openChannel']>[0],
    operation: Operation,
  ): Promise<string | undefined> => {
    const since = (operation.firstAttemptAt - clockSkew) / second;
    const isOurs = (channel: ListedChannel): boolean =>
      channel.name === name &&
      channel.creator === identity.botUser &&
      (channel.created ?? 0) >= since &&
      (channel.is_private ?? false) === incident.isPrivate;
    return findOwnChannel(api, async (channel) => isOurs(channel) && !(await isTaken(channel.id)));
  };

  /** The id of a new channel; that its name is taken; or neither, where Slack does not say what came of it. */
  const create = async (
    name: string,
    incident: Incident,
  ): Promise<{ id?: string | undefined; isTaken: boolean }> => {
    try {
      const created = await api.call('conversations.create', (client) =>
        client.conversations.create({ name, is_private: incident.isPrivate }),
      );
      return { id: channelAnswer.parse(created).channel.id, isTaken: false };
    } catch (error) {
      if (isRefusedWith(error, 'name_taken')) return { isTaken: true };
      throw error;
    }
  };

  /** Whether an earlier attempt wrote it: Slack tells the channel of every writing, also of one that changes nothing. */
  const isWritten = async (
    { channel, attempt }: { channel: string; attempt: number },
    head: 'topic' | 'purpose',
    text: string,
  ): Promise<boolean> => {
    if (attempt === 1) return false;
    const answer = await api.call('conversations.info', (client) => client.conversations.info({ channel }));
    return channelAnswer.parse(answer).channel[head].value === text;
  };

  return {
    async openChannel(request, operation) {
      const { incident } = request;
      for (const name of namesFor(incident)) {
        const created = await create(name, incident);
        const channel = created.id ?? (await findOwn(name, request, operation));
        if (channel !== undefined) return { channel, name };
        // To go on to the next name would leave a channel behind that nobody knows of.
        if (!created.isTaken) throw unsaid();
      }
      throw allTaken(incident);
    },
    async renameChannel(channel, incident) {
      for (const name of namesFor(incident)) {
        try {
          await api.call('conversations.rename', (client) => client.conversations.rename({ channel, name }));
          return;
        } catch (error) {
          if (!isRefusedWith(error, 'name_taken')) throw error;
          const answer = await api.call('conversations.info', (client) =>
            client.conversations.info({ channel }),
          );
          // An earlier attempt did it.
          if (channelAnswer.parse(answer).channel.name === name) return;
        }
      }
      throw allTaken(incident);
    },
    async setTopic(channel, incident, { attempt }) {
      const topic = shortenMrkdwn(escaped(topicOf(incident)), MAX_TOPIC);
      if (await isWritten({ channel, attempt }, 'topic', topic)) return;
      await api.call('conversations.setTopic', (client) => client.conversations.setTopic({ channel, topic }));
    },
    async setPurpose(channel, incident, { attempt }) {
      const drill = incident.isDrill ? ' This is a drill.' : '';
      const about = `${incidentName(incident)}: ${escaped(shownTitle(incident))}.${drill}`;
      const purpose = shortenMrkdwn(about, MAX_TOPIC);
      if (await isWritten({ channel, attempt }, 'purpose', purpose)) return;
      await api.call('conversations.setPurpose', (client) =>
        client.conversations.setPurpose({ channel, purpose }),
      );
    },
    async bookmark(channel, title, link) {
      const listed = await api.call('bookmarks.list', (client) =>
        client.bookmarks.list({ channel_id: channel }),
      );
      const { bookmarks } = bookmarksAnswer.parse(listed);
      const known = bookmarks.find((bookmark) => bookmark.title === title);
      if (known === undefined) {
        await api.call('bookmarks.add', (client) =>
          client.bookmarks.add({ channel_id: channel, title, type: 'link', link }),
        );
        return;
      }
      const bookmark = known.id;
      await api.call('bookmarks.edit', (client) =>
        client.bookmarks.edit({ channel_id: channel, bookmark_id: bookmark, title, link }),
      );
    },
  };
}

/** The names that an incident's channel may have, the best one first. */
function namesFor({ number, title }: Incident): readonly string[] {
  return Array.from({ length: MAX_NAMES }, (_, index) => channelName(number, title, index + 1));
}

function allTaken({ number, title }: Incident): ChatFailure {
  const [first, last] = [channelName(number, title, 1), channelName(number, title, MAX_NAMES)];
  return new ChatFailure(
    'name_taken',
    `Every name for it is taken, from #${first} to #${last}; archived channels keep theirs. Rename or delete one of those, then try again.`,
    { again: false },
  );
}
