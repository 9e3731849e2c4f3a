import type { ShownEphemeral, ShownMessage } from '../../../src/playground/page/contract';

/** One line of a list of messages. */
export type Row =
  | { readonly type: 'day'; readonly key: string; readonly ts: string }
  | { readonly type: 'new'; readonly key: string }
  | {
      readonly type: 'message';
      readonly key: string;
      readonly message: ShownMessage;
      /** Whether it follows so soon on one by the same author that it needs no head of its own. */
      readonly isFollowing: boolean;
    }
  | { readonly type: 'ephemeral'; readonly key: string; readonly ephemeral: ShownEphemeral };

/** Messages of one author within so many seconds stand under one head. */
const together = 300;

/** What a list of messages is made of. */
export interface Lines {
  readonly messages: readonly ShownMessage[];
  readonly ephemerals: readonly ShownEphemeral[];
  /** The newest message that was seen before; a line is drawn behind it. */
  readonly seenUpTo?: string;
  /** The person who reads: their own messages are not new to them. */
  readonly me: string;
  /** The day of a message, in the reader's zone. */
  dayOf(ts: string): string;
}

/** The lines of a channel or a thread: messages in their order, with days, what is new, and what one person alone sees. */
export function rowsOf({ messages, ephemerals, seenUpTo, me, dayOf }: Lines): readonly Row[] {
  const rows: Row[] = [];
  let [day, before]: [string, ShownMessage | undefined] = ['', undefined];
  let isNewDrawn = seenUpTo === undefined || seenUpTo === '';
  for (const line of merged(messages, ephemerals)) {
    const ts = line.ts;
    if (dayOf(ts) !== day) {
      day = dayOf(ts);
      rows.push({ type: 'day', key: `day ${day}`, ts });
      before = undefined;
    }
    if (!isNewDrawn && ts > (seenUpTo ?? '') && line.user !== me) {
      isNewDrawn = true;
      rows.push({ type: 'new', key: 'new' });
      before = undefined;
    }
    if (!('reactions' in line)) {
      rows.push({ type: 'ephemeral', key: `only you ${ts}`, ephemeral: line });
      before = undefined;
      continue;
    }
    const isFollowing = before !== undefined && follows(before, line);
    rows.push({ type: 'message', key: ts, message: line, isFollowing });
    before = line;
  }
  return rows;
}

function merged(
  messages: readonly ShownMessage[],
  ephemerals: readonly ShownEphemeral[],
): readonly (ShownMessage | ShownEphemeral)[] {
  if (ephemerals.length === 0) return messages;
  const first = messages[0]?.ts ?? '';
  const shown = ephemerals.filter(({ ts }) => ts > first);
  return [...messages, ...shown].sort((one, other) => (one.ts < other.ts ? -1 : 1));
}

function follows(before: ShownMessage, message: ShownMessage): boolean {
  const isPlain = (each: ShownMessage): boolean =>
    each.deletedAt === undefined && (each.subtype === undefined || each.subtype === 'file_share');
  return (
    isPlain(before) &&
    isPlain(message) &&
    before.user === message.user &&
    before.botId === message.botId &&
    message.broadcast !== true &&
    Number(message.ts) - Number(before.ts) < together
  );
}
