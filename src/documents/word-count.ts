const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** How many words a reader of a Markdown text reads: in any script, and without the addresses behind its links. */
export function wordCount(markdown: string): number {
  const shown = markdown.replace(/\]\((?:<[^>]*>|[^)\s]*)\)/g, ']').replace(/<[a-z]+:[^>]*>/g, ' link ');
  let count = 0;
  for (const { isWordLike } of segmenter.segment(shown)) if (isWordLike) count += 1;
  return count;
}
