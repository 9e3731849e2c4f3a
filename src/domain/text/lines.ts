import { isBlank, isBlock, type Piece, type Wording } from './wording';

/** Adds a piece to words that are being put together; text beside text is one piece. */
export function addPiece(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (piece === '') return;
  if (typeof piece === 'string' && typeof last === 'string') pieces[pieces.length - 1] = last + piece;
  else pieces.push(piece);
}

/** Wordings one below the other. What is blank is left out, and a block needs no line break beside it. */
export function onLines(wordings: readonly Wording[]): Wording {
  const pieces: Piece[] = [];
  for (const wording of wordings) {
    const words = trimmed(wording);
    const [first] = words;
    const last = pieces.at(-1);
    if (first === undefined) continue;
    if (last !== undefined && !isBlock(last) && !isBlock(first)) addPiece(pieces, '\n');
    for (const piece of words) addPiece(pieces, piece);
  }
  return pieces;
}

/** Words without the white space around them; none where there is nothing to read. */
export function trimmed(wording: Wording): Wording {
  if (isBlank(wording)) return [];
  const pieces = [...wording];
  const first = pieces.findIndex((piece) => typeof piece !== 'string' || piece.trim() !== '');
  const last = pieces.findLastIndex((piece) => typeof piece !== 'string' || piece.trim() !== '');
  const kept = pieces.slice(first, last + 1);
  return kept.map((piece, index) => {
    if (typeof piece !== 'string') return piece;
    const begun = index === 0 ? piece.trimStart() : piece;
    return index === kept.length - 1 ? begun.trimEnd() : begun;
  });
}

/** Words cut at their line breaks; what stands on lines of its own is a line by itself. */
export function linesOf(wording: Wording): readonly Wording[] {
  const lines: Piece[][] = [];
  let open: Piece[] | undefined;
  const current = (): Piece[] => {
    if (open === undefined) {
      open = [];
      lines.push(open);
    }
    return open;
  };
  for (const [index, piece] of wording.entries()) {
    if (typeof piece !== 'string') {
      if (isBlock(piece)) open = undefined;
      current().push(piece);
      if (isBlock(piece)) open = undefined;
      continue;
    }
    // The break beside a block is the block's own.
    const text = open === undefined && index > 0 ? piece.replace(/^\n/, '') : piece;
    for (const [part, words] of text.split('\n').entries()) {
      if (part > 0) {
        current();
        open = undefined;
      }
      addPiece(current(), words);
    }
  }
  return lines;
}
