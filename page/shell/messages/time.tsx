import { useContext } from 'preact/hooks';
import { fullTime, instantOfTs, timeOf } from '../../content/dates/dates';
import { ReaderContext } from '../../content/reader';

/** When a message was written, on the reader's clock; the whole date where one points at it. */
export function Time({ ts }: { ts: string }) {
  const { zone } = useContext(ReaderContext);
  return (
    <time class="time" dateTime={new Date(instantOfTs(ts)).toISOString()} title={fullTime(ts, zone)}>
      {timeOf(ts, zone)}
    </time>
  );
}
