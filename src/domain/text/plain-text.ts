import type { PersonId } from '../person';
import { type Block, isBlock, leavesOf, type Piece, plain, type Wording } from './wording';

/** Gives the name of a person. */
type NameOf = (person: PersonId) => string;

/** The wording as one string; `nameOf` gives the name of a person. */
export function inPlainText(wording: Wording, nameOf: NameOf): string {
  const parts: string[] = [];
  let isAfterBlock = false;
  for (const piece of wording) {
    const text = isBlock(piece) ? blockText(piece, nameOf) : pieceText(piece, nameOf);
    const last = parts.at(-1) ?? '';
    const isApart = isBlock(piece) || isAfterBlock;
    if (isApart && last !== '' && !last.endsWith('\n') && !text.startsWith('\n')) parts.push('\n');
    if (text !== '') parts.push(text);
    isAfterBlock = isBlock(piece);
  }
  return parts.join('');
}

/**
 * What somebody made of a wording that they were shown as plain text: whatever of it still stands in the text (a
 * mention, a link) points where it pointed before.
 */
export function retyped(text: string, shown: Wording, nameOf: NameOf): Wording {
  if (text === inPlainText(shown, nameOf)) return shown;
  const forms = leavesOf(shown).flatMap((piece) =>
    typeof piece === 'string' || 'code' in piece || 'codeBlock' in piece
      ? []
      : [nameOf, (person: PersonId) => person].map((name) => ({ piece, form: pieceText(piece, name) })),
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

function blockText(block: Block, nameOf: NameOf): string {
  if ('codeBlock' in block) return block.codeBlock;
  if ('quote' in block) return prefixed(inPlainText(block.quote, nameOf), '> ', '> ');
  const { list, isNumbered, from = 1 } = block;
  return list
    .map((item, index) => {
      const sign = isNumbered ? `${from + index}. ` : '- ';
      return prefixed(inPlainText(item, nameOf), sign, ' '.repeat(sign.length));
    })
    .join('\n');
}

/** Each line behind what it begins with. */
function prefixed(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : others}${line}`)
    .join('\n');
}

function pieceText(piece: Piece, nameOf: NameOf): string {
  if (typeof piece === 'string') return piece;
  if ('person' in piece) return `@${nameOf(piece.person)}`;
  if ('group' in piece) return `@${piece.name}`;
  if ('channel' in piece) return `#${piece.name}`;
  if ('link' in piece) return linkText(piece);
  if ('emoji' in piece) return piece.character ?? `:${piece.emoji}:`;
  if ('date' in piece) return piece.fallback;
  if ('code' in piece) return piece.code;
  if ('bold' in piece) return inPlainText(piece.bold, nameOf);
  if ('italic' in piece) return inPlainText(piece.italic, nameOf);
  return 'strike' in piece ? inPlainText(piece.strike, nameOf) : blockText(piece, nameOf);
}

function linkText({ link, label = link }: { readonly link: string; readonly label?: string }): string {
  return label === link ? link : `${label} (${link})`;
}
