import type { PersonId } from '../person';
import { addPiece } from './lines';
import { withLists } from './lists';
import { formsOf, inPlainText, joinedForm, type PlainForm } from './plain-text';
import { isBlock, leavesOf, type Piece, plain, type Wording } from './wording';

/** Gives the name of a person. */
type NameOf = (person: PersonId) => string;

/**
 * What somebody made of a wording that they were shown as plain text: whatever of it still stands in the text (a
 * mention, a link) points where it pointed before. What still stands at its beginning and at its end keeps its formatting,
 * and lines that begin like those of a list are one.
 */
export function retyped(text: string, shown: Wording, nameOf: NameOf): Wording {
  const forms = formsOf(shown, nameOf);
  const whole = forms.map(joinedForm).join('');
  if (text === whole) return shown;
  const before = keptBefore(text, whole, forms);
  const after = keptAfter(text.slice(before.length), whole, forms.slice(before.pieces.length));
  const between = text.slice(before.length, text.length - after.length);
  const middle = restored(withoutBreaks(between, before.pieces.at(-1), after.pieces[0]), shown, nameOf);
  const pieces: Piece[] = [];
  for (const piece of [...before.pieces, ...middle, ...after.pieces]) addPiece(pieces, piece);
  return withLists(pieces, 1);
}

/** Pieces that still stand at an end of the text, and how many of its characters they are. */
interface Kept {
  readonly pieces: Wording;
  readonly length: number;
}

function keptBefore(text: string, whole: string, forms: readonly PlainForm[]): Kept {
  let at = 0;
  const pieces: Piece[] = [];
  for (const form of forms) {
    const end = at + joinedForm(form).length;
    if (!text.startsWith(joinedForm(form), at) || !isEnd(form.piece, text[end], whole[end])) break;
    pieces.push(form.piece);
    at = end;
  }
  return { pieces, length: at };
}

function keptAfter(text: string, whole: string, forms: readonly PlainForm[]): Kept {
  let [left, at] = [text.length, whole.length];
  const pieces: Piece[] = [];
  for (const { piece, text: own, apart } of [...forms].reverse()) {
    if (!text.endsWith(own, left) || !isEnd(piece, text[left - own.length - 1], whole[at - own.length - 1]))
      break;
    pieces.unshift(piece);
    left -= own.length;
    at -= own.length;
    if (apart === '\n' && text[left - 1] === '\n') left -= 1;
    at -= apart.length;
    if (left < 0) break;
  }
  return { pieces, length: text.length - Math.max(left, 0) };
}

/** Whether a piece ends where it ended: a name or a word in bold would be another if it went on. */
function isEnd(piece: Piece, beside: string | undefined, before: string | undefined): boolean {
  if (beside === undefined || beside === before) return true;
  if (isBlock(piece)) return beside === '\n';
  return typeof piece === 'string' || !/[\p{L}\p{N}]/u.test(beside);
}

/** A block needs no line break beside it. */
function withoutBreaks(text: string, before: Piece | undefined, after: Piece | undefined): string {
  const begun = before !== undefined && isBlock(before) ? text.replace(/^\n/, '') : text;
  return after !== undefined && isBlock(after) ? begun.replace(/\n$/, '') : begun;
}

/** A text with the mentions and links of the words that were shown, wherever their forms stand in it. */
function restored(text: string, shown: Wording, nameOf: NameOf): Wording {
  const forms = leavesOf(shown).flatMap((piece) =>
    typeof piece === 'string' || 'code' in piece || 'codeBlock' in piece
      ? []
      : [nameOf, (id: string) => id].map((name) => ({ piece, form: inPlainText([piece], name) })),
  );
  // Each once, and the longer first: a name may begin like another.
  const once = new Map(forms.map((each) => [`${each.form} ${JSON.stringify(each.piece)}`, each]));
  const longestFirst = [...once.values()]
    .filter(({ form }) => form !== '')
    .sort((a, b) => b.form.length - a.form.length);
  return longestFirst.reduce<Wording>(
    (wording, { piece, form }) =>
      wording.flatMap((part) => (typeof part === 'string' ? restorePieces(part, form, piece) : [part])),
    plain(text),
  );
}

function restorePieces(text: string, form: string, piece: Piece): Wording {
  return text.split(form).flatMap((part, index) => [...(index === 0 ? [] : [piece]), ...plain(part)]);
}
