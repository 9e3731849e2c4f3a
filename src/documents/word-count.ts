const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

// What could begin another address ends the search for the end of one: else each `](` is searched to the text's end.
const address = /\]\((?:<(?:[^<>\n\]]|\](?!\())*>|(?:[^)\s\]]|\](?!\())*)\)/g;
const bareAddress = /<[a-z]+:[^<>\n]*>/g;

/** How many words a reader of a Markdown text reads: in any script, and without the addresses behind its links. */
export function wordCount(markdown: string): number {
  const shown = markdown.replace(address, ']').replace(bareAddress, ' link ');
  let count = 0;
  // Piece by piece, because the time that a segmenter takes grows with the square of the text's length.
  for (const [piece] of shown.matchAll(/\S{1,400}/g)) {
    for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike) count += 1;
  }
  return count;
}
