import { useContext, useEffect, useState } from 'preact/hooks';
import type { ShownMessage } from '../../../src/playground/page/contract';
import { fullTime } from '../../content/dates/dates';
import { Mrkdwn } from '../../content/mrkdwn/mrkdwn-view';
import { ReaderContext } from '../../content/reader';
import { search } from '../client/api-client';
import { nameIn, titleOf } from '../client/conversations';
import { routeAddress } from '../client/route';
import { useWelcome } from '../client/store';
import { Dialog } from '../controls/dialog';
import { Icon } from '../controls/icon';

/** After so many milliseconds without a key, what was typed is looked for. */
const patience = 150;

/** The field at the side, and with Ctrl or ⌘ and K from anywhere: finds messages by what they say. */
export function Search() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const isAsked = (event.ctrlKey || event.metaKey) && event.key === 'k';
      if (!isAsked || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
  return (
    <>
      <button type="button" class="search-button" onClick={() => setOpen(true)}>
        <Icon name="search" /> Search
      </button>
      {isOpen && <SearchWindow onClose={() => setOpen(false)} />}
    </>
  );
}

function SearchWindow({ onClose }: { onClose(): void }) {
  const { me } = useWelcome();
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly ShownMessage[]>();
  useEffect(() => {
    if (text.trim() === '') return setFound(undefined);
    let isLate = false;
    const timer = setTimeout(async () => {
      const page = await search(me, text);
      if (!isLate) setFound(page?.messages ?? []);
    }, patience);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [me, text]);
  return (
    <Dialog title="Search" onClose={onClose}>
      <input
        type="text"
        inputMode="search"
        class="search-field"
        aria-label="Find messages"
        placeholder="A word in a message"
        autocomplete="off"
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <p class="unseen" role="status">
        {found !== undefined && `${found.length} found`}
      </p>
      {found?.length === 0 && <p class="nothing">No message says that.</p>}
      <ul class="found">
        {found?.map((message) => (
          <Found key={`${message.channel} ${message.ts}`} message={message} onGo={onClose} />
        ))}
      </ul>
    </Dialog>
  );
}

function Found({ message, onGo }: { message: ShownMessage; onGo(): void }) {
  const welcome = useWelcome();
  const { zone } = useContext(ReaderContext);
  const nameOf = nameIn(welcome);
  const { channel, ts, threadTs, text, user, botId } = message;
  const where = welcome.channels.find(({ id }) => id === channel);
  const isReply = threadTs !== undefined && threadTs !== ts;
  return (
    <li class="found-entry">
      <a href={routeAddress(isReply ? { channel, thread: threadTs } : { channel, at: ts })} onClick={onGo}>
        <strong>{nameOf(user ?? botId ?? '')}</strong> in {where && titleOf(where, nameOf)}
      </a>
      <span class="time">{fullTime(ts, zone)}</span>
      <div class="found-text">
        <Mrkdwn text={text.slice(0, 300)} />
      </div>
    </li>
  );
}
