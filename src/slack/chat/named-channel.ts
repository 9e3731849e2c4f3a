import type { Api } from '../web-api/api';

/** A channel that was looked for by its name. */
export interface NamedChannel {
  readonly id: string;
  readonly isMember: boolean;
  readonly isArchived: boolean;
}

/**
 * Finds a channel by its name: one of the bot's own, else a public one that it may join. Slack has no method for
 * that, so the lists are read through; undefined when neither has it.
 */
export async function findChannel(api: Api, name: string): Promise<NamedChannel | undefined> {
  const own = api.pages('users.conversations', (client, cursor) =>
    client.users.conversations({ types: 'public_channel,private_channel', limit: 200, ...cursor }),
  );
  for await (const page of own) {
    const found = page.channels?.find((channel) => channel.name === name);
    if (found?.id !== undefined)
      return { id: found.id, isMember: true, isArchived: found.is_archived ?? false };
  }
  const all = api.pages('conversations.list', (client, cursor) =>
    client.conversations.list({ types: 'public_channel', exclude_archived: true, limit: 200, ...cursor }),
  );
  for await (const page of all) {
    const found = page.channels?.find((channel) => channel.name === name);
    if (found?.id !== undefined) return { id: found.id, isMember: false, isArchived: false };
  }
  return undefined;
}
