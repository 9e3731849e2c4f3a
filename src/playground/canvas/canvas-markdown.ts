import type { CanvasSection } from '../state/state';

/** A canvas takes so many characters at once (docs.slack.dev, reference/methods/conversations.canvases.create). */
const MAX_MARKDOWN = 1_048_576;
/** And a table so many cells (docs.slack.dev, surfaces/canvases). */
const MAX_CELLS = 300;

/**
 * Why a canvas does not take this Markdown; undefined where it does. Slack documents three levels of headings, tables of
 * 300 cells and no HTML, and does not say what becomes of more: here it is refused, so that no app comes to rely on it.
 */
export function markdownProblem(markdown: string): string | undefined {
  if (markdown.length > MAX_MARKDOWN) return `must be at most ${MAX_MARKDOWN} characters`;
  for (const block of blocksOf(markdown)) {
    if (/^#{4,6}\s/.test(block)) return 'has a heading deeper than the third level';
    if (cellsOf(block) > MAX_CELLS) return `has a table of more than ${MAX_CELLS} cells`;
  }
  return undefined;
}

/** The sections that a canvas makes of Markdown: a heading each, and whatever stands between two blank lines. */
export function sectionsOf(markdown: string, newId: () => string): CanvasSection[] {
  return blocksOf(markdown).map((block) => ({ id: newId(), type: typeOf(block), markdown: block }));
}

/** The Markdown that sections came from. */
export function markdownOf(sections: readonly CanvasSection[]): string {
  return sections.map(({ markdown }) => markdown).join('\n\n');
}

function blocksOf(markdown: string): string[] {
  const blocks: string[][] = [[]];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const ticks = /^\s*(`{3,})/.exec(line)?.[1];
    const isInCode = fence !== undefined;
    if (fence === undefined) fence = ticks;
    else if (ticks === fence) fence = undefined;
    const isHeading = !isInCode && /^#{1,6}\s/.test(line);
    if (!isInCode && line.trim() === '') blocks.push([]);
    else if (isHeading) blocks.push([line], []);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
}

function typeOf(block: string): CanvasSection['type'] {
  const hashes = /^#{1,3}(?=\s)/.exec(block)?.[0];
  if (hashes === undefined) return 'other';
  return hashes.length === 1 ? 'h1' : hashes.length === 2 ? 'h2' : 'h3';
}

function cellsOf(block: string): number {
  const rows = block.split('\n').filter((line) => line.trimStart().startsWith('|'));
  const cells = rows.filter((row) => !/^[\s|:-]+$/.test(row)).map((row) => row.split(/(?<!\\)\|/).length - 2);
  return cells.reduce((sum, each) => sum + each, 0);
}
