import { isBlank, isBlock, type Piece, plain, type Wording } from './wording';

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
  const [only] = wording;
  if (wording.length === 1 && typeof only === 'string') return plain(only.trim());
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
  const [only] = wording;
  // Most words are one text, which may be long.
  if (wording.length === 1 && typeof only === 'string') return only.split('\n').map(plain);
  const lines: Piece[][] = [];
  let open: Piece[] | undefined;
  for (const [index, piece] of wording.entries()) {
    if (typeof piece === 'string') {
      // The break beside a block is the block's own.
      const text = open === undefined && index > 0 ? piece.replace(/^\n/, '') : piece;
      const [first = '', ...more] = text.split('\n');
      if (open !== undefined) addPiece(open, first);
      const others = (open === undefined ? [first, ...more] : more).map((words) =>
        words === '' ? [] : [words],
      );
      for (const line of others) lines.push(line);
      open = lines.at(-1);
    } else if (isBlock(piece)) {
      lines.push([piece]);
      open = undefined;
    } else if (open === undefined) {
      open = [piece];
      lines.push(open);
    } else open.push(piece);
  }
  return lines;
}
