import type { Clock } from '../clock';
import { SlackError } from './slack-error';
import type { Channel, Message, Person, WorkspaceState } from './state';
import { secondsOf, tsOf } from './ts';

/** Something that happened and that an app may be told, if it subscribed and may see it. */
export interface Occurrence {
  /** The manifest's name of the subscription: `message.channels`, `reaction_added`. */
  subscription: string;
  /** The inner event as Slack sends it. */
  event: { type: string; event_ts: string } & Record<string, unknown>;
  /** Only for an app that is in this channel. */
  channel?: string;
}

type Listener = (occurrence: Occurrence) => void;
type MessageListener = (channel: Channel, message: Message) => void;

/** The one truth of the playground: its state, its time, and whoever wants to hear of changes. */
export class Workspace {
  readonly #listeners: Listener[] = [];
  readonly #changeListeners: (() => void)[] = [];
  readonly #messageListeners: MessageListener[] = [];

  /** Where the workspace is served (`http://127.0.0.1:<port>/`), so that links to files can be followed. */
  url = 'https://files.slack.com/';

  constructor(
    readonly state: WorkspaceState,
    readonly clock: Clock,
  ) {}

  /** Calls `listener` with everything that happens from now on, in order. */
  onOccurrence(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** Calls `listener` after every change of the state. */
  onChange(listener: () => void): void {
    this.#changeListeners.push(listener);
  }

  /** Calls `listener` with every message that is new, or no longer what it was. */
  onMessage(listener: MessageListener): void {
    this.#messageListeners.push(listener);
  }

  /** Says that a message is new, or no longer what it was; whoever changes the state's messages says so. */
  messageTouched(channel: Channel, message: Message): void {
    for (const listener of this.#messageListeners) listener(channel, message);
  }

  /** Tells the listeners of an occurrence, which is a change too. */
  announce(occurrence: Occurrence): void {
    for (const listener of this.#listeners) listener(occurrence);
    this.touch();
  }

  /** Says that the state has changed. */
  touch(): void {
    for (const listener of this.#changeListeners) listener();
  }

  /** Now, in whole seconds. */
  seconds(): number {
    return secondsOf(this.clock.now());
  }

  /** A `ts` later than every one before it. */
  nextTs(): string {
    this.state.lastTs = Math.max(this.clock.now(), this.state.lastTs + 1);
    return tsOf(this.state.lastTs);
  }

  /** A new id of the kind that the prefix names: `C`, `U`, `F`. */
  nextId(prefix: string): string {
    this.state.idCount += 1;
    return prefix + this.state.idCount.toString(36).toUpperCase().padStart(10, '0');
  }

  /** The channel with this id; refuses with `channel_not_found`. */
  channel(id: string): Channel {
    const channel = own(this.state.channels, id);
    if (!channel) throw new SlackError('channel_not_found');
    return channel;
  }

  /** The member with this id, bots' users among them; refuses with `user_not_found`. */
  member(id: string): Person {
    const person = own(this.state.people, id);
    if (!person) throw new SlackError('user_not_found');
    return person;
  }

  /** The message as people see it; refuses with `message_not_found` when it is not there or was deleted. */
  message(channel: Channel, ts: string): Message {
    const message = findMessage(channel, ts);
    if (!message || message.deletedAt !== undefined) throw new SlackError('message_not_found');
    return message;
  }
}

/** What is kept under an id, which may come from anywhere and name something that every object has. */
export function own<T>(kept: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(kept, id) ? kept[id] : undefined;
}

/** The stored message with this `ts`, deleted ones included. Messages are sorted, so the search is binary. */
export function findMessage(channel: Channel, ts: string): Message | undefined {
  let low = 0;
  let high = channel.messages.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const message = channel.messages[middle];
    if (!message) return undefined;
    if (message.ts === ts) return message;
    if (message.ts < ts) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
