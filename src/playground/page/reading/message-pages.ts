import { liveReplies } from '../../rendering/rendering';
import { SlackError } from '../../state/slack-error';
import type { Channel, Message } from '../../state/state';
import { findMessage } from '../../state/workspace';
import type { MessagePage, SearchPage, ThreadPage } from '../contract';
import { isTopLevel } from './listed-channel';
import type { Viewer } from './viewer';

const USUAL = 50;
const MOST = 200;

/** Which stretch of a channel's top-level messages is asked for; the newest without a place. */
export interface Stretch {
  /** Those before this `ts`, the nearest of them. */
  before?: string | undefined;
  /** Those after this `ts`, the nearest of them. */
  after?: string | undefined;
  /** Those on both sides of this `ts`, and itself. */
  around?: string | undefined;
  /** How many at most; 50 unless said, never more than 200. */
  limit?: number | undefined;
}

/** A stretch of a channel's top-level messages, oldest first; deleted ones are among them, marked. */
export function messagePage(viewer: Viewer, channelId: string, stretch: Stretch): MessagePage {
  const channel = viewer.channel(channelId);
  const all = channel.messages.filter(isTopLevel);
  const [from, to] = bounds(all, stretch);
  return {
    messages: all.slice(from, to).map((message) => viewer.show(channel, message)),
    hasOlder: from > 0,
    hasNewer: to < all.length,
  };
}

function bounds(all: readonly Message[], { before, after, around, limit }: Stretch): [number, number] {
  const wanted = Math.min(Math.max(1, limit ?? USUAL), MOST);
  /** How many messages lie before this one. */
  const until = (ts: string): number => {
    const index = all.findIndex((message) => message.ts >= ts);
    return index < 0 ? all.length : index;
  };
  if (around !== undefined) {
    const from = Math.max(0, until(around) - Math.floor(wanted / 2));
    return [from, Math.min(all.length, from + wanted)];
  }
  if (after !== undefined) {
    const index = all.findIndex((message) => message.ts > after);
    const from = index < 0 ? all.length : index;
    return [from, Math.min(all.length, from + wanted)];
  }
  const to = before === undefined ? all.length : until(before);
  return [Math.max(0, to - wanted), to];
}

/** A message and the replies that are still there; refuses with `message_not_found`. */
export function threadPage(viewer: Viewer, channelId: string, ts: string): ThreadPage {
  const channel = viewer.channel(channelId);
  const named = findMessage(channel, ts);
  const parent = named?.threadTs === undefined ? named : findMessage(channel, named.threadTs);
  if (!parent) throw new SlackError('message_not_found');
  const messages = [parent, ...liveReplies(channel, parent)];
  return { messages: messages.map((message) => viewer.show(channel, message)) };
}

const MOST_FOUND = 50;

/** The newest messages that hold the text in what they show, capitals or not; none for an empty text. */
export function searchPage(viewer: Viewer, text: string): SearchPage {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { messages: [] };
  const found = viewer.channels().flatMap((channel) => newestWith(channel, wanted));
  found.sort((a, b) => (a.message.ts < b.message.ts ? 1 : -1));
  const shown = found.slice(0, MOST_FOUND);
  return { messages: shown.map(({ channel, message }) => viewer.show(channel, message)) };
}

function newestWith(channel: Channel, wanted: string): { channel: Channel; message: Message }[] {
  const found: { channel: Channel; message: Message }[] = [];
  for (let index = channel.messages.length - 1; index >= 0 && found.length < MOST_FOUND; index -= 1) {
    const message = channel.messages[index];
    if (message && message.deletedAt === undefined && holds(message, wanted)) {
      found.push({ channel, message });
    }
  }
  return found;
}

function holds({ text, blocks, attachments }: Message, wanted: string): boolean {
  return [text, ...textsIn(blocks), ...textsIn(attachments)].some((shown) =>
    decoded(shown).toLowerCase().includes(wanted),
  );
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const SHOWN: ReadonlySet<string> = new Set(['text', 'title', 'pretext', 'fallback', 'footer', 'value']);

/** Every text inside blocks or attachments. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => {
    if (typeof inside === 'string') return SHOWN.has(key) ? [inside] : [];
    return textsIn(inside);
  });
}
