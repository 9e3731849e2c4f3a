import { useContext } from 'preact/hooks';
import type { Acting } from './acting';
import { Blocks } from './blocks/blocks';
import { dayHeading, timeOf } from './dates/dates';
import { asObject, type Json, listOf, numberOf, objectsIn, textOf } from './json';
import { Link } from './mrkdwn/link';
import { Mrkdwn } from './mrkdwn/mrkdwn-view';
import { ReaderContext } from './reader';

interface SharedMessageProps extends Pick<Acting, 'press' | 'suggest'> {
  readonly attachment: Json;
}

/** Whether an attachment carries another message, forwarded or linked to. */
export function isSharedMessage({ is_share: isShare, is_msg_unfurl: isUnfurl }: Json): boolean {
  return isShare === true || isUnfurl === true;
}

/** A message inside another: who wrote it, what, where and when. */
export function SharedMessage({ attachment, press, suggest }: SharedMessageProps) {
  const { zone, now } = useContext(ReaderContext);
  const blocks = blocksOf(attachment);
  const text = textOf(attachment.text) ?? textOf(attachment.fallback) ?? '';
  const ts = textOf(attachment.ts) ?? '';
  const at = numberOf(ts);
  const when = at === undefined ? undefined : `${dayHeading(at * 1000, now(), zone)} at ${timeOf(ts, zone)}`;
  return (
    <>
      <div class="attachment-author">{textOf(attachment.author_name) ?? textOf(attachment.author_id)}</div>
      {blocks.length > 0 ? (
        <Blocks blocks={blocks} surface="message" press={press} suggest={suggest} />
      ) : (
        <Mrkdwn text={text} />
      )}
      <div class="attachment-footer">
        {[textOf(attachment.footer), when].filter((part) => part !== undefined).join(' | ')}
        {' | '}
        <Link url={textOf(attachment.from_url) ?? ''}>View message</Link>
      </div>
    </>
  );
}

function blocksOf(attachment: Json): readonly unknown[] {
  return objectsIn(attachment.message_blocks).flatMap(({ message }) => listOf(asObject(message)?.blocks));
}
