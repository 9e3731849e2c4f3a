import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListedChannel } from '../../src/playground/page/contract';
import { ChannelHead } from './channel-head';
import { act, fetchMessages } from './client/api-client';
import { goTo, type Route } from './client/route';
import { learn, useKnown, useWelcome, withPage } from './client/store';
import { Composer } from './composer/composer';
import { MessageList } from './messages/message-list';
import { ThreadPane } from './messages/thread-pane';

interface ChannelViewProps {
  readonly channel: ListedChannel;
  readonly route: Route;
  /** Opens the list of channels, where it is not in sight. */
  onList(): void;
}

/** A channel: its head, its messages, the composer, and a thread beside it. */
export function ChannelView({ channel, route, onList }: ChannelViewProps) {
  const { me } = useWelcome();
  const { id } = channel;
  const timeline = useKnown(({ timelines }) => timelines[id]);
  // Where the line between what was seen and what is new stands while the channel is open.
  const [seenUpTo] = useState(channel.readUpTo);

  useReading(id, route.at, timeline === undefined);

  const newest = timeline?.hasNewer === false ? timeline.messages.at(-1)?.ts : undefined;
  useEffect(() => {
    if (newest === undefined || newest <= channel.readUpTo || !channel.isMember) return;
    if (document.visibilityState === 'visible')
      void act(me, { type: 'read', channel: id, ts: newest }, { quiet: true });
  }, [me, id, newest, channel.readUpTo, channel.isMember]);

  return (
    <div class={`channel${route.thread === undefined ? '' : ' with-thread'}`}>
      <div class="conversation">
        <ChannelHead channel={channel} onList={onList} />
        <MessageList channel={channel} timeline={timeline} at={route.at} seenUpTo={seenUpTo} />
        <Foot channel={channel} />
      </div>
      {route.thread !== undefined && (
        <ThreadPane
          channel={channel}
          ts={route.thread}
          onClose={() => goTo({ channel: id })}
          key={route.thread}
        />
      )}
    </div>
  );
}

/** Reads the channel when it is opened, when another message in it is linked to, and when the connection was lost. */
function useReading(channel: string, at: string | undefined, isMissing: boolean): void {
  const { me } = useWelcome();
  const heard = useKnown(({ heard: times }) => times);
  const last = useRef('');
  useEffect(() => {
    const wanted = `${me} ${channel} ${heard} ${at}`;
    if (!isMissing && last.current === wanted) return;
    last.current = wanted;
    void fetchMessages(me, channel, at === undefined ? undefined : { around: at }).then((page) => {
      if (page !== undefined && last.current === wanted) learn((before) => withPage(before, channel, page));
    });
  }, [me, channel, heard, at, isMissing]);
}

function Foot({ channel }: { channel: ListedChannel }) {
  const { me } = useWelcome();
  if (channel.isArchived)
    return <p class="foot-note">This channel is archived. It can be read and nothing more.</p>;
  if (!channel.isMember) {
    return (
      <p class="foot-note">
        You are not in <strong>#{channel.name}</strong>.{' '}
        <button type="button" class="primary" onClick={() => act(me, { type: 'join', channel: channel.id })}>
          Join channel
        </button>
      </p>
    );
  }
  return <Composer channel={channel} />;
}
