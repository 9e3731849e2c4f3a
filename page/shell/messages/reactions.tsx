import type { ShownMessage } from '../../../src/playground/page/contract';
import { Emoji } from '../../content/emoji/emoji-view';
import { act } from '../client/api-client';
import { nameIn } from '../client/conversations';
import { useWelcome } from '../client/store';

/** The reactions below a message: a click joins in or takes one's own back. */
export function Reactions({ message, isMember }: { message: ShownMessage; isMember: boolean }) {
  const welcome = useWelcome();
  const { me } = welcome;
  const { channel, ts, reactions } = message;
  if (reactions.length === 0) return null;
  const nameOf = nameIn(welcome);
  return (
    <ul class="reactions" aria-label="Reactions">
      {reactions.map(({ name, users }) => {
        const isMine = users.includes(me);
        const who = users.map((id) => (id === me ? 'you' : nameOf(id))).join(', ');
        const meaning = welcome.quickReactions.find(({ emoji }) => emoji === name)?.meaning;
        return (
          <li key={name}>
            <button
              type="button"
              class={`reaction${isMine ? ' mine' : ''}`}
              aria-pressed={isMine}
              aria-label={`${name}, ${users.length}: ${who}`}
              title={`:${name}: ${who}${meaning === undefined ? '' : ` — ${meaning}`}`}
              disabled={!isMember}
              onClick={() => act(me, { type: isMine ? 'unreact' : 'react', channel, ts, emoji: name })}
            >
              <Emoji name={name} />
              <span class="count">{users.length}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
