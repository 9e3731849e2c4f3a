/** A button, select or other interactive element, named by its `action_id`. */
export interface Press {
  /** The element's `action_id`. */
  action: string;
  /** In which block it stands, where several have the same `action_id`. */
  block?: string;
  /** For selects and pickers: the value chosen (option value, user id, date …), or the values where several may be. */
  value?: string | readonly string[];
  /** What the inputs around it hold, by block and action as Slack keeps it; unless given, what the app put there. */
  values?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What somebody saw in answer to a slash command, at the moment the bot acknowledged it. */
export interface CommandAnswer {
  /** False when the bot did not acknowledge in time: Slack shows an error to the person. */
  acknowledged: boolean;
  /** Text of the acknowledgement's own message, if it carried one. */
  text?: string;
  /** Whether that message is seen by the channel or by the asker alone. */
  visibility?: 'in_channel' | 'ephemeral';
  /** Why Slack could not show what the app answered: `invalid_blocks`. */
  error?: string;
}

/** Whether the app said in time that it received what a person did; if not, Slack shows them a warning. */
export interface InteractionAnswer {
  acknowledged: boolean;
}

/** What a modal's submission was answered with. */
export interface SubmitAnswer {
  acknowledged: boolean;
  /**
   * Validation errors by block id; empty when the modal was accepted. A required field left empty is found by Slack's
   * client, which then does not ask the app.
   */
  errors: Record<string, string>;
  /** Why Slack could not use what the app answered: `invalid_arguments` for a view that cannot be drawn. */
  error?: string;
}

/** How a message is written, besides its text. */
export interface PostOptions {
  /** The parent under which it is a reply. */
  thread?: string;
  broadcast?: boolean;
  /** Rich text that is there already, in place of what the composer makes of the text. */
  blocks?: readonly unknown[];
}

/** How a message is forwarded. */
export interface ForwardOptions {
  /** What is written above it. */
  comment?: string;
  /** The parent under which it goes. */
  thread?: string;
  /** Whether Slack has no preview of its words, so that they stand in its blocks alone. */
  withoutPreview?: boolean;
}

/** What a person of the workspace can do. Ids are Slack ids; a `ts` is a Slack message id. */
export interface Actor {
  readonly id: string;
  /** Posts a message, or a reply when `thread` names a parent. Resolves to its `ts` once it is stored. */
  post(channel: string, text: string, options?: PostOptions): Promise<string>;
  /** Forwards a message; resolves to the `ts` of the message that carries it. */
  forward(from: { channel: string; ts: string }, to: string, options?: ForwardOptions): Promise<string>;
  /** Shares a file as text; resolves to the message's `ts`. */
  upload(
    channel: string,
    file: { name: string; content: string; title?: string },
    comment?: string,
    thread?: string,
  ): Promise<string>;
  /** What this person does to channels as such. */
  readonly channels: {
    archive(channel: string): void;
    convert(channel: string, to: 'public' | 'private'): void;
  };
  /** What this person does in conversations by voice. */
  readonly huddles: {
    start(channel: string): string;
    join(channel: string): void;
    leave(channel: string): void;
  };
  edit(channel: string, ts: string, text: string): Promise<void>;
  delete(channel: string, ts: string): Promise<void>;
  react(channel: string, ts: string, emoji: string): Promise<void>;
  unreact(channel: string, ts: string, emoji: string): Promise<void>;
  /** Types a slash command as it stands in the composer: `/incident start sev2 Checkout is down`. */
  command(channel: string, line: string): Promise<CommandAnswer>;
  /** Presses an element of a message; resolves once the app has acknowledged, or is too late to. */
  press(channel: string, ts: string, press: Press): Promise<InteractionAnswer>;
  /** Calls a message shortcut (with a message) or a global one (without). */
  shortcut(callbackId: string, message?: { channel: string; ts: string }): Promise<InteractionAnswer>;
  /** The modal this person has open, topmost of the stack; undefined when there is none. */
  modal(): OpenModal | undefined;
  /** Opens the bot's Home tab. */
  home(): Promise<void>;
  /** What the Home tab shows; undefined while the app has published nothing. */
  homeView(): Readonly<Record<string, unknown>> | undefined;
  /** Presses an element of the Home tab. */
  pressHome(press: Press): Promise<InteractionAnswer>;
  join(channel: string): Promise<void>;
  leave(channel: string): Promise<void>;
  /** Messages only this person sees, oldest first. */
  ephemerals(): readonly { channel: string; ts: string; text: string; blocks?: readonly unknown[] }[];
}

/** A modal as the person sees it. */
export interface OpenModal {
  readonly id: string;
  readonly callbackId: string;
  /** The view as Slack would return it (title, blocks, private_metadata, state …). */
  readonly view: Readonly<Record<string, unknown>>;
  /** Types or chooses a value in the input whose `block_id` is given; it stays there when validation fails. */
  fill(blockId: string, value: string | readonly string[]): void;
  /** Presses an element inside the modal. */
  press(press: Press): Promise<InteractionAnswer>;
  submit(): Promise<SubmitAnswer>;
  close(): Promise<void>;
}

/** What a person cannot do with what they see: press what is not there, submit a modal that is gone. Says so in words. */
export class Impossible extends Error {
  override readonly name = 'Impossible';
}
