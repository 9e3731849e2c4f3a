import { addPiece, linesOf, trimmed } from './lines';
import { type Block, isBlank, isBlock, type Piece, plain, type Wording } from './wording';

/** Lists stand in each other no deeper; what is typed deeper stands that deep. */
const MAX_DEPTH = 8;

/** An item of a list as it was written: how far in, and its number where it has one. */
export interface ListItem {
  readonly indent: number;
  readonly number?: number;
  readonly words: Wording;
}

interface OpenList {
  readonly isNumbered: boolean;
  readonly from: number;
  readonly items: { words: Wording; readonly inner: OpenList[] }[];
}

/** The lists that items make which follow each other: those further in belong to the item before them. */
export function listsOf(items: readonly ListItem[]): readonly Block[] {
  const lists: OpenList[] = [];
  const indents: number[] = [];
  let open: OpenList[] = [];
  for (const { indent, number, words } of items) {
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    const level = Math.min(indents.length - 1, MAX_DEPTH - 1, open.length);
    open = open.slice(0, level + 1);
    let list = open[level];
    if (list === undefined || !continues(list, number)) {
      list = { isNumbered: number !== undefined, from: number ?? 1, items: [] };
      (open[level - 1]?.items.at(-1)?.inner ?? lists).push(list);
      open = [...open.slice(0, level), list];
    }
    list.items.push({ words, inner: [] });
  }
  return lists.map(asBlock);
}

/** Whether an item is the next of a list. Whoever begins each of them with 1 leaves counting to others. */
function continues({ isNumbered, from, items }: OpenList, number: number | undefined): boolean {
  if (number === undefined) return !isNumbered;
  return isNumbered && (number === from + items.length || (number === from && from === 1));
}

function asBlock({ isNumbered, from, items }: OpenList): Block {
  return {
    list: items.map(({ words, inner }) => [...words, ...inner.map(asBlock)]),
    ...(isNumbered && { isNumbered: true }),
    ...(isNumbered && from !== 1 && { from }),
  };
}

/** What begins an item that somebody typed: a sign, or a number with a point or a bracket behind it. */
const ITEM = /^([ \t]*)(?:[-*•◦▪‣–]\uFE0E?|(\d{1,3})[.)])[ \t]+/;

/** What somebody typed into a field without formatting: its lists are lists, all else are words. */
export function typedText(text: string): Wording {
  return withLists(plain(text), 1);
}

/**
 * Words in which lines that begin like the items of a list are one, where there are several of them. `alone` is how many
 * are enough where nothing else was written: a form asks for a list where a message does not.
 */
export function withLists(wording: Wording, alone = 2): Wording {
  return listsInLines(linesOf(wording), alone);
}

/** The same of words that are lines already. */
export function listsInLines(lines: readonly Wording[], alone = 2): Wording {
  const pieces: Piece[] = [];
  for (let at = 0; at < lines.length; ) {
    const { items, end } = itemsFrom(lines, at);
    const isWhole = at === 0 && end === lines.length;
    const lists = items.length >= (isWhole ? alone : 2) ? listsOf(items) : [];
    if (lists.length > 0 && lists.every(isCounted)) {
      for (const list of lists) pieces.push(list);
      at = end;
    } else {
      // Of what is no list the lines are looked at once.
      for (const stop = Math.max(end, at + 1); at < stop; at += 1) addLine(pieces, lines[at] ?? [], at);
    }
  }
  return pieces;
}

/** Numbers that do not follow each other are those of something else: years, versions, amounts. */
function isCounted(list: Block): boolean {
  return !('list' in list) || (list.from ?? 1) <= 1 || list.list.length > 1;
}

function addLine(pieces: Piece[], line: Wording, index: number): void {
  const last = pieces.at(-1);
  const [first] = line;
  const isApart = (last !== undefined && isBlock(last)) || (first !== undefined && isBlock(first));
  if (index > 0 && !isApart) addPiece(pieces, '\n');
  for (const piece of line) addPiece(pieces, piece);
}

interface TypedItem extends ListItem {
  readonly words: Piece[];
}

/** The items of a list from a line on, and the line behind it. Lines further in than their item go on with it. */
function itemsFrom(lines: readonly Wording[], from: number): { items: readonly TypedItem[]; end: number } {
  const items: TypedItem[] = [];
  let end = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? [];
    const item = itemOf(line);
    const last = items.at(-1);
    if (item !== undefined) items.push(item);
    else if (last !== undefined && at === end && isFurtherIn(line, last.indent)) addTo(last.words, line);
    // Between items a line may be empty.
    else if (last !== undefined && line.every((piece) => typeof piece === 'string' && piece.trim() === ''))
      continue;
    else break;
    end = at + 1;
  }
  return { items, end };
}

function addTo(words: Piece[], line: Wording): void {
  addPiece(words, '\n');
  for (const piece of trimmed(line)) addPiece(words, piece);
}

function itemOf(line: Wording): TypedItem | undefined {
  const [first] = line;
  if (typeof first !== 'string') return undefined;
  const [sign, indent = '', number] = ITEM.exec(first) ?? [];
  if (sign === undefined) return undefined;
  const words = trimmed([first.slice(sign.length), ...line.slice(1)]);
  if (words.length === 0) return undefined;
  return {
    indent: indent.length,
    words: [...words],
    ...(number !== undefined && { number: Number(number) }),
  };
}

function isFurtherIn(line: Wording, indent: number): boolean {
  const [first] = line;
  if (typeof first !== 'string' || isBlank(line)) return false;
  return first.length - first.trimStart().length > indent + 1;
}
