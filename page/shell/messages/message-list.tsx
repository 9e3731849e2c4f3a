import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { ListedChannel } from '../../../src/playground/page/contract';
import { dayKey, dayName } from '../../content/dates/dates';
import { ReaderContext } from '../../content/reader';
import { fetchMessages } from '../client/api-client';
import { learn, useWelcome } from '../client/store';
import { type Timeline, withNewer, withOlder } from '../client/timeline';
import { EphemeralRow } from './ephemeral-row';
import { MessageRow } from './message-row';
import { type Row, rowsOf } from './rows';

interface MessageListProps {
  readonly channel: ListedChannel;
  readonly timeline: Timeline | undefined;
  /** The message that was linked to. */
  readonly at: string | undefined;
  readonly seenUpTo: string;
}

/** So near to an end, in pixels, counts as being there. */
const near = 120;

/** The messages of a channel. Only those in sight are drawn, and more are read as the reader comes to them. */
export function MessageList({ channel, timeline, at, seenUpTo }: MessageListProps) {
  const list = useRef<VirtualizerHandle>(null);
  const rows = useRows(channel.id, timeline, seenUpTo);
  const { isShifting, look } = useReading(channel.id, timeline, list);
  const stuck = useEnd(list, rows, at, timeline);
  const [isAway, setAway] = useState(false);

  if (timeline === undefined) return <div class="messages" aria-busy="true" />;
  const onScroll = (offset: number): void => {
    const handle = list.current;
    if (handle === null) return;
    const toEnd = handle.scrollSize - handle.viewportSize - offset;
    stuck.current = toEnd < near && !timeline.hasNewer;
    setAway(!stuck.current);
    look(offset, toEnd);
  };
  return (
    <div class="messages">
      <div class="scroll" role="log" aria-label={`Messages in ${channel.name}`}>
        <div class="above" />
        <Virtualizer
          ref={list}
          data={rows}
          shift={isShifting}
          onScroll={onScroll}
          onResize={() => stuck.current && goToEnd(list, rows.length)}
        >
          {(row: Row) => <Line key={row.key} row={row} channel={channel} isAt={row.key === at} />}
        </Virtualizer>
      </div>
      {rows.length === 0 && <p class="nothing">Nobody wrote anything here yet.</p>}
      {isAway && rows.length > 0 && (
        <button type="button" class="to-end" onClick={() => toEnd(channel.id, list, rows.length, timeline)}>
          ↓ Newest
        </button>
      )}
    </div>
  );
}

function Line({ row, channel, isAt }: { row: Row; channel: ListedChannel; isAt: boolean }) {
  const reader = useContext(ReaderContext);
  switch (row.type) {
    case 'day':
      return (
        <h2 class="day">
          <span>{dayName(row.ts, reader)}</span>
        </h2>
      );
    case 'new':
      return (
        <p class="new-line">
          <span>New</span>
        </p>
      );
    case 'ephemeral':
      return <EphemeralRow ephemeral={row.ephemeral} />;
    case 'message':
      return <MessageRow message={row.message} channel={channel} isFollowing={row.isFollowing} isAt={isAt} />;
  }
}

function useRows(channel: string, timeline: Timeline | undefined, seenUpTo: string): readonly Row[] {
  const { me, ephemerals } = useWelcome();
  const { zone } = useContext(ReaderContext);
  return useMemo(
    () =>
      rowsOf({
        me,
        messages: timeline?.messages ?? [],
        ephemerals: ephemerals.filter((each) => each.channel === channel && each.thread === undefined),
        seenUpTo,
        dayOf: (ts) => dayKey(ts, zone),
      }),
    [me, timeline, ephemerals, channel, seenUpTo, zone],
  );
}

/** Reads on when the reader comes near an end of what was read. */
function useReading(
  channel: string,
  timeline: Timeline | undefined,
  list: { current: VirtualizerHandle | null },
) {
  const { me } = useWelcome();
  const isReading = useRef(false);
  const [isShifting, setShifting] = useState(false);

  const read = useCallback(
    async (part: { before: string } | { after: string }): Promise<void> => {
      if (isReading.current) return;
      isReading.current = true;
      const page = await fetchMessages(me, channel, part);
      isReading.current = false;
      if (page === undefined) return;
      const isOlder = 'before' in part;
      setShifting(isOlder);
      learn((before) => {
        const known = before.timelines[channel];
        if (known === undefined) return before;
        const next = isOlder ? withOlder(known, page) : withNewer(known, page);
        return { ...before, timelines: { ...before.timelines, [channel]: next } };
      });
    },
    [me, channel],
  );

  const look = (offset: number, toEnd: number): void => {
    const { messages = [], hasOlder = false, hasNewer = false } = timeline ?? {};
    const room = list.current?.viewportSize ?? 0;
    const [first, last] = [messages[0]?.ts, messages.at(-1)?.ts];
    if (hasOlder && first !== undefined && offset < room) void read({ before: first });
    else if (hasNewer && last !== undefined && toEnd < room) void read({ after: last });
  };
  return { isShifting, look };
}

/** Keeps the list at its end while the reader is there, and goes to the message that was linked to. */
function useEnd(
  list: { current: VirtualizerHandle | null },
  rows: readonly Row[],
  at: string | undefined,
  timeline: Timeline | undefined,
) {
  const stuck = useRef(at === undefined);
  const placed = useRef<string | undefined>(undefined);
  const { me } = useWelcome();
  const before = useRef<Row | undefined>(undefined);
  useEffect(() => {
    if (rows.length === 0 || timeline === undefined) return;
    const last = timeline.hasNewer ? undefined : rows.at(-1);
    const isNew = before.current !== undefined && last !== undefined && before.current.key !== last.key;
    // Whoever writes, or is answered, wants to see that wherever they were.
    if (isNew && isFor(me, last)) stuck.current = true;
    before.current = last;
    if (at === undefined) placed.current = undefined;
    const linked = at === undefined ? -1 : rows.findIndex(({ key }) => key === at);
    if (linked >= 0 && placed.current !== at) {
      placed.current = at;
      stuck.current = false;
      list.current?.scrollToIndex(linked, { align: 'center' });
    } else if (stuck.current) goToEnd(list, rows.length);
  }, [list, rows, at, timeline, me]);
  return stuck;
}

/** Whether a line is a person's own, or meant for them alone. */
function isFor(me: string, row: Row): boolean {
  return row.type === 'ephemeral' || (row.type === 'message' && row.message.user === me);
}

function toEnd(
  channel: string,
  list: { current: VirtualizerHandle | null },
  count: number,
  { hasNewer }: Timeline,
): void {
  if (!hasNewer) {
    goToEnd(list, count);
    return;
  }
  // What lies between is not worth reading: the channel is opened anew, at its end.
  learn((before) => {
    const { [channel]: _, ...others } = before.timelines;
    return { ...before, timelines: others };
  });
}

function goToEnd(list: { current: VirtualizerHandle | null }, count: number): void {
  list.current?.scrollToIndex(count - 1, { align: 'end' });
}
