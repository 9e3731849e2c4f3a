import { useContext, useEffect, useMemo, useRef } from 'preact/hooks';
import type { ListedChannel } from '../../../src/playground/page/contract';
import { dayKey } from '../../content/dates/dates';
import { ReaderContext } from '../../content/reader';
import { fetchThread } from '../client/api-client';
import { learn, threadKey, useKnown, useWelcome, withThread } from '../client/store';
import { Composer } from '../composer/composer';
import { useEscape } from '../controls/use-escape';
import { EphemeralRow } from './ephemeral-row';
import { MessageRow } from './message-row';
import { rowsOf } from './rows';

interface ThreadPaneProps {
  readonly channel: ListedChannel;
  readonly ts: string;
  onClose(): void;
}

/** So near to its end, in pixels, a thread is read at its end. */
const near = 120;

/** A thread beside its channel; Escape closes it. */
export function ThreadPane({ channel, ts, onClose }: ThreadPaneProps) {
  const { me, ephemerals } = useWelcome();
  const { zone } = useContext(ReaderContext);
  const key = threadKey(channel.id, ts);
  const messages = useKnown(({ threads }) => threads[key]);
  const list = useRef<HTMLDivElement>(null);
  const close = (): void => {
    onClose();
    // Back to where one types, but not where that brings a keyboard onto half of the screen.
    const field = document.querySelector<HTMLElement>('.conversation > .composer textarea');
    if (!matchMedia('(pointer: coarse)').matches) field?.focus();
  };
  useEscape(true, close);

  const heard = useKnown(({ heard: times }) => times);
  useEffect(() => {
    // Whenever the connection was lost, something may have been missed.
    if (heard === 0) return;
    void fetchThread(me, channel.id, ts).then((page) => {
      if (page !== undefined) learn((before) => withThread(before, key, page.messages));
    });
  }, [me, heard, channel.id, ts, key]);

  const rows = useMemo(
    () =>
      rowsOf({
        me,
        messages: messages ?? [],
        ephemerals: ephemerals.filter((each) => each.channel === channel.id && each.thread === ts),
        dayOf: (at) => dayKey(at, zone),
      }),
    [me, messages, ephemerals, channel.id, ts, zone],
  );
  const isReadingBack = useRef(false);
  const last = messages?.at(-1);
  const isOwn = last?.user === me;
  const count = rows.length;
  useEffect(() => {
    if (count === 0 || (isReadingBack.current && !isOwn)) return;
    list.current?.lastElementChild?.scrollIntoView({ block: 'end' });
  }, [count, isOwn]);

  return (
    <aside class="thread" aria-label="Thread">
      <header class="head">
        <div class="head-line">
          <h2 class="head-name">Thread</h2>
          <button type="button" class="plain" aria-label="Close the thread" onClick={close}>
            ✕
          </button>
        </div>
      </header>
      <div
        class="messages thread-messages"
        ref={list}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isReadingBack.current = scrollHeight - scrollTop - clientHeight > near;
        }}
      >
        {messages?.length === 0 && <p class="nothing">This message is gone.</p>}
        {rows.map((row) => {
          if (row.type === 'message') {
            return (
              <MessageRow
                key={row.key}
                message={row.message}
                channel={channel}
                isFollowing={row.isFollowing}
                isInThread={true}
              />
            );
          }
          return row.type === 'ephemeral' && <EphemeralRow key={row.key} ephemeral={row.ephemeral} />;
        })}
      </div>
      {channel.isMember && !channel.isArchived && <Composer channel={channel} thread={ts} />}
    </aside>
  );
}
