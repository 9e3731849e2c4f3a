import type { SeenMessage } from '../../src/domain/marks/marking';
import type { Source } from '../../src/domain/source';
import { type Instant, later, second, toTimestamp } from '../../src/domain/time/instant';
import { seenFrom } from '../../src/slack/payloads/seen-message';
import { at, baraka, chebet, david } from '../support/cast';
import { paperBotUser } from '../support/paper-bot';
import { paperChannel } from '../support/paper-chat';
import { emojiFor, type Name, type Named, type Place, type Told } from './history';

/** An event as Slack sends it. */
export interface SlackEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** What the envelope of an event says of where that happened. */
export function isShared(what: Told): boolean {
  return 'shared' in what && what.shared;
}

/** When three facts are recorded by command that the bot tells in the first channel: by `assumed`, `escalated` and `asked`. */
export const assumedAt = at('10:00:01');
export const escalatedAt = at('10:00:02');
export const askedAt = at('10:00:07');

const ids: Readonly<Record<Name, string>> = {
  assumed: toTimestamp(later(assumedAt, second / 2)),
  escalated: toTimestamp(later(escalatedAt, second / 2)),
  asked: toTimestamp(later(askedAt, second / 2)),
  plea: toTimestamp(at('10:00:03')),
  reply: toTimestamp(at('10:00:04')),
  broadcast: toTimestamp(at('10:00:05')),
  alert: toTimestamp(at('10:00:06')),
};

const channels: Readonly<Record<Place, string>> = {
  first: paperChannel(1),
  second: paperChannel(2),
  elsewhere: 'C0ELSEWHERE',
};

/** A message's identity. */
export function sourceOf({ place, name }: Named): Source {
  return { channel: channels[place], message: ids[name] };
}

/** How many times a message was edited and when last, and whether it is gone. */
interface State {
  readonly edits: number;
  readonly editedAt?: Instant;
  readonly gone: boolean;
}

const unedited: State = { edits: 0, gone: false };

/** What Slack knows: it goes through a history in order, and says what it tells the bot of each happening. */
export class PaperWorkspace {
  readonly #states = new Map<string, State>();
  readonly #past: { readonly at: Instant; readonly key: string; readonly state: State }[] = [];

  /** What Slack tells of something at an instant; nothing where it cannot have happened. */
  tell(what: Told, now: Instant): readonly SlackEvent[] {
    const stamp = { event_ts: toTimestamp(now) };
    switch (what.type) {
      case 'say':
      case 'edit':
      case 'delete':
        return this.#speak(what, now);
      case 'mark':
      case 'unmark': {
        if (this.#state(what).gone && what.type === 'mark') return [];
        const { channel, message } = sourceOf(what);
        const type = what.type === 'mark' ? 'reaction_added' : 'reaction_removed';
        const item = { type: 'message', channel, ts: message };
        return [{ type, user: what.by, reaction: emojiFor(what.kind, what.by), item, ...stamp }];
      }
      case 'join':
      case 'leave':
        return membership(what, stamp);
      case 'rename': {
        const channel = { id: channels[what.place], name: what.to };
        return [{ type: `${kindOf(what.place)}_rename`, channel, ...stamp }];
      }
      case 'archive':
      case 'unarchive':
        return [{ type: `${kindOf(what.place)}_${what.type}`, channel: channels[what.place], ...stamp }];
      case 'call': {
        const updated = Math.floor(now / second);
        return [{ type: 'user_change', user: { id: what.person, real_name: what.name, updated }, ...stamp }];
      }
      default:
        return what satisfies never;
    }
  }

  /** A message as it stood at an instant. */
  read(source: Source, then: Instant): SeenMessage | undefined {
    const name = nameOf(source);
    const key = `${source.channel}:${source.message}`;
    const state = this.#past.findLast((each) => each.key === key && each.at <= then)?.state;
    if (name === undefined || state?.gone) return undefined;
    return seenFrom(source.channel, wire(name, state ?? unedited));
  }

  #state(named: Named): State {
    return this.#states.get(keyOf(named)) ?? unedited;
  }

