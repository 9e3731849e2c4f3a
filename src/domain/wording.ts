import type { PersonId } from './person';

/**
 * A piece of what somebody wrote: plain text, or something it points at. Text is data wherever it is shown;
 * only the other pieces may become a name or a link there.
 */
export type Piece =
  | string
  | { readonly person: PersonId }
  | { readonly group: string; readonly name: string }
  | { readonly channel: string; readonly name: string }
  | { readonly link: string; readonly label?: string };

/** What somebody wrote, in order. Empty when a message has no words at all. */
export type Wording = readonly Piece[];

/** Words with nothing in them that points anywhere. */
export function plain(text: string): Wording {
  return text === '' ? [] : [text];
}

/** True when there is nothing to read. */
export function isBlank(wording: Wording): boolean {
  return wording.every((piece) => typeof piece === 'string' && piece.trim() === '');
}

/** The wording as one string; `nameOf` gives the name of a person. */
export function inPlainText(wording: Wording, nameOf: (person: PersonId) => string): string {
  return wording.map((piece) => pieceText(piece, nameOf)).join('');
}

function pieceText(piece: Piece, nameOf: (person: PersonId) => string): string {
  if (typeof piece === 'string') return piece;
  if ('person' in piece) return `@${nameOf(piece.person)}`;
  if ('group' in piece) return `@${piece.name}`;
  if ('channel' in piece) return `#${piece.name}`;
  return piece.label === undefined || piece.label === piece.link
    ? piece.link
    : `${piece.label} (${piece.link})`;
}
