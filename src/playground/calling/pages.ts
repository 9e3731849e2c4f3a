import { invalidArguments, SlackError } from '../state/slack-error';

/** How a method cuts its answer into pages. */
export interface PageRequest {
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** One page and the cursor of the next; an empty cursor says that there is none. */
export interface ResultPage<T> {
  items: T[];
  next: string;
}

/**
 * One page of a list. A cursor names the key of the first item of its page, so that it stays right when the list
 * changes meanwhile; in an ordered list, `isFrom` says which items come at or after that key even if it is gone.
 * Refuses with `invalid_cursor`, and a limit below 1 or above `most`.
 */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  { cursor, limit }: PageRequest,
  { usual, most }: { usual: number; most: number },
  isFrom?: (key: string, cursor: string) => boolean,
): ResultPage<T> {
  const size = limit === undefined || limit === 0 ? usual : limit;
  if (size < 0 || size > most)
    throw invalidArguments([`must be an integer from 1 to ${most} [json-pointer:/limit]`]);
  const start = cursor ? startOf(items, keyOf, decode(cursor), isFrom) : 0;
  const following = items[start + size];
  return {
    items: items.slice(start, start + size),
    next: following === undefined ? '' : encode(keyOf(following)),
  };
}

function startOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  wanted: string,
  isFrom: ((key: string, cursor: string) => boolean) | undefined,
): number {
  const start = items.findIndex((item) => (isFrom ? isFrom(keyOf(item), wanted) : keyOf(item) === wanted));
  if (start >= 0) return start;
  if (!isFrom) throw new SlackError('invalid_cursor');
  return items.length;
}

/** `response_metadata` of a page. */
export function nextCursor(page: ResultPage<unknown>): { response_metadata: { next_cursor: string } } {
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
