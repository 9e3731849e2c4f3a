import type { Clock } from '../../app/ports';
import { hour, type Instant } from '../../domain/time/instant';
import { isGroupId } from '../text/ids';
import { isFinal } from '../web-api/call-failure';
import type { NameTries } from './name-tries';
import type { ChatParts } from './parts';

/** How many channels and groups are kept in memory. */
const MAX_AT_HAND = 5_000;

/** How long a name is good, or that Slack told none: anybody may give a channel another. */
const GOOD_FOR = hour;

/** Knows the names of channels and user groups that messages name by their ids alone. */
export interface Places {
  /** Asks for the names of those that are not known; throws where that should be tried again. What Slack refuses to tell keeps its id. */
  learn(ids: readonly string[]): Promise<void>;
  /** The name, as far as it is at hand. */
  nameAtHand(id: string): string | undefined;
}

/** Opens the names of places: channels by `conversations.info`, all groups at once by `usergroups.list`. */
export function places({ api }: Pick<ChatParts, 'api'>, clock: Clock, tries: NameTries): Places {
  const known = new Map<string, { readonly name: string | undefined; readonly asOf: Instant }>();

  const keep = (id: string, name: string | undefined): void => {
    // A name that was told once is better than none, whatever Slack says of it now.
    const kept = name || known.get(id)?.name;
    known.delete(id);
    known.set(id, { name: kept, asOf: clock.now() });
    const [oldest] = known.keys();
    if (known.size > MAX_AT_HAND && oldest !== undefined) known.delete(oldest);
  };
  const isStale = (id: string): boolean => {
    const asOf = known.get(id)?.asOf;
    return asOf === undefined || clock.now() - asOf > GOOD_FOR;
  };
  const channelName = async (channel: string): Promise<void> => {
    const answer = await api.call('conversations.info', (client) => client.conversations.info({ channel }));
    keep(channel, answer.channel?.name);
  };
  const groupNames = async (): Promise<void> => {
    const answer = await api.call('usergroups.list', (client) =>
      client.usergroups.list({ include_disabled: true }),
    );
    for (const { id, handle, name } of answer.usergroups ?? [])
      if (id !== undefined) keep(id, handle || name);
  };

  return {
    async learn(ids) {
      const unknown = [...new Set(ids)].filter(isStale);
      const groups = unknown.filter((id) => isGroupId(id));
      const asking = [
        ...unknown.filter((id) => !isGroupId(id)).map((id) => ({ of: [id], ask: () => channelName(id) })),
        ...(groups.length === 0 ? [] : [{ of: groups, ask: groupNames }]),
      ];
      await Promise.all(
        asking.map(async ({ of, ask }) => {
          try {
            await ask();
          } catch (error) {
            const [first = ''] = of;
            if (!isFinal(error)) return tries.failed(first, error);
          }
          // What Slack refuses to tell, or does not know, is not asked for again soon.
          for (const id of of) {
            tries.over(id);
            if (isStale(id)) keep(id, undefined);
          }
        }),
      );
    },
    nameAtHand: (id) => known.get(id)?.name,
  };
}
