import { type Block, isBlock, type Piece, type Wording } from '../../domain/text/wording';
import { balanced } from './bidi';
import { cleaned, lineMarkdown, longestTicks, type NameOf } from './inline';
import { linesOf } from './runs';

/** A part of a text that stands on lines of its own. */
interface Part {
  readonly type: 'paragraph' | 'list' | 'numbered list' | 'quote' | 'code';
  readonly lines: readonly string[];
  /** A list that begins with 1, or a sign, may follow a paragraph at once. */
  readonly canFollow: boolean;
  /** Whether a list has the other signs: two that follow each other would be one if their signs were alike. */
  readonly isOther?: boolean;
}

/** Lines of Markdown, and whether a list, a quote or code stands first. */
export interface BlockLines {
  readonly lines: readonly string[];
  readonly isBlockFirst: boolean;
}

/** Highest number that Markdown reads as one. */
const MAX_NUMBER = 999_999_999;

/**
 * Words as lines of Markdown: paragraphs, lists, quotes and code blocks. A line break within a paragraph stays one; blank
 * lines part paragraphs where `hasParagraphs`, and are left out elsewhere.
 */
export function blockLines(wording: Wording, nameOf: NameOf, hasParagraphs = false): BlockLines {
  const lines: string[] = [];
  let first: Part | undefined;
  let before: Part | undefined;
  for (const group of groupsOf(wording)) {
    for (const part of partsOf(group, nameOf, { hasParagraphs, before })) {
      if (part.lines.length === 0) continue;
      if (before !== undefined && needsBlank(before, part)) lines.push('');
      for (const line of part.lines) lines.push(line);
      before = part;
      first ??= part;
    }
  }
  return { lines, isBlockFirst: first !== undefined && first.type !== 'paragraph' };
}

/** Blocks, and everything between two of them as one. */
function groupsOf(wording: Wording): readonly (Block | readonly Piece[])[] {
  const groups: (Block | Piece[])[] = [];
  for (const piece of wording) {
    const last = groups.at(-1);
    if (isBlock(piece)) groups.push(piece);
    else if (Array.isArray(last)) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function partsOf(
  group: Block | readonly Piece[],
  nameOf: NameOf,
  { hasParagraphs, before }: { readonly hasParagraphs: boolean; readonly before: Part | undefined },
): readonly Part[] {
  if (!('length' in group)) return [blockPart(group, nameOf, before)];
  const lines = linesOf(group, cleaned).map((line) => lineMarkdown(line, nameOf));
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (line !== '') paragraphs.at(-1)?.push(line);
    else if (hasParagraphs) paragraphs.push([]);
  }
  return paragraphs.map((each) => ({
    type: 'paragraph',
    lines: each.map((line, index) => (index < each.length - 1 ? `${line}\\` : line)),
    canFollow: false,
  }));
}

function blockPart(block: Block, nameOf: NameOf, before: Part | undefined): Part {
  if ('codeBlock' in block) return { type: 'code', lines: codeLines(block.codeBlock), canFollow: true };
  if ('quote' in block) {
    const lines = blockLines(block.quote, nameOf, true).lines.map((line) =>
      line === '' ? '>' : `> ${line}`,
    );
    return { type: 'quote', lines, canFollow: true };
  }
  const { list, isNumbered, from = 1 } = block;
  const items = list.map((item) => blockLines(item, nameOf).lines).filter((lines) => lines.length > 0);
  const first = Math.min(Math.max(0, from), MAX_NUMBER - items.length);
  const type = isNumbered ? 'numbered list' : 'list';
  const isOther = before?.type === type && before.isOther !== true;
  return {
    type,
    isOther,
    lines: items.flatMap((lines, index) => {
      const sign = isNumbered ? `${first + index}${isOther ? ')' : '.'} ` : `${isOther ? '*' : '-'} `;
      return indented(lines, sign);
    }),
    canFollow: !isNumbered || first === 1,
  };
}

/** Lines behind a sign, all but the first as far in as the sign is wide, which keeps them within its item. */
export function indented(lines: readonly string[], sign: string): readonly string[] {
  const indent = ' '.repeat(sign.length);
  return lines.map((line, index) => (line === '' ? '' : `${index === 0 ? sign : indent}${line}`));
}

/** Code with its spaces, between fences that nothing in it can close. */
function codeLines(code: string): readonly string[] {
  const lines = cleaned(code).trimEnd().split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return [];
  const text = lines.slice(first);
  const fence = '`'.repeat(Math.max(3, longestTicks(code) + 1));
  return [fence, ...text.map(balanced), fence];
}

/** What would otherwise be read as more of the part before. */
function needsBlank(before: Part, next: Part): boolean {
  if (before.type === 'code') return false;
  if (next.type === 'paragraph') return true;
  if (before.type === 'quote' && next.type === 'quote') return true;
  return !next.canFollow;
}