  #turn(named: Named, state: State, now: Instant): void {
    this.#states.set(keyOf(named), state);
    this.#past.push({ at: now, key: keyOf(named), state });
  }

  #speak(what: Extract<Told, { type: 'say' | 'edit' | 'delete' }>, now: Instant): readonly SlackEvent[] {
    const { place, name } = what;
    const { channel, message: ts } = sourceOf(what);
    const known = this.#state(what);
    if (known.gone) return [];
    if (what.type === 'say') return [{ ...wire(name, unedited), channel, event_ts: ts }];
    const before = wire(name, known);
    const stamp = { channel, hidden: true, ts: toTimestamp(now), event_ts: toTimestamp(now) };
    if (what.type === 'edit') {
      const state = { edits: known.edits + 1, editedAt: now, gone: false };
      this.#turn(what, state, now);
      const message = wire(name, state);
      return [{ type: 'message', subtype: 'message_changed', message, previous_message: before, ...stamp }];
    }
    this.#turn(what, { ...known, gone: true }, now);
    const deletion = { type: 'message', subtype: 'message_deleted', deleted_ts: ts, ...stamp };
    if (name === 'plea' && this.#hasReplies(place)) {
      const message = tombstone(ts);
      return [{ type: 'message', subtype: 'message_changed', message, previous_message: before, ...stamp }];
    }
    const orphan = isReply(name) && this.#state({ place, name: 'plea' }).gone && !this.#hasReplies(place);
    return [
      // What was said is not always told with what became of it.
      name === 'alert' ? deletion : { ...deletion, previous_message: before },
      ...(orphan ? [{ ...deletion, deleted_ts: ids.plea, previous_message: tombstone(ids.plea) }] : []),
    ];
  }

  #hasReplies(place: Place): boolean {
    return (['reply', 'broadcast'] as const).some((name) => !this.#state({ place, name }).gone);
  }
}

function membership(
  { type: does, place, person }: Extract<Told, { type: 'join' | 'leave' }>,
  stamp: { readonly event_ts: string },
): readonly SlackEvent[] {
  const channel = channels[place];
  const type = does === 'join' ? 'member_joined_channel' : 'member_left_channel';
  const own = does === 'leave' && person === paperBotUser;
  return [
    { type, user: person, channel, ...stamp },
    ...(own ? [{ type: `${kindOf(place)}_left`, channel, ...stamp }] : []),
  ];
}

function kindOf(place: Place): 'channel' | 'group' {
  return place === 'second' ? 'group' : 'channel';
}

function keyOf(named: Named): string {
  const { channel, message } = sourceOf(named);
  return `${channel}:${message}`;
}

function nameOf(source: Source): Name | undefined {
  return (Object.keys(ids) as Name[]).find((name) => ids[name] === source.message);
}

function isReply(name: Name): boolean {
  return name === 'reply' || name === 'broadcast';
}

function tombstone(ts: string): SlackEvent {
  return { type: 'message', subtype: 'tombstone', text: 'This message was deleted.', user: 'USLACKBOT', ts };
}

/** A message as Slack renders it; people's edits leave a mark, apps' do not. */
function wire(name: Name, { edits, editedAt }: State): SlackEvent {
  const words = `${texts[name]}${' again'.repeat(edits)}`;
  const edited = editedAt === undefined ? {} : { edited: { user: david, ts: toTimestamp(editedAt) } };
  const message = { type: 'message', ts: ids[name], text: words };
  switch (name) {
    case 'plea':
      return { ...message, user: david, thread_ts: ids.plea, ...edited };
    case 'reply':
      return { ...message, user: baraka, thread_ts: ids.plea, ...edited };
    case 'broadcast':
      return { ...message, user: baraka, thread_ts: ids.plea, subtype: 'thread_broadcast', ...edited };
    case 'alert': {
      const attachments = [{ title: words, fallback: 'alert' }];
      return { ...message, text: '', bot_id: 'B0ALERT', bot_profile: { name: 'Grafana' }, attachments };
    }
    default:
      return { ...message, user: paperBotUser, bot_id: 'B0BOT', bot_profile: { name: 'Firelog' } };
  }
}

const texts: Readonly<Record<Name, string>> = {
  plea: `can <@${chebet}> look? token hunter2 due tomorrow`,
  reply: 'it is the pool',
  broadcast: 'customers write',
  alert: 'p99 above 4 s',
  assumed: 'A1 assumed: the cache is cold',
  escalated: `E1 to <@${chebet}>`,
  asked: 'F1: watch the cache',
};
