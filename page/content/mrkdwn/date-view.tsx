import { useContext } from 'preact/hooks';
import { fullInstant } from '../dates/dates';
import { formatDate } from '../dates/slack-date';
import { ReaderContext } from '../reader';
import { Link } from './link';

interface DateViewProps {
  /** Since 1970. */
  readonly seconds: number;
  readonly format: string;
  readonly url?: string | undefined;
  readonly fallback?: string | undefined;
}

/** An instant on the reader's clock. */
export function DateView({ seconds, format, url, fallback }: DateViewProps) {
  const { zone, now } = useContext(ReaderContext);
  const text = formatDate(seconds, format, { zone, now: now() });
  if (text === undefined) return <>{fallback ?? ''}</>;
  const shown = (
    <time dateTime={new Date(seconds * 1000).toISOString()} title={fullInstant(seconds * 1000, zone)}>
      {text}
    </time>
  );
  return url ? <Link url={url}>{shown}</Link> : shown;
}
