import { useRef, useState } from 'preact/hooks';
import type { Action, ListedChannel, ShownMessage } from '../../../src/playground/page/contract';
import { EmojiPicker } from '../../content/emoji/emoji-picker';
import { Emoji } from '../../content/emoji/emoji-view';
import { act } from '../client/api-client';
import { goTo, routeAddress } from '../client/route';
import { useWelcome } from '../client/store';
import { collapse, Details } from '../controls/details';
import { Dialog } from '../controls/dialog';
import { Icon } from '../controls/icon';
import { Toolbar } from '../controls/toolbar';
import { ForwardDialog } from './forward-dialog';

interface MessageToolsProps {
  readonly message: ShownMessage;
  readonly channel: ListedChannel;
  readonly isInThread: boolean;
  onEdit(): void;
}

/** How many of the app's emoji stand in the row; the others are in the menu with what they mean. */
const inTheRow = 4;

/** What can be done with a message: reactions that mean something at one click, replying, and a menu. */
export function MessageTools({ message, channel, isInThread, onEdit }: MessageToolsProps) {
  const { me, quickReactions } = useWelcome();
  const [isPicking, setPicking] = useState(false);
  const picking = useRef<HTMLButtonElement>(null);
  const { ts } = message;
  const mayWrite = channel.isMember && !channel.isArchived;
  const react = (emoji: string): void => {
    const mine = message.reactions.find(({ name }) => name === emoji)?.users.includes(me) === true;
    void act(me, { type: mine ? 'unreact' : 'react', channel: channel.id, ts, emoji });
  };
  return (
    <Toolbar className="tools" label="Message actions">
      {mayWrite && (
        <>
          {quickReactions.slice(0, inTheRow).map(({ emoji, meaning }) => (
            <Quick key={emoji} emoji={emoji} meaning={meaning} onClick={() => react(emoji)} />
          ))}
          <Marks onReact={react} />
          <button
            type="button"
            class="tool"
            aria-label="Find another reaction"
            title="Another reaction"
            ref={picking}
            onClick={() => setPicking(!isPicking)}
          >
            <Icon name="smile" />
          </button>
        </>
      )}
      {!isInThread && (
        <button
          type="button"
          class="tool"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => goTo({ channel: channel.id, thread: message.threadTs ?? ts })}
        >
          <Icon name="reply" />
        </button>
      )}
      <Menu message={message} channel={channel} onEdit={onEdit} />
      {isPicking && <EmojiPicker button={picking} onPick={react} onClose={() => setPicking(false)} />}
    </Toolbar>
  );
}

function Quick({ emoji, meaning, onClick }: { emoji: string; meaning: string; onClick(): void }) {
  return (
    <button
      type="button"
      class="tool"
      aria-label={`${emoji}: ${meaning}`}
      title={`${meaning} (:${emoji}:)`}
      onClick={onClick}
    >
      <Emoji name={emoji} />
    </button>
  );
}

/** Every emoji that means something here, with its meaning: the legend, to be clicked. */
function Marks({ onReact }: { onReact(emoji: string): void }) {
  const { quickReactions, app } = useWelcome();
  if (quickReactions.length <= inTheRow) return null;
  return (
    <Details label="marks" name="Marks and what they mean" className="marks">
      <p class="details-title">What reactions mean to {app.name}</p>
      <ul class="menu">
        {quickReactions.map(({ emoji, meaning }) => (
          <li key={emoji}>
            <button
              type="button"
              onClick={(event) => {
                collapse(event.currentTarget);
                onReact(emoji);
              }}
            >
              <Emoji name={emoji} /> <span>{meaning}</span> <code>:{emoji}:</code>
            </button>
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Menu({ message, channel, onEdit }: Omit<MessageToolsProps, 'isInThread'>) {
  const { me, app } = useWelcome();
  const [isAsking, setAsking] = useState(false);
  const [isForwarded, setForwarded] = useState(false);
  const { ts } = message;
  const does =
    (action: Action): (() => void) =>
    () =>
      void act(me, action);
  const isPinned = channel.pins.some((pin) => pin.ts === ts);
  const isOwn = message.user === me;
  const mayWrite = channel.isMember && !channel.isArchived;
  const link = new URL(routeAddress({ channel: channel.id, at: ts }), location.href).href;
  return (
    <>
      <Details label={<Icon name="more" />} name="More actions" className="more">
        <ul class="menu">
          {app.shortcuts
            .filter(({ type }) => type === 'message')
            .map(({ callbackId, name }) => (
              <Item
                key={callbackId}
                onClick={does({ type: 'shortcut', callbackId, on: { channel: channel.id, ts } })}
              >
                {name} <small>{app.name}</small>
              </Item>
            ))}
          {mayWrite && (
            <Item onClick={does({ type: isPinned ? 'unpin' : 'pin', channel: channel.id, ts })}>
              {isPinned ? 'Unpin' : 'Pin to channel'}
            </Item>
          )}
          <Item onClick={() => setForwarded(true)}>Forward message …</Item>
          <Item onClick={() => void navigator.clipboard?.writeText(link)}>Copy link</Item>
          {isOwn && mayWrite && <Item onClick={onEdit}>Edit message</Item>}
          {isOwn && mayWrite && <Item onClick={() => setAsking(true)}>Delete message …</Item>}
        </ul>
      </Details>
      {isForwarded && <ForwardDialog message={message} onClose={() => setForwarded(false)} />}
      {isAsking && (
        <Dialog title="Delete this message?" onClose={() => setAsking(false)}>
          <p>It cannot be brought back.</p>
          <button type="button" class="danger" onClick={does({ type: 'delete', channel: channel.id, ts })}>
            Delete
          </button>
        </Dialog>
      )}
    </>
  );
}

function Item({ onClick, children }: { onClick(): void; children: preact.ComponentChildren }) {
  return (
    <li>
      <button
        type="button"
        onClick={(event) => {
          collapse(event.currentTarget);
          onClick();
        }}
      >
        {children}
      </button>
    </li>
  );
}
