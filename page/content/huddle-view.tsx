import { useContext } from 'preact/hooks';
import type { Huddle } from '../../src/playground/state/state';
import { clockTime } from './dates/dates';
import { ReaderContext, shownName } from './reader';

/** What Slack writes of a conversation by voice: when it was, and who was there. */
export function HuddleView({ huddle }: { readonly huddle: Huddle }) {
  const reader = useContext(ReaderContext);
  const { start, end, present, everPresent } = huddle;
  const time = (seconds: number): string => clockTime(seconds * 1000, reader.zone);
  const names = (end === 0 ? present : everPresent).map((id) => shownName(reader, id) ?? id);
  return (
    <div class="huddle">
      <strong>
        <span aria-hidden="true">🎧</span>{' '}
        {end === 0 ? `A huddle is on since ${time(start)}` : `A huddle, ${time(start)}–${time(end)}`}
      </strong>
      <span class="huddle-people">{names.join(', ')}</span>
    </div>
  );
}
