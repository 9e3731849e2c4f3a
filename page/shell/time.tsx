import { useContext } from 'preact/hooks';
import { fullTime, instantOf, timeOf } from '../content/dates';
import { ReaderContext } from '../content/reader';

/** When a message was written, on the reader's clock; the whole date where one points at it. */
export function Time({ ts }: { ts: string }) {
  const { zone } = useContext(ReaderContext);
  return (
    <time class="time" dateTime={new Date(instantOf(ts)).toISOString()} title={fullTime(ts, zone)}>
      {timeOf(ts, zone)}
    </time>
  );
}
