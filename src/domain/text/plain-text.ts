import type { PersonId } from '../person';
import { type Block, isBlock, type Piece, type Wording } from './wording';

/** Gives the name of a person, and of a channel or a group that is named by its id alone; the id where it has none. */
type NameOf = (id: PersonId) => string;

/** The wording as one string; `nameOf` gives the name of a person. */
export function inPlainText(wording: Wording, nameOf: NameOf): string {
  return formsOf(wording, nameOf).map(joinedForm).join('');
}

/** What a piece reads as, and the line break that sets it apart from the piece before. */
export interface PlainForm {
  readonly piece: Piece;
  readonly apart: '' | '\n';
  readonly text: string;
}

/** The pieces of a wording in plain text, in order: put together they are the whole. */
export function formsOf(wording: Wording, nameOf: NameOf): readonly PlainForm[] {
  const forms: PlainForm[] = [];
  let isAfterBlock = false;
  let last = '';
  for (const piece of wording) {
    const text = isBlock(piece) ? blockText(piece, nameOf) : pieceText(piece, nameOf);
    const isApart = (isBlock(piece) || isAfterBlock) && last !== '' && !last.endsWith('\n');
    const form: PlainForm = { piece, apart: isApart && !text.startsWith('\n') ? '\n' : '', text };
    forms.push(form);
    last = joinedForm(form) || last;
    isAfterBlock = isBlock(piece);
  }
  return forms;
}

/** A piece as it stands among the others. */
export function joinedForm({ apart, text }: PlainForm): string {
  return `${apart}${text}`;
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
  if ('person' in piece) return `${piece.isPlain ? '' : '@'}${nameOf(piece.person)}`;
  if ('group' in piece) return `@${placeName(piece.group, piece.name, nameOf)}`;
  if ('channel' in piece) return `#${placeName(piece.channel, piece.name, nameOf)}`;
  if ('link' in piece) return linkText(piece);
  if ('emoji' in piece) return piece.character ?? `:${piece.emoji}:`;
  if ('date' in piece) return piece.fallback;
  if ('time' in piece) return `${new Date(piece.time * 1_000).toISOString().slice(11, 16)} UTC`;
  if ('code' in piece) return piece.code;
  if ('bold' in piece) return inPlainText(piece.bold, nameOf);
  if ('italic' in piece) return inPlainText(piece.italic, nameOf);
  return 'strike' in piece ? inPlainText(piece.strike, nameOf) : blockText(piece, nameOf);
}

/** What a channel or a group is called: whoever wrote may have been told its id alone. */
export function placeName(id: string, name: string, nameOf: NameOf): string {
  return name === id ? nameOf(id) : name;
}

function linkText({
  link,
  label = link,
  isFile = false,
}: {
  readonly link: string;
  readonly label?: string;
  readonly isFile?: boolean;
}): string {
  // A file is known by its name.
  return label === link || isFile ? label : `${label} (${link})`;
}
