import { markdownTable } from '../tests/support/markdown-table';
import type { Figure } from './figure';
import { cellsOf, head } from './table';

/** Where the figures stand on a page. */
const place = /<!-- measured -->\n[\s\S]*?<!-- end -->/;

/**
 * A page with these figures in the place of those that it shows: a table, below a line that says when and on what they
 * were measured. Throws when the page has no place for them.
 */
export function withFigures(page: string, figures: readonly Figure[], measured: string): string {
  if (!place.test(page)) throw new Error('The page has no “<!-- measured -->” with an “<!-- end -->”');
  const text = `${measured}\n\n${markdownTable(head, figures.map(cellsOf))}`;
  return page.replace(place, () => `<!-- measured -->\n\n${text}\n\n<!-- end -->`);
}
