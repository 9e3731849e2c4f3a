import { inPlainText } from './plain-text';
import { isBlock, leavesOf, type Piece, type Wording, withWords } from './wording';

/** Words without their code blocks, cut behind a word where they are longer than that many characters. */
export function shortened(wording: Wording, most: number): Wording {
  return cut(wording, { left: most });
}

/** Whether words stand whole in that many characters: they are no longer, and hold no block of code. */
export function isShort(wording: Wording, most: number): boolean {
  let length = 0;
  for (const piece of leavesOf(wording)) {
    if (typeof piece === 'object' && 'codeBlock' in piece) return false;
    length += lengthOf(piece);
    if (length > most) return false;
  }
  return true;
}

function cut(wording: Wording, room: { left: number }): Wording {
  const kept: Piece[] = [];
  let isBehindCode = false;
  for (const piece of wording) {
    if (room.left < 0) break;
    if (isCode(piece)) {
      isBehindCode = true;
      continue;
    }
    if (isBehindCode && !isBlankText(piece)) {
      if (isWithinLine(kept.at(-1)) && isWithinLine(piece)) kept.push(' … ');
      isBehindCode = false;
    }
    const shorter = cutPiece(piece, room);
    if (shorter !== undefined) kept.push(shorter);
  }
  return kept;
}

function isCode(piece: Piece): boolean {
  return typeof piece !== 'string' && 'codeBlock' in piece;
}

function isBlankText(piece: Piece): boolean {
  return typeof piece === 'string' && piece.trim() === '';
}

function isWithinLine(piece: Piece | undefined): boolean {
  return piece !== undefined && !isBlock(piece);
}

function cutPiece(piece: Piece, room: { left: number }): Piece | undefined {
  if (typeof piece === 'string') return cutText(piece, room);
  if ('code' in piece) {
    const code = cutText(piece.code, room);
    return code === undefined ? undefined : { code };
  }
  const shorter = withWords(piece, (words) => cut(words, room));
  if (shorter !== undefined)
    return typeof shorter === 'object' && 'list' in shorter
      ? { ...shorter, list: shorter.list.filter((item) => item.length > 0) }
      : shorter;
  room.left -= lengthOf(piece);
  return room.left < 0 ? '…' : piece;
}

function cutText(text: string, room: { left: number }): string | undefined {
  if (text.length <= room.left) {
    room.left -= text.length;
    return text;
  }
  const start = text.slice(0, room.left);
  room.left = -1;
  const space = Math.max(start.lastIndexOf(' '), start.lastIndexOf('\n'));
  // A word that is longer than a line is cut where the line ends, but not within a character.
  const whole = space > 0 ? start.slice(0, space) : start.replace(/[\uD800-\uDBFF]$/, '');
  return `${whole.trimEnd()} …`;
}

function lengthOf(piece: Piece): number {
  if (typeof piece === 'string') return piece.length;
  return isBlock(piece) ? 0 : inPlainText([piece], (person) => person).length;
}
