import type { Chat, Operation } from '../../app/ports';
import { channelName } from '../../domain/decisions/channel-name';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { minute, second } from '../../domain/time/instant';
import { shownTitle } from '../../domain/timeline/secret-places';
import { escaped, shortenMrkdwn } from '../text/mrkdwn';
import { isFinal, isRefusedWith, refusedFor } from '../web-api/call-failure';
import type { ChatParts } from './parts';

/** Topic and purpose may have this many characters. Source: docs.slack.dev, conversations.setTopic. */
const MAX_TOPIC = 250;
/** How many people one invitation may name. Source: docs.slack.dev, conversations.invite. */
const MAX_INVITED = 100;
/** Our clock and Slack's may differ by this much: a machine's may be off by minutes. */
const clockSkew = 15 * minute;

/** A channel that could be the one an earlier attempt created. */
interface Candidate {
  readonly id?: string;
  readonly name?: string;
  readonly creator?: string;
  readonly created?: number;
  readonly is_private?: boolean;
}

/** Opens incident channels and looks after what is in their heads. */
export function channels({
  api,
  identity,
}: ChatParts): Pick<
  Chat,
  'openChannel' | 'renameChannel' | 'invite' | 'setTopic' | 'setPurpose' | 'bookmark'
> {
  /** The channel of that name that an earlier attempt created, whose answer was lost. */
  const findOwn = async (
    name: string,
    { incident, isTaken }: Parameters<Chat['openChannel']>[0],
    operation: Operation,
  ): Promise<string | undefined> => {
    const since = (operation.firstAttemptAt - clockSkew) / second;
    const isOurs = (channel: Candidate): boolean =>
      channel.name === name &&
      channel.creator === identity.botUser &&
      (channel.created ?? 0) >= since &&
      (channel.is_private ?? false) === incident.isPrivate;
    const types = 'public_channel,private_channel';
    const pages = api.pages('users.conversations', (client, cursor) =>
      client.users.conversations({ types, limit: 200, exclude_archived: true, ...cursor }),
    );
    for await (const page of pages) {
      for (const channel of page.channels ?? []) {
        if (channel.id !== undefined && isOurs(channel) && !(await isTaken(channel.id))) return channel.id;
      }
    }
    return undefined;
  };

  const create = async (name: string, incident: Incident): Promise<string | undefined> => {
    try {
      const created = await api.call('conversations.create', (client) =>
        client.conversations.create({ name, is_private: incident.isPrivate }),
      );
      return created.channel?.id;
    } catch (error) {
      if (isRefusedWith(error, 'name_taken')) return undefined;
      throw error;
    }
  };

  const inviteSome = async (channel: string, users: readonly string[]): Promise<void> => {
    try {
      const answer = await api.call('conversations.invite', (client) =>
        // With `force`, one person who cannot be invited does not keep out the others, and is named in the answer.
        client.conversations.invite({ channel, users: users.join(','), force: users.length > 1 }),
      );
      const left = answer.errors?.find(({ error }) => error !== undefined && error !== 'already_in_channel');
      if (left?.error !== undefined) throw refusedFor(left.error, 'conversations.invite');
    } catch (error) {
      if (!isRefusedWith(error, 'already_in_channel')) throw error;
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
    return answer.channel?.[head]?.value === text;
  };

  return {
    async openChannel(request, operation) {
      const { incident } = request;
      for (let copy = 1; ; copy += 1) {
        const name = channelName(incident.number, incident.title, copy);
        const channel = (await create(name, incident)) ?? (await findOwn(name, request, operation));
        if (channel !== undefined) return { channel, name };
      }
    },
    async renameChannel(channel, incident) {
      for (let copy = 1; ; copy += 1) {
        const name = channelName(incident.number, incident.title, copy);
        try {
          await api.call('conversations.rename', (client) => client.conversations.rename({ channel, name }));
          return;
        } catch (error) {
          if (!isRefusedWith(error, 'name_taken')) throw error;
          const answer = await api.call('conversations.info', (client) =>
            client.conversations.info({ channel }),
          );
          // An earlier attempt did it.
          if (answer.channel?.name === name) return;
        }
      }
    },
    async invite(channel, people) {
      const others = people.filter((person) => person !== identity.botUser);
      const refusals: unknown[] = [];
      for (let from = 0; from < others.length; from += MAX_INVITED) {
        const users = others.slice(from, from + MAX_INVITED);
        await inviteSome(channel, users).catch((error: unknown) => {
          // Whom Slack refuses keeps nobody out who comes after them.
          if (!isFinal(error)) throw error;
          refusals.push(error);
        });
      }
      if (refusals.length > 0) throw refusals[0];
    },
    async setTopic(channel, incident, { attempt }) {
      const head = `${incident.severity} · ${incident.status} · ${escaped(shownTitle(incident))}`;
      const topic = shortenMrkdwn(head, MAX_TOPIC);
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
      const known = listed.bookmarks?.find((bookmark) => bookmark.title === title);
      if (known?.id === undefined) {
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
