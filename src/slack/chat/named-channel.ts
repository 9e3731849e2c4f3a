import { ChatFailure } from '../../app/chat-failure';
import { channelsAnswer } from '../payloads/answers';
import type { Api } from '../web-api/api';
import { unsaid } from '../web-api/call-failure';

/** A channel that was looked for by its name. */
export interface NamedChannel {
  readonly id: string;
  readonly isMember: boolean;
  readonly isArchived: boolean;
}

/** A channel of a listing, as far as Slack says what it is. */
export type ListedChannel = NonNullable<ReturnType<typeof channelsAnswer.parse>['channels']>[number];

/** Whether it is the one that is looked for. */
type IsWanted = (channel: ListedChannel & { readonly id: string }) => boolean | Promise<boolean>;

/**
 * Finds a channel by its name: one of the bot's own, else a public one that it may join. Slack has no method for
 * that, so the lists are read through; undefined when neither has it.
 */
export async function findChannel(api: Api, name: string): Promise<NamedChannel | undefined> {
  const isNamed: IsWanted = (channel) => channel.name === name;
  const [own, failure] = await unlessRefused(() => findIn(ownChannels(api, false), isNamed));
  if (own !== undefined) return { id: own.id, isMember: true, isArchived: own.is_archived ?? false };
  const other = await findIn(publicChannels(api), isNamed);
  if (other !== undefined) return { id: other.id, isMember: other.is_member ?? false, isArchived: false };
  // It may be among those that could not be listed.
  if (failure !== undefined) throw failure;
  return undefined;
}

/** The id of the bot's own channel that is looked for: among its channels, or the public ones where those are not listed. */
export async function findOwnChannel(api: Api, isWanted: IsWanted): Promise<string | undefined> {
  const [own, failure] = await unlessRefused(() => findIn(ownChannels(api, true), isWanted));
  if (failure === undefined) return own?.id;
  const found = await findIn(publicChannels(api), isWanted);
  if (found === undefined && failure.outcome.again) throw failure;
  return found?.id;
}

/** One method may fail for hours while the others work; what fails for everybody is no reason to try another. */
async function unlessRefused<T>(find: () => Promise<T>): Promise<readonly [T | undefined, ChatFailure?]> {
  try {
    return [await find()];
  } catch (error) {
    if (!(error instanceof ChatFailure) || (error.outcome.again && error.outcome.isForAll)) throw error;
    return [undefined, error];
  }
}

async function findIn(pages: AsyncGenerator<object>, isWanted: IsWanted) {
  for await (const page of pages) {
    const { channels } = channelsAnswer.parse(page);
    if (channels === undefined) throw unsaid();
    for (const channel of channels) {
      const { id } = channel;
      if (id !== undefined && (await isWanted({ ...channel, id }))) return { ...channel, id };
    }
  }
  return undefined;
}

function ownChannels(api: Api, isOpen: boolean): AsyncGenerator<object> {
  const types = 'public_channel,private_channel';
  return api.pages('users.conversations', (client, cursor) =>
    client.users.conversations({ types, limit: 200, exclude_archived: isOpen, ...cursor }),
  );
}

function publicChannels(api: Api): AsyncGenerator<object> {
  return api.pages('conversations.list', (client, cursor) =>
    client.conversations.list({ types: 'public_channel', exclude_archived: true, limit: 200, ...cursor }),
  );
}
