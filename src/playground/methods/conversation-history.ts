import { z } from 'zod';
import { anyOf, everyType, joinedChannel } from '../calling/access';
import { flag, optional, page, required } from '../calling/arguments';
import { type Call, type Method, method } from '../calling/method';
import { nextCursor, pageOf } from '../calling/pages';
import { isVisible, liveReplies, renderMessage, type Wire } from '../rendering/rendering';
import { SlackError } from '../state/slack-error';
import type { Channel, Message } from '../state/state';
import { microsOf, tsOf } from '../state/ts';
import { findMessage } from '../state/workspace';

/** The most messages of one call (docs.slack.dev/reference/methods/conversations.history). */
const MOST = 999;

const range = {
  latest: optional,
  oldest: optional,
  inclusive: flag.default(false),
  include_all_metadata: flag.default(false),
  ...page,
};

/** Reading what was written. */
export const conversationHistory: readonly Method[] = [
  method({
    name: 'conversations.history',
    scopes: anyOf(everyType('history')),
    args: z.object({ channel: required, ...range }),
    run(call, args) {
      const channel = joinedChannel(call, args.channel, everyType('history'));
      const within = rangeOf(args);
      const shown = channel.messages
        .filter((message) => isTopLevel(message) && isVisible(channel, message) && within(message))
        .reverse();
      const found = pageOf(
        shown,
        (message) => message.ts,
        args,
        { usual: 100, most: MOST },
        (ts, from) => ts <= from,
      );
      return {
        messages: found.items.map((message) => render(call, channel, message, args.include_all_metadata)),
        has_more: found.next !== '',
        pin_count: channel.pins.length,
        ...(found.next === '' ? {} : nextCursor(found)),
      };
    },
  }),

  method({
    name: 'conversations.replies',
    scopes: anyOf(everyType('history')),
    args: z.object({ channel: required, ts: required, ...range }),
    run(call, args) {
      const channel = joinedChannel(call, args.channel, everyType('history'));
      const message = findMessage(channel, args.ts);
      if (!message || !isVisible(channel, message)) throw new SlackError('thread_not_found');
      const rendered = (shown: Message) => render(call, channel, shown, args.include_all_metadata);
      // A reply's own ts finds that reply alone.
      if (message.threadTs !== undefined) return { messages: [rendered(message)], has_more: false };
      const replies = liveReplies(channel, message).filter(rangeOf(args));
      const found = pageOf(
        replies,
        (reply) => reply.ts,
        args,
        { usual: MOST, most: MOST },
        (ts, from) => ts >= from,
      );
      return {
        messages: [message, ...found.items].map(rendered),
        has_more: found.next !== '',
        ...(found.next === '' ? {} : nextCursor(found)),
      };
    },
  }),
];

function isTopLevel(message: Message): boolean {
  return message.threadTs === undefined || message.broadcast === true;
}

interface Range {
  latest?: string | undefined;
  oldest?: string | undefined;
  inclusive: boolean;
}

/** Whether a message lies between the edges; every `ts` has the same length, so they compare as text. */
function rangeOf({ latest, oldest, inclusive }: Range): (message: Message) => boolean {
  const until = latest === undefined ? '9' : edge(latest, 'latest');
  const from = oldest === undefined ? '0' : edge(oldest, 'oldest');
  return inclusive ? ({ ts }) => ts >= from && ts <= until : ({ ts }) => ts > from && ts < until;
}

function edge(ts: string, which: 'latest' | 'oldest'): string {
  const micros = microsOf(ts);
  if (micros === undefined) throw new SlackError(`invalid_ts_${which}`);
  return tsOf(micros).padStart('1700000000.000000'.length, '0');
}

function render(call: Call, channel: Channel, message: Message, withMetadata: boolean): Wire {
  return renderMessage(call.workspace, channel, message, withMetadata);
}
