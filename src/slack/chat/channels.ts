import { ChatFailure } from '../../app/chat-failure';
import type { Chat, Clock, Operation } from '../../app/ports';
import { topicOf } from '../../app/requests/topic';
import { channelNames } from '../../domain/channel/channel-name';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { minute, second } from '../../domain/time/instant';
import { shownTitle } from '../../domain/timeline/secret-places';
import { bookmarksAnswer, channelAnswer } from '../payloads/answers';
import { escaped, shortenMrkdwn } from '../text/mrkdwn';
import { isRefusedWith, unsaid } from '../web-api/call-failure';
import { certainAt, withResponseDate } from '../web-api/response-date';
import { findOwnChannel, type ListedChannel } from './named-channel';
import type { ChatParts } from './parts';

/** Topic and purpose may have this many characters. Source: docs.slack.dev, conversations.setTopic. */
const MAX_TOPIC = 250;
/** Our clock and Slack's may differ by this much: a machine's may be off by minutes. */
const clockSkew = 15 * minute;

/** Opens incident channels and looks after what is in their heads. */
export function channels(
  { api, identity, settings }: ChatParts,
  clock: Clock,
): Pick<Chat, 'openChannel' | 'renameChannel' | 'archiveChannel' | 'setTopic' | 'setPurpose' | 'bookmark'> {
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
  ): Promise<{ id?: string | undefined; name?: string | undefined; isTaken: boolean }> => {
    try {
      const created = await api.call('conversations.create', (client) =>
        client.conversations.create({ name, is_private: incident.isPrivate }),
      );
      // Slack may name it otherwise than it was asked to.
      const { id, name: given } = channelAnswer.parse(created).channel;
      return { id, name: given, isTaken: false };
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
    async openChannel(request, operation, remember) {
      const { incident } = request;
      const { name: asked } = operation.progress;
      const names = channelNames(settings.channel.name, incident);
      // Title and severity may be other ones since, and the pattern as well: the channel is there under its first name.
      if (operation.attempt > 1 && asked !== undefined && !names.includes(asked)) {
        const channel = await findOwn(asked, request, operation);
        if (channel !== undefined) return { channel, name: asked };
      }
      for (const name of names) {
        if (name !== asked) await remember({ name });
        const created = await create(name, incident);
        const channel = created.id ?? (await findOwn(name, request, operation));
        if (channel !== undefined) return { channel, name: created.name ?? name };
        // To go on to the next name would leave a channel behind that nobody knows of.
        if (!created.isTaken) throw unsaid();
      }
      throw allTaken(names);
    },
    async renameChannel(channel, incident) {
      const names = channelNames(settings.channel.name, incident);
      // What the log says it is called is what Slack told last, which may be on its way.
      const shown = await api.call('conversations.info', (client) => client.conversations.info({ channel }));
      if (names.includes(channelAnswer.parse(shown).channel.name ?? '')) return;
      for (const name of names) {
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
      throw allTaken(names);
    },
    async archiveChannel(channel) {
      const sent = clock.now();
      try {
        const { asOf } = await withResponseDate(
          () => api.call('conversations.archive', (client) => client.conversations.archive({ channel })),
          clock,
        );
        return asOf;
      } catch (error) {
        if (isRefusedWith(error, 'already_archived')) return error.asOf ?? certainAt(sent);
        throw error;
      }
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

function allTaken(names: readonly string[]): ChatFailure {
  return new ChatFailure(
    'name_taken',
    `Every name for it is taken, from #${names[0]} to #${names.at(-1)}; archived channels keep theirs. Rename or delete one of those, then try again.`,
    { again: false },
  );
}
