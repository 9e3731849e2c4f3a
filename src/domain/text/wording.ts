import type { PersonId } from '../person';

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

/**
 * Whether two wordings say the same. What a group or a channel is called in them is not theirs to say: the workspace
 * fills it in, and not everywhere alike.
 */
export function sameWords(one: Wording, other: Wording): boolean {
  return nameless(one) === nameless(other);
}

function nameless(wording: Wording): string {
  return JSON.stringify(
    wording.map((piece) => (typeof piece !== 'string' && 'name' in piece ? { ...piece, name: '' } : piece)),
  );
}

/** The wording as one string; `nameOf` gives the name of a person. */
export function inPlainText(wording: Wording, nameOf: (person: PersonId) => string): string {
  return wording.map((piece) => pieceText(piece, nameOf)).join('');
}

/**
 * What somebody made of a wording that they were shown as plain text: whatever of it still stands in the text (a
 * mention, a link) points where it pointed before.
 */
export function retyped(text: string, shown: Wording, nameOf: (person: PersonId) => string): Wording {
  const forms = shown.flatMap((piece) =>
    typeof piece === 'string'
      ? []
      : [nameOf, (person: PersonId) => person].map((name) => ({ piece, form: pieceText(piece, name) })),
  );
  // Each once, and the longer first: a name may begin like another.
  const once = new Map(forms.map((each) => [`${each.form} ${JSON.stringify(each.piece)}`, each]));
  const longestFirst = [...once.values()].sort((a, b) => b.form.length - a.form.length);
  return longestFirst.reduce<Wording>(
    (wording, { piece, form }) =>
      wording.flatMap((part) => (typeof part === 'string' ? restorePieces(part, form, piece) : [part])),
    plain(text),
  );
}

function restorePieces(text: string, form: string, piece: Piece): Wording {
  return text.split(form).flatMap((part, index) => [...(index === 0 ? [] : [piece]), ...plain(part)]);
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
