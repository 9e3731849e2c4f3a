import type { Actor, OpenModal } from '../actor';

/** A modal as far as a player uses it. */
export type StageModal = Pick<OpenModal, 'view' | 'fill' | 'press' | 'submit' | 'close'>;

/** A person as far as a player has them act. */
export type Performer = Pick<
  Actor,
  | 'id'
  | 'post'
  | 'forward'
  | 'upload'
  | 'channels'
  | 'huddles'
  | 'edit'
  | 'delete'
  | 'react'
  | 'unreact'
  | 'command'
  | 'press'
  | 'shortcut'
  | 'home'
  | 'homeView'
  | 'pressHome'
  | 'join'
  | 'leave'
  | 'ephemerals'
> & { modal(): StageModal | undefined };

/** Another app's bot, which writes messages and does nothing else. */
export interface StageBot {
  post(
    channel: string,
    message: {
      text?: string;
      thread?: string;
      blocks?: readonly unknown[];
      attachments?: readonly unknown[];
    },
  ): Promise<string>;
}

/** A channel as far as a player looks at it; `created` only has to grow with time. */
export interface StageChannel {
  readonly id: string;
  readonly name: string;
  readonly created: number;
  readonly members: readonly string[];
}

/** A message as far as a player looks at it, replies included. */
export interface StageMessage {
  readonly ts: string;
  readonly text: string;
  readonly blocks?: readonly unknown[];
  readonly attachments?: readonly unknown[];
}

/** What a player needs of a workspace; a `Playground` has it. People and channels are named by handle or id. */
export interface Stage {
  addPerson(person: { name: string; realName: string; title?: string; timezone: string }): Performer;
  addBot(bot: { name: string }): StageBot;
  addUserGroup(group: { handle: string; name: string; members: readonly string[] }): unknown;
  addChannel(channel: { name: string; private: boolean; members: readonly string[] }): unknown;
  channels(): readonly StageChannel[];
  /** What can still be read in a channel, in the order of its `ts`. */
  messages(channel: string): readonly StageMessage[];
}
