import { useContext } from 'preact/hooks';
import { clockTime, fullInstant, instantOf } from '../content/dates';
import { ReaderContext } from '../content/reader';

/** When a message was written, on the reader's clock; the whole date where one points at it. */
export function Time({ ts }: { ts: string }) {
  const { zone } = useContext(ReaderContext);
  const at = instantOf(ts);
  return (
    <time class="time" dateTime={new Date(at).toISOString()} title={fullInstant(at, zone)}>
      {clockTime(at, zone)}
    </time>
  );
}
