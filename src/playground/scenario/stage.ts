import type { Actor } from '../actor';

/** Another app's bot, which writes messages and does nothing else. */
export interface StageBot {
  post(
    channel: string,
    message: {
      text: string;
      thread?: string;
      blocks?: readonly unknown[];
      attachments?: readonly unknown[];
    },
  ): Promise<string>;
}

/** A channel as far as a player looks at it; `created` only has to grow with time. */
export interface StageChannel {
  id: string;
  name: string;
  created: number;
  members: readonly string[];
}

/** A message as far as a player looks at it, replies included. */
export interface StageMessage {
  ts: string;
  text: string;
  blocks?: readonly unknown[];
  attachments?: readonly unknown[];
}

type Soon<T> = T | Promise<T>;

/** What a player needs of a workspace. Members are user ids; names come without `@` and `#`. */
export interface Stage {
  addPerson(person: { name: string; realName: string; timezone: string }): Soon<Actor>;
  addBot(bot: { name: string }): Soon<StageBot>;
  addUserGroup(group: { handle: string; name: string; members: readonly string[] }): Soon<unknown>;
  addChannel(channel: { name: string; isPrivate: boolean; members: readonly string[] }): Soon<{ id: string }>;
  channels(): readonly StageChannel[];
  /** What can still be read in a channel, in the order of its `ts`. */
  messages(channel: string): readonly StageMessage[];
}
