import type { ComponentChildren } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import type { ListedChannel, ShownMessage } from '../../../src/playground/page/contract';
import { Avatar } from '../../content/avatar';
import { timeOf } from '../../content/dates/dates';
import { MessageBody } from '../../content/message-body';
import { ReaderContext } from '../../content/reader';
import { act, offersIn } from '../client/api-client';
import { nameIn } from '../client/conversations';
import { routeAddress } from '../client/route';
import { useWelcome } from '../client/store';
import { Composer } from '../composer/composer';
import { MessageTools } from './message-tools';
import { Reactions } from './reactions';
import { isSystem, SystemRow } from './system-row';
import { Time } from './time';

interface MessageRowProps {
  readonly message: ShownMessage;
  readonly channel: ListedChannel;
  readonly isFollowing: boolean;
  /** Whether it is the one that was linked to. */
  readonly isAt?: boolean;
  readonly isInThread?: boolean;
}

/** A message with everything on it. */
export function MessageRow({
  message,
  channel,
  isFollowing,
  isAt = false,
  isInThread = false,
}: MessageRowProps) {
  const welcome = useWelcome();
  const [isEdited, setEdited] = useState(false);
  const row = useRef<HTMLElement>(null);
  const done = (): void => {
    setEdited(false);
    row.current?.focus();
  };
  const author = message.user ?? message.botId ?? '';
  const name = message.username ?? nameIn(welcome)(author);
  const isPinned = channel.pins.some(({ ts }) => ts === message.ts);
  if (message.deletedAt !== undefined) return <DeletedRow message={message} isInThread={isInThread} />;
  if (isSystem(message)) return <SystemRow message={message} />;
  const state = [isFollowing && 'following', isAt && 'linked', isPinned && 'pinned']
    .filter(Boolean)
    .join(' ');
  return (
    <article
      class={`message ${state}`}
      ref={row}
      aria-label={`Message of ${name}`}
      data-ts={message.ts}
      // A tap chooses it where nothing can be pointed at: what can be done with it is shown then.
      tabIndex={-1}
    >
      {isPinned && <p class="pin-note">📌 Pinned</p>}
      <div class="message-side">
        {isFollowing ? <Time ts={message.ts} /> : <Avatar id={author} size="large" />}
      </div>
      <div class="message-main">
        {!isFollowing && <Head message={message} name={name} />}
        {isEdited ? (
          <Composer channel={channel} edited={message} onDone={done} />
        ) : (
          <Body message={message} />
        )}
        <Reactions message={message} isMember={channel.isMember && !channel.isArchived} />
        {!isInThread && message.replyCount > 0 && <Replies message={message} />}
      </div>
      {!isEdited && (
        <MessageTools
          message={message}
          channel={channel}
          isInThread={isInThread}
          onEdit={() => setEdited(true)}
        />
      )}
    </article>
  );
}

function Head({ message, name }: { message: ShownMessage; name: string }) {
  const { people } = useWelcome();
  const person = people[message.user ?? ''];
  const isApp = message.botId !== undefined || person?.isBot === true;
  return (
    <p class="message-head">
      <strong>{name}</strong>
      {isApp && <span class="app-mark">APP</span>}
      {person?.title !== undefined && <span class="title">{person.title}</span>}
      <Time ts={message.ts} />
    </p>
  );
}

function Body({ message }: { message: ShownMessage }): ComponentChildren {
  const { me } = useWelcome();
  const { channel, ts } = message;
  return (
    <MessageBody
      message={message}
      press={(press) => act(me, { type: 'press', channel, ts, press })}
      suggest={offersIn(me, { channel, ts })}
    />
  );
}

function Replies({ message }: { message: ShownMessage }) {
  const { zone } = useContext(ReaderContext);
  const { channel, ts, replyCount, repliers, latestReply } = message;
  return (
    <a class="replies" href={routeAddress({ channel, thread: ts })}>
      <span class="faces" aria-hidden="true">
        {repliers.map((id) => (
          <Avatar key={id} id={id} size="small" />
        ))}
      </span>
      {replyCount} {replyCount === 1 ? 'reply' : 'replies'}
      {latestReply !== undefined && <span class="time">last at {timeOf(latestReply, zone)}</span>}
    </a>
  );
}

function DeletedRow({ message, isInThread }: { message: ShownMessage; isInThread: boolean }) {
  return (
    <article class="message deleted" data-ts={message.ts}>
      <div class="message-side" />
      <div class="message-main">
        <p>This message was deleted.</p>
        {!isInThread && message.replyCount > 0 && <Replies message={message} />}
      </div>
    </article>
  );
}
