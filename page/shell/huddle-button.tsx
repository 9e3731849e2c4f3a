import type { ListedChannel } from '../../src/playground/page/contract';
import { useAct } from './client/api-client';
import { useKnown, useWelcome } from './client/store';

/** Starts a huddle in a channel, or joins and leaves the one that is on. */
export function HuddleButton({ channel }: { readonly channel: ListedChannel }) {
  const { id, isMember, isArchived } = channel;
  const { me } = useWelcome();
  const action = useAct();
  const present = useKnown(({ timelines }) => {
    const messages = timelines[id]?.messages ?? [];
    const on = messages.findLast(({ huddle, deletedAt }) => huddle?.end === 0 && deletedAt === undefined);
    return on?.huddle?.present;
  });
  if (!isMember || isArchived) return null;
  const [label, type] = offerOf(present, me);
  return (
    <button
      type="button"
      class="plain huddle-button"
      aria-label={label}
      title={label}
      onClick={() => action({ type, channel: id })}
    >
      <span aria-hidden="true">{present === undefined ? '🎧' : `🎧 ${present.length}`}</span>
    </button>
  );
}

type HuddleAction = 'start-huddle' | 'join-huddle' | 'leave-huddle';

function offerOf(present: readonly string[] | undefined, me: string): readonly [string, HuddleAction] {
  if (present === undefined) return ['Start a huddle', 'start-huddle'];
  return present.includes(me) ? ['Leave the huddle', 'leave-huddle'] : ['Join the huddle', 'join-huddle'];
}
