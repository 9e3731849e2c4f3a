import { useEffect, useState } from 'preact/hooks';
import type { ListedChannel } from '../../src/playground/page/contract';
import { act, readMessages } from './ask';
import { ChannelHead } from './channel-head';
import { Composer } from './composer';
import { MessageList } from './message-list';
import { goTo, type Place } from './place';
import { learn, useKnown, useWelcome } from './store';
import { ThreadPane } from './thread-pane';
import { opened } from './timeline';

interface ChannelViewProps {
  readonly channel: ListedChannel;
  readonly place: Place;
  /** Opens the list of channels, where it is not in sight. */
  onList(): void;
}

/** A channel: its head, its messages, the composer, and a thread beside it. */
export function ChannelView({ channel, place, onList }: ChannelViewProps) {
  const { me, epoch } = useWelcome();
  const { id } = channel;
  const timeline = useKnown(({ timelines }) => timelines[id]);
  const isRead = timeline !== undefined;
  // Where the line between what was seen and what is new stands while the channel is open.
  const [seenUpTo] = useState(channel.readUpTo);

  useEffect(() => {
    let isOver = false;
    const part = place.at === undefined ? undefined : { around: place.at };
    void readMessages(me, id, part).then((page) => {
      if (page === undefined || isOver) return;
      learn((before) => ({ ...before, timelines: { ...before.timelines, [id]: opened(page) } }));
    });
    return () => {
      isOver = true;
    };
  }, [me, id, epoch, place.at, isRead]);

  const newest = timeline?.hasNewer === false ? timeline.messages.at(-1)?.ts : undefined;
  useEffect(() => {
    if (newest === undefined || newest <= channel.readUpTo || !channel.isMember) return;
    if (document.visibilityState === 'visible')
      void act(me, { do: 'read', channel: id, ts: newest }, { quiet: true });
  }, [me, id, newest, channel.readUpTo, channel.isMember]);

  return (
    <div class={`channel${place.thread === undefined ? '' : ' with-thread'}`}>
      <div class="conversation">
        <ChannelHead channel={channel} onList={onList} />
        <MessageList channel={channel} timeline={timeline} at={place.at} seenUpTo={seenUpTo} />
        <Foot channel={channel} />
      </div>
      {place.thread !== undefined && (
        <ThreadPane
          channel={channel}
          ts={place.thread}
          onClose={() => goTo({ channel: id })}
          key={place.thread}
        />
      )}
    </div>
  );
}

function Foot({ channel }: { channel: ListedChannel }) {
  const { me } = useWelcome();
  if (channel.isArchived)
    return <p class="foot-note">This channel is archived. It can be read and nothing more.</p>;
  if (!channel.isMember) {
    return (
      <p class="foot-note">
        You are not in <strong>#{channel.name}</strong>.{' '}
        <button type="button" class="primary" onClick={() => act(me, { do: 'join', channel: channel.id })}>
          Join channel
        </button>
      </p>
    );
  }
  return <Composer channel={channel} />;
}
