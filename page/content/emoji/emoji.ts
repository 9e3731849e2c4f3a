import dataUrl from 'emoji-picker-element-data/en/iamcal/data.json?url';
import { useEffect, useState } from 'preact/hooks';
import { EmojiBook, type ListedEmoji, type NamedEmoji } from './emoji-book';

/** Where the page's copy of the emoji data lies. */
export const emojiDataUrl = dataUrl;

let book = new EmojiBook([]);
let loading: Promise<EmojiBook> | undefined;

/** All emoji, read once. Rejects when the data cannot be had; a later call tries again. */
export function loadEmoji(): Promise<EmojiBook> {
  loading ??= read().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function read(): Promise<EmojiBook> {
  const answer = await fetch(dataUrl);
  if (!answer.ok) throw new Error(`The emoji cannot be read: ${answer.status}`);
  book = new EmojiBook((await answer.json()) as readonly ListedEmoji[]);
  return book;
}

/** The emoji that are known so far; draws its component again when they have come. */
export function useEmoji(): EmojiBook {
  const [known, setKnown] = useState(book);
  useEffect(() => {
    let isGone = false;
    loadEmoji().then(
      (loaded) => {
        if (!isGone) setKnown(loaded);
      },
      // Without data, names are shown in colons, which can be read as well.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, []);
  return known;
}

/** What could be meant by the beginning of a name; empty until the data has come. */
export function searchEmoji(prefix: string, limit?: number): readonly NamedEmoji[] {
  if (loading === undefined) loadEmoji().catch(() => undefined);
  return book.search(prefix, limit);
}
