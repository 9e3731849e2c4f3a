import type { Actor, CommandAnswer, ForwardOptions, InteractionAnswer, PostOptions, Press } from '../actor';
import { Impossible } from '../actor';
import { composeMessage, readyMessage } from '../composer/compose';
import type { Installation } from '../installation';
import { channelReference, commonPayload } from '../interactions/payloads';
import { renderMessage } from '../rendering/rendering';
import { SlackError } from '../state/slack-error';
import type { Channel, Message, Person, View } from '../state/state';
import { newFile } from '../volatile/uploads';
import { announceInChannel } from '../workspace/events';
import { directConversation, joinChannel, leaveChannel } from '../workspace/membership';
import { deleteMessage, editContent, postMessage } from '../workspace/messages';
import { pinMessage, unpinMessage } from '../workspace/pins';
import { addReaction, removeReaction } from '../workspace/reactions';
import { sharedMessage } from '../workspace/sharing';
import {
  type Presser,
  pressInEphemeral,
  pressInMessage,
  pressInView,
  suggestInMessage,
  suggestInView,
} from './block-actions';
import { CanvasWriter } from './canvas-writer';
import { ChannelKeeper } from './channel-keeper';
import { FileKeeper } from './file-keeper';
import { Huddles } from './huddles';
import { PersonsModal } from './open-modal';
import { typeCommand } from './slash-command';

/**
 * A person of the workspace and everything they can do, under the same rules as the Web API: what is not allowed rejects
 * with a `SlackError` (`not_in_channel`, `is_archived`, `already_reacted` …).
 */
export class Member implements Actor {
  /** What this person does to channels as such. */
  readonly channels: ChannelKeeper;
  /** What this person does in conversations by voice. */
  readonly huddles: Huddles;
  /** What this person does to files that were shared, or lie elsewhere. */
  readonly files: FileKeeper;
  /** What this person does in canvases. */
  readonly canvases: CanvasWriter;
  readonly #presser: Presser;

  readonly #installation: Installation;
  readonly #person: Person;

