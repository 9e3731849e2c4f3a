import type { MessagePage, ShownMessage } from '../../../src/playground/page/contract';

/** A stretch of a channel that was read, oldest first, and whether there is more at its ends. */
export interface Timeline {
  readonly messages: readonly ShownMessage[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/**
 * A stretch as it was read anew, from its end or around a message. What stands before it and was read earlier is kept, so
 * that nobody loses their place.
 */
export function readAnew(known: Timeline | undefined, page: MessagePage): Timeline {
  const first = page.messages[0]?.ts;
  const isBesides = known === undefined || first === undefined || (known.messages.at(-1)?.ts ?? '') < first;
  if (isBesides || page.hasNewer) return page;
  return {
    ...page,
    messages: [...olderThan(known.messages, first), ...page.messages],
    hasOlder: known.hasOlder,
  };
}

/** A stretch with the messages before it; what is known of both stays as it was told last. */
export function withOlder(timeline: Timeline, page: MessagePage): Timeline {
  return {
    messages: [...olderThan(page.messages, timeline.messages[0]?.ts), ...timeline.messages],
    hasOlder: page.hasOlder,
    hasNewer: timeline.hasNewer,
  };
}

/** A stretch with the messages behind it. */
export function withNewer(timeline: Timeline, page: MessagePage): Timeline {
  const last = timeline.messages.at(-1)?.ts ?? '';
  return {
    messages: [...timeline.messages, ...page.messages.filter(({ ts }) => ts > last)],
    hasOlder: timeline.hasOlder,
    hasNewer: page.hasNewer,
  };
}

/**
 * A stretch after one of its messages was told anew. A message that is new goes to the end, unless the stretch ends
 * before the newest ones: it is read then when the reader comes there.
 */
export function withUpdated(timeline: Timeline, told: ShownMessage): Timeline {
  const { messages } = timeline;
  const route = positionOf(messages, told.ts);
  const isKnown = messages[route]?.ts === told.ts;
  if (isKnown) return { ...timeline, messages: messages.with(route, told) };
  const isBefore = route === 0 && timeline.hasOlder;
  const isBehind = route === messages.length && timeline.hasNewer;
  if (isBefore || isBehind) return timeline;
  return { ...timeline, messages: messages.toSpliced(route, 0, told) };
}

/** Whether a message stands in the channel itself and not in a thread alone. */
export function isTopLevel({ threadTs, ts, broadcast }: ShownMessage): boolean {
  return threadTs === undefined || threadTs === ts || broadcast === true;
}

/** Where a message with this `ts` stands or would stand. Messages are in the order of their `ts`. */
export function positionOf(messages: readonly { readonly ts: string }[], ts: string): number {
  let [low, high] = [0, messages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.ts ?? '') < ts) low = middle + 1;
    else high = middle;
  }
  return low;
}

function olderThan(messages: readonly ShownMessage[], ts: string | undefined): readonly ShownMessage[] {
  return ts === undefined ? messages : messages.filter((message) => message.ts < ts);
}
