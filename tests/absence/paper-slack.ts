import type { ChannelMessage, ChannelPage, ChannelReader } from '../../src/app/ports';
import type { PersonId } from '../../src/domain/person';
import { type Instant, instant, later, second, toTimestamp } from '../../src/domain/time/instant';
import { seenFrom } from '../../src/slack/payloads/seen-message';
import { paperChannel } from '../support/paper-chat';

/** An event as Slack sends it. */
export interface SlackEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Something that a person or a program does in the channel; `on` picks a message, whatever number it is. */
export type Act =
  | { readonly type: 'say'; readonly by: PersonId; readonly isBot: boolean }
  | { readonly type: 'reply'; readonly by: PersonId; readonly on: number }
  | { readonly type: 'edit' | 'delete'; readonly on: number }
  | {
      readonly type: 'react' | 'unreact';
      readonly on: number;
      readonly by: PersonId;
      readonly emoji: string;
    };

/** A message as Slack keeps it. */
export interface PaperMessage {
  readonly ts: string;
  readonly thread?: string;
  readonly user: PersonId;
  /** Whether a program wrote it: an edit of its own leaves no mark. */
  readonly isBot: boolean;
  edits: number;
  editedAt?: Instant;
  isGone: boolean;
  readonly reactions: Map<string, Set<PersonId>>;
}

const channel = paperChannel(1);

/** A channel on paper: what happens in it, what Slack tells of that, and what it shows when it is read. */
export class PaperSlack {
  readonly messages: PaperMessage[] = [];

  /** @param isShared whether the channel is shared with another workspace */
  constructor(readonly isShared = false) {}

  /** Does it; what Slack tells of it, or nothing where it cannot be done. */
  act(act: Act, now: Instant): readonly SlackEvent[] {
    const stamp = { event_ts: toTimestamp(now) };
    if (act.type === 'say') return [this.#write(now, { user: act.by, isBot: act.isBot })];
    const message = this.messages[act.on % Math.max(1, this.messages.length)];
    if (message === undefined || message.isGone) return [];
    switch (act.type) {
      case 'reply':
        return [this.#write(now, { user: act.by, isBot: false, thread: message.thread ?? message.ts })];
      case 'edit': {
        const before = wire(message);
        message.edits += 1;
        if (!message.isBot) message.editedAt = now;
        return [{ ...changed(before), message: wire(message), ...stamp }];
      }
      case 'delete':
        return this.#delete(message, stamp);
      case 'react':
      case 'unreact': {
        const people = message.reactions.get(act.emoji) ?? new Set();
        const isSet = act.type === 'react';
        if (people.has(act.by) === isSet) return [];
        message.reactions.set(act.emoji, isSet ? people.add(act.by) : without(people, act.by));
        const item = { type: 'message', channel, ts: message.ts };
        const type = isSet ? 'reaction_added' : 'reaction_removed';
        return [{ type, user: act.by, reaction: act.emoji, item, ...stamp }];
      }
      default:
        return act satisfies never;
    }
  }

  /** What a message says; undefined where it is gone. */
  seen(ts: string) {
    const message = this.messages.find((each) => each.ts === ts);
    return message === undefined || message.isGone ? undefined : seenFrom(channel, wire(message));
  }

  /**
   * Reads the channel, two messages a page. `meanwhile` is awaited after each page was made and before it is handed out,
   * so that things happen which the page does not show.
   */
  reader(now: () => Instant, meanwhile: () => Promise<void>): ChannelReader {
    const page = async (messages: readonly PaperMessage[]): Promise<ChannelPage> => {
      const asOf = dateOf(now());
      const shown = messages.flatMap((message) => shownBy(message));
      const threads = messages.filter((each) => this.#replies(each).length > 0).map(({ ts }) => ts);
      await meanwhile();
      return { messages: shown, threads, asOf };
    };
    const pages = async function* (next: (after: string | undefined) => readonly PaperMessage[]) {
      for (let after: string | undefined; ; ) {
        const part = next(after).slice(0, 2);
        if (part.length === 0 && after !== undefined) return;
        after = part.at(-1)?.ts ?? '0';
        yield await page(part);
      }
    };
    return {
      channel: async () => ({
        name: 'inc-1',
        isArchived: false,
        hasBot: true,
        isShared: this.isShared,
        asOf: dateOf(now()),
      }),
      members: async () => ({ people: [], asOf: dateOf(now()) }),
      history: () =>
        pages((after) =>
          this.messages
            .filter((each) => each.thread === undefined && this.#isShown(each))
            .filter(({ ts }) => after === undefined || ts < after)
            .reverse(),
        ),
      thread: (_, parent) =>
        pages((after) =>
          this.messages
            .filter((each) => (each.ts === parent || each.thread === parent) && this.#isShown(each))
            .filter(({ ts }) => after === undefined || ts > after),
        ),
      message: ({ message }) => page(this.messages.filter((each) => each.ts === message && !each.isGone)),
    };
  }

  #write(now: Instant, by: Pick<PaperMessage, 'user' | 'isBot' | 'thread'>): SlackEvent {
    const message = { ...by, ts: toTimestamp(now), edits: 0, isGone: false, reactions: new Map() };
    this.messages.push(message);
    return { ...wire(message), channel, event_ts: message.ts };
  }

  #delete(message: PaperMessage, stamp: { readonly event_ts: string }): readonly SlackEvent[] {
    const before = wire(message);
    message.isGone = true;
    const hidden = { type: 'message', channel, hidden: true, previous_message: before, ...stamp };
    if (this.#replies(message).length === 0) {
      return [{ ...hidden, subtype: 'message_deleted', deleted_ts: message.ts }];
    }
    const tombstone = { type: 'message', subtype: 'tombstone', ts: message.ts };
    return [{ ...hidden, subtype: 'message_changed', message: tombstone }];
  }

  #replies({ ts }: PaperMessage): readonly PaperMessage[] {
    return this.messages.filter((each) => each.thread === ts && !each.isGone);
  }

  #isShown(message: PaperMessage): boolean {
    return !message.isGone || this.#replies(message).length > 0;
  }
}

/** The answer's date, in whole seconds, less the margin that a reader leaves. */
function dateOf(now: Instant): Instant {
  return later(instant(now - (now % second)), -2 * second);
}

function shownBy(message: PaperMessage): readonly ChannelMessage[] {
  const seen = message.isGone ? undefined : seenFrom(channel, wire(message));
  const reactions = [...message.reactions].map(([emoji, people]) => ({ emoji, people: [...people] }));
  return seen === undefined ? [] : [{ seen, reactions }];
}

function wire({ ts, thread, user, isBot, edits, editedAt }: PaperMessage): SlackEvent {
  const text = `said at ${ts}${' again'.repeat(edits)}`;
  const edited = editedAt === undefined ? {} : { edited: { user, ts: toTimestamp(editedAt) } };
  const by = isBot ? { bot_id: 'B0ALERT', bot_profile: { name: 'Grafana' } } : { user };
  return { type: 'message', ts, text, ...by, ...edited, ...(thread !== undefined && { thread_ts: thread }) };
}

function changed(before: SlackEvent): SlackEvent {
  return { type: 'message', subtype: 'message_changed', channel, hidden: true, previous_message: before };
}

function without<T>(set: Set<T>, item: T): Set<T> {
  set.delete(item);
  return set;
}
