import { type Piece, readPieces } from './inline';
import { decoded } from './token';

/** A part of a rich text block: a section, list, quote or block of code. */
export type RichPart = { type: string; elements: unknown[] } & Record<string, unknown>;

/** What the composer made of a text: its parts, and the flattened copy that Slack sends beside them. */
export interface Composed {
  parts: RichPart[];
  text: string;
}

const FENCE = '```';
const QUOTED = /^&gt; ?/;
const QUOTED_TO_THE_END = /^&gt;&gt;&gt; ?/;
const ITEM = /^([ \t]*)([-*•◦]|▪\ufe0e?|\d{1,4}\.) (?=\S)/;
/** What Slack's flattened copy puts before the items of a list without numbers, by depth. */
const BULLETS = ['•', '◦', '▪︎'];
const DEEPEST = 8;

/**
 * Reads encoded text as Slack's composer does while it is typed: lines that begin with `-`, `•` or `1.` are lists, those with
 * `>` quotes, what stands between fences is code.
 */
export function composeRichText(encoded: string): Composed {
  const sections = encoded.split(FENCE);
  // An even count has a fence too many; the last one is text.
  if (sections.length % 2 === 0) sections.push(sections.splice(-2).join(FENCE));
  const parts: RichPart[] = [];
  const texts = sections.map((section, index) => {
    if (index % 2 === 1) return codeBlock(section, parts);
    const { parts: prose, text } = composeProse(aroundFences(section, index, sections.length));
    for (const part of prose) parts.push(part);
    return withEdges(section, text, index, sections.length);
  });
  return { parts: withBreaks(parts), text: texts.join('') };
}

function codeBlock(inside: string, parts: RichPart[]): string {
  const code = decoded(inside.replace(/^\n/, '').replace(/\n$/, ''));
  if (code !== '') parts.push({ type: 'rich_text_preformatted', elements: [{ type: 'text', text: code }] });
  return `${FENCE}${inside}${FENCE}`;
}

/** A block of code stands on lines of its own: the breaks at its edges belong to nobody's words. */
function aroundFences(prose: string, index: number, count: number): string {
  const start = index > 0 && prose.startsWith('\n') ? 1 : 0;
  const end = index < count - 1 && prose.length > start && prose.endsWith('\n') ? -1 : undefined;
  return prose.slice(start, end);
}

function withEdges(before: string, text: string, index: number, count: number): string {
  const core = aroundFences(before, index, count);
  const start = before.startsWith('\n') && index > 0 ? '\n' : '';
  return `${start}${text}${before.slice(start.length + core.length)}`;
}

interface Line {
  type: 'prose' | 'quote' | 'item';
  /** What is shown of it, encoded. */
  words: string;
  /** The whole line of the flattened copy. */
  flat: string;
  indent: number;
  isOrdered: boolean;
  number: number;
}

function composeProse(prose: string): Composed {
  if (prose === '') return { parts: [], text: '' };
  const lines = readLines(prose.split('\n'));
  const parts: RichPart[] = [];
  for (let from = 0; from < lines.length; ) {
    const first = lines[from];
    if (!first) break;
    let to = from + 1;
    while (to < lines.length && belongs(first, lines[to])) to += 1;
    parts.push(partOf(first, lines.slice(from, to)));
    from = to;
  }
  return { parts, text: lines.map(({ flat }) => flat).join('\n') };
}

function belongs(first: Line, next: Line | undefined): boolean {
  return (
    next !== undefined &&
    next.type === first.type &&
    next.indent === first.indent &&
    next.isOrdered === first.isOrdered
  );
}

function readLines(lines: readonly string[]): Line[] {
  const long = lines.findIndex((line) => QUOTED_TO_THE_END.test(line));
  return lines.map((line, index) => {
    const plain = { words: line, flat: line, indent: 0, isOrdered: false, number: 1 };
    if (long >= 0 && index >= long)
      return { ...plain, type: 'quote', words: line.replace(QUOTED_TO_THE_END, '') };
    if (QUOTED.test(line)) return { ...plain, type: 'quote', words: line.replace(QUOTED, '') };
    return readItem(line) ?? { ...plain, type: 'prose' };
  });
}

function readItem(line: string): Line | undefined {
  const found = ITEM.exec(line);
  if (!found) return undefined;
  const [whole, space = '', mark = ''] = found;
  const width = space.replaceAll('\t', '    ').length;
  const indent = Math.min(DEEPEST, Math.ceil(width / 4));
  const isOrdered = mark.endsWith('.');
  const words = line.slice(whole.length);
  const shown = isOrdered ? mark : (BULLETS[indent % BULLETS.length] ?? '•');
  const flat = `${'    '.repeat(indent)}${shown} ${words}`;
  return { type: 'item', words, flat, indent, isOrdered, number: isOrdered ? Number.parseInt(mark, 10) : 1 };
}

function partOf(first: Line, lines: readonly Line[]): RichPart {
  if (first.type !== 'item') {
    const elements: Piece[] = readPieces(lines.map(({ words }) => words).join('\n'));
    return { type: first.type === 'quote' ? 'rich_text_quote' : 'rich_text_section', elements };
  }
  return {
    type: 'rich_text_list',
    style: first.isOrdered ? 'ordered' : 'bullet',
    indent: first.indent,
    ...(first.number > 1 ? { offset: first.number - 1 } : {}),
    border: 0,
    elements: lines.map(({ words }) => ({ type: 'rich_text_section', elements: readPieces(words) })),
  };
}

/** A section that something else follows ends with the break between them, as Slack writes it. */
function withBreaks(parts: readonly RichPart[]): RichPart[] {
  return parts.map((part, index) => {
    if (part.type !== 'rich_text_section' || index === parts.length - 1) return part;
    return { ...part, elements: withBreak(part.elements) };
  });
}

function withBreak(elements: readonly unknown[]): unknown[] {
  const last = elements.at(-1);
  const text = isPlain(last) ? last.text : undefined;
  return text === undefined
    ? [...elements, { type: 'text', text: '\n' }]
    : [...elements.slice(0, -1), { type: 'text', text: `${text}\n` }];
}

function isPlain(piece: unknown): piece is { text: string } {
  return (
    typeof piece === 'object' &&
    piece !== null &&
    !('style' in piece) &&
    'type' in piece &&
    piece.type === 'text' &&
    'text' in piece &&
    typeof piece.text === 'string'
  );
}