  constructor(installation: Installation, person: Person) {
    this.#installation = installation;
    this.#person = person;

    this.#presser = { installation, person, suggested: new Map() };
    this.channels = new ChannelKeeper(installation.workspace, person);
    this.files = new FileKeeper(installation.workspace, person, (channel) => this.#writable(channel));
    this.canvases = new CanvasWriter(installation.workspace, person);
    this.huddles = new Huddles(installation.workspace, person, (channel) => this.#writable(channel));
  }

  get id(): string {
    return this.#person.id;
  }

  get name(): string {
    return this.#person.name;
  }

  async post(
    channel: string,
    text: string,
    { thread, broadcast, blocks }: PostOptions = {},
  ): Promise<string> {
    const { workspace } = this.#installation;
    const written = blocks ? readyMessage(text, blocks) : composeMessage(workspace.state, text);
    if (written.text.trim() === '') throw new SlackError('no_text');
    const content = { ...written, clientMsgId: crypto.randomUUID() };
    const placement = { thread, broadcast };
    return postMessage(workspace, this.#writable(channel), { user: this.id }, content, placement).ts;
  }

  /** Forwards a message that this person sees into another conversation, or the same. */
  async forward(
    from: { channel: string; ts: string },
    to: string,
    { comment = '', thread, withoutPreview }: ForwardOptions = {},
  ): Promise<string> {
    const { workspace } = this.#installation;
    const source = this.#visible(from.channel);
    const message = this.#message(source, from.ts);
    const target = this.#writable(to);
    const shared = sharedMessage(workspace, source, message, { isForwarded: true, withoutPreview });
    const written = composeMessage(workspace.state, comment);
    // No record shows where Slack puts what hung below a message; here it follows.
    const below = (message.attachments ?? []).map((each, index) =>
      Object.assign({}, each, { id: index + 2 }),
    );
    const content = { ...written, attachments: [shared, ...below], clientMsgId: crypto.randomUUID() };
    return postMessage(workspace, target, { user: this.id }, content, { thread }).ts;
  }

  async edit(channel: string, ts: string, text: string): Promise<void> {
    const { workspace } = this.#installation;
    const found = this.#writable(channel);
    const message = this.#own(found, ts, 'cant_update_message');
    editContent(workspace, found, message, composeMessage(workspace.state, text));
  }

  async delete(channel: string, ts: string): Promise<void> {
    const found = this.#writable(channel);
    deleteMessage(this.#installation.workspace, found, this.#own(found, ts, 'cant_delete_message'));
  }

  async react(channel: string, ts: string, emoji: string): Promise<void> {
    const found = this.#writable(channel);
    addReaction(this.#installation.workspace, found, this.#message(found, ts), this.id, emoji);
  }

  async unreact(channel: string, ts: string, emoji: string): Promise<void> {
    const found = this.#writable(channel);
    removeReaction(this.#installation.workspace, found, this.#message(found, ts), this.id, emoji);
  }

  async pin(channel: string, ts: string): Promise<void> {
    const found = this.#writable(channel);
    pinMessage(this.#installation.workspace, found, this.#message(found, ts), this.id);
  }

  async unpin(channel: string, ts: string): Promise<void> {
    const found = this.#writable(channel);
    unpinMessage(this.#installation.workspace, found, this.#message(found, ts), this.id);
  }

  async command(channel: string, line: string): Promise<CommandAnswer> {
    return typeCommand(this.#installation, this.#person, this.#writable(channel), line);
  }

  /** Presses an element of a message, one that only this person sees included. */
  async press(channel: string, ts: string, press: Press): Promise<InteractionAnswer> {
    const found = this.#visible(channel);
    const shown = this.ephemerals().find(
      (ephemeral) => ephemeral.ts === ts && ephemeral.channel === found.id,
    );
    if (shown) return pressInEphemeral(this.#presser, found, shown, press);
    return pressInMessage(this.#presser, found, this.#message(found, ts), press);
  }

  /** The options that a menu with an external source offers for what was typed; the next press chooses among them. */
  async suggestions(channel: string, ts: string, action: string, typed: string): Promise<readonly unknown[]> {
    const found = this.#visible(channel);
    return suggestInMessage(this.#presser, found, this.#message(found, ts), action, typed);
  }

  async shortcut(callbackId: string, on?: { channel: string; ts: string }): Promise<InteractionAnswer> {
    const [installation, person] = [this.#installation, this.#person];
    const type = on ? 'message' : 'global';
    if (person.team !== undefined) throw new Impossible('an app’s shortcuts are its own workspace’s');
    if (
      !installation.app.shortcuts.some((known) => known.callback_id === callbackId && known.type === type)
    ) {
      throw new Impossible(`the app has no ${type} shortcut "${callbackId}"`);
    }
    const payload: Record<string, unknown> = {
      ...commonPayload(installation, person),
      callback_id: callbackId,
      trigger_id: installation.triggers.issue(person.id),
      action_ts: installation.workspace.nextTs(),
      ...(on ? this.#onMessage(on) : { type: 'shortcut' }),
    };
    const outcome = await installation.deliveries.interaction('interactive', String(payload.type), payload);
    return { acknowledged: outcome.acknowledged };
  }

  modal(): PersonsModal | undefined {
    const view = this.#installation.views.stack(this.id).at(-1);
    return view && new PersonsModal(this.#presser, view);
  }

  async home(): Promise<void> {
    const { workspace, app } = this.#installation;
    if (!app.homeTab) throw new Impossible('the app has no Home tab');
    const conversation = directConversation(workspace, [this.id, workspace.state.app.botUserId]);
    const view = this.homeView();
    announceInChannel(workspace, conversation, {
      type: 'app_home_opened',
      user: this.id,
      channel: conversation.id,
      tab: 'home',
      ...(view ? { view } : {}),
    });
  }

  /** What the Home tab shows; undefined while the app has published nothing. */
  homeView(): View | undefined {
    return this.#installation.workspace.state.homes[this.id];
  }

  /** Presses an element of the Home tab. */
  async pressHome(press: Press): Promise<InteractionAnswer> {
    const view = this.homeView();
    if (!view) throw new Impossible('the Home tab is empty');
    return pressInView(this.#presser, view, press);
  }

  /** The options that a menu of the Home tab with an external source offers for what was typed. */
  async homeSuggestions(action: string, typed: string): Promise<readonly unknown[]> {
    const view = this.homeView();
    if (!view) throw new Impossible('the Home tab is empty');
    return suggestInView(this.#presser, view, action, typed);
  }

  async join(channel: string): Promise<void> {
    const found = this.#visible(channel);
    if (found.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
    if (found.archived) throw new SlackError('is_archived');
    joinChannel(this.#installation.workspace, found, this.id);
  }

  async leave(channel: string): Promise<void> {
    const found = this.#visible(channel);
    if (found.isGeneral) throw new SlackError('cant_leave_general');
    if (found.kind !== 'public' && found.kind !== 'private')
      throw new SlackError('method_not_supported_for_channel_type');
    leaveChannel(this.#installation.workspace, found, this.id);
  }

  /** Shares a file, with a comment or without; resolves to the message's `ts`. */
  async upload(
    channel: string,
    { name, content, title = name }: { name: string; content: string | Buffer; title?: string },
    comment = '',
    thread?: string,
  ): Promise<string> {
    const { workspace } = this.#installation;
    const found = this.#writable(channel);
    const bytes = Buffer.from(content);
    const file = {
      ...newFile(workspace, this.id, name, bytes.length),
      title,
      content: bytes.toString('base64'),
    };
    workspace.state.files[file.id] = file;
    const written = composeMessage(workspace.state, comment);
    const message = { ...written, files: [file.id], subtype: 'file_share' };
    return postMessage(workspace, found, { user: this.id }, message, { thread }).ts;
  }

  /** The direct messages with others (the bot's user among them, say): the id of their channel. */
  async directMessages(...users: string[]): Promise<string> {
    return directConversation(this.#installation.workspace, [this.id, ...users]).id;
  }

  ephemerals(): readonly { channel: string; ts: string; text: string; blocks?: readonly unknown[] }[] {
    return this.#installation.ephemerals.of(this.id);
  }

  #onMessage({ channel: id, ts }: { channel: string; ts: string }): Record<string, unknown> {
    const installation = this.#installation;
    const channel = this.#visible(id);
    const message = this.#message(channel, ts);
    return {
      type: 'message_action',
      message_ts: ts,
      channel: channelReference(channel),
      message: renderMessage(installation.workspace, channel, message),
      response_url: installation.responseUrls.issue({
        channel: channel.id,
        user: this.id,
        original: { ts, ephemeral: false, thread: message.threadTs },
      }),
    };
  }

  #visible(id: string): Channel {
    const channel = this.#installation.workspace.channel(id);
    // A guest, and somebody of another workspace, sees the channels that they were brought into.
    const { guest, team } = this.#person;
    const isOpen = channel.kind === 'public' && guest === undefined && team === undefined;
    if (!isOpen && !channel.members.includes(this.id)) throw new SlackError('channel_not_found');
    return channel;
  }

  #writable(id: string): Channel {
    const channel = this.#visible(id);
    if (!channel.members.includes(this.id)) throw new SlackError('not_in_channel');
    if (channel.archived) throw new SlackError('is_archived');
    return channel;
  }

  #message(channel: Channel, ts: string): Message {
    return this.#installation.workspace.message(channel, ts);
  }

  #own(channel: Channel, ts: string, refusal: string): Message {
    const message = this.#message(channel, ts);
    if (message.user !== this.id) throw new SlackError(refusal);
    return message;
  }
}
