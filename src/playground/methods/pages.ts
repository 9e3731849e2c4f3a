import { invalidArguments, SlackError } from '../workspace/slack-error';

/** How a method cuts its answer into pages. */
export interface PageRequest {
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** One page and the cursor of the next; an empty cursor says that there is none. */
export interface Page<T> {
  items: T[];
  next: string;
}

/**
 * One page of a list. A cursor names the key of the first item of its page, so that it stays right when
 * the list grows meanwhile. Refuses with `invalid_cursor`, and a limit below 1 or above `most`.
 */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { cursor, limit }: PageRequest,
  { usual, most }: { usual: number; most: number },
): Page<T> {
  const size = limit === undefined || limit === 0 ? usual : limit;
  if (size < 1 || size > most)
    throw invalidArguments([`must be between 1 and ${most} [json-pointer:/limit]`]);
  const start = cursor ? items.findIndex((item) => keyOf(item) === decode(cursor)) : 0;
  if (start < 0) throw new SlackError('invalid_cursor');
  const following = items[start + size];
  return {
    items: items.slice(start, start + size),
    next: following === undefined ? '' : encode(keyOf(following)),
  };
}

/** `response_metadata` of a page. */
export function nextCursor(page: Page<unknown>): { response_metadata: { next_cursor: string } } {
  return { response_metadata: { next_cursor: page.next } };
}

function encode(key: string): string {
  return Buffer.from(`next:${key}`).toString('base64');
}

function decode(cursor: string): string {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  if (!text.startsWith('next:')) throw new SlackError('invalid_cursor');
  return text.slice('next:'.length);
}
