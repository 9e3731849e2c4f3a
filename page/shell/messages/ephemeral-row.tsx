import type { ShownEphemeral } from '../../../src/playground/page/contract';
import { Avatar } from '../../content/avatar';
import { MessageBody } from '../../content/message-body';
import { act, offersIn } from '../client/api-client';
import { nameIn } from '../client/conversations';
import { useWelcome } from '../client/store';
import { Time } from './time';

/** A message that only this person sees, and may put away. */
export function EphemeralRow({ ephemeral }: { ephemeral: ShownEphemeral }) {
  const welcome = useWelcome();
  const { me } = welcome;
  const { channel, ts, user } = ephemeral;
  const name = nameIn(welcome)(user);
  return (
    <article class="message ephemeral" aria-label={`${name}, to you alone`} data-ts={ts}>
      <p class="only-you">👁 Only visible to you</p>
      <div class="message-side">
        <Avatar id={user} size="large" />
      </div>
      <div class="message-main">
        <p class="message-head">
          <strong>{name}</strong>
          <span class="app-mark">APP</span>
          <Time ts={ts} />
        </p>
        <MessageBody
          message={ephemeral}
          press={(press) => act(me, { type: 'press', channel, ts, press })}
          suggest={offersIn(me, { channel, ts })}
        />
        <button
          type="button"
          class="dismiss"
          onClick={() => act(me, { type: 'dismiss-ephemeral', channel, ts })}
        >
          Dismiss message
        </button>
      </div>
    </article>
  );
}
