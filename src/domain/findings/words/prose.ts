import type { Piece, Wording } from '../../text/wording';
import { wordingsIn } from '../../text/wording';

/** What stands in the place of what nobody here said in words of their own: code, a link, a quotation. */
const OTHER = '\ufffc';
/** What stands in the place of somebody mentioned. */
export const SOMEBODY = '@somebody';

/** What somebody wrote, as prose: without code, quotations and addresses, and with nobody's name. */
export function proseOf(wording: Wording): string {
  return withoutQuoted(written(wording));
}

function written(wording: Wording): string {
  return wording.map(proseOfPiece).join('');
}

function proseOfPiece(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  if ('person' in piece || 'group' in piece) return SOMEBODY;
  if ('list' in piece) return `\n${piece.list.map(written).join('\n')}\n`;
  if ('code' in piece || 'link' in piece || 'channel' in piece) return OTHER;
  if ('codeBlock' in piece || 'quote' in piece) return `\n${OTHER}\n`;
  return wordingsIn(piece).map(written).join('');
}

// Every repetition ends at the next such sign or is bounded, so that a long text takes no longer for it.
const quoted: readonly RegExp[] = [
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]*`/g,
  /^[ \t]{0,3}>.*$/gm,
  /\b[a-z][a-z+.-]{1,10}:\/\/\S+/gi,
  /“[^”\n]{0,400}”/g,
  /"[^"\n]{1,400}"/g,
  /«[^»\n]{0,400}»/g,
  /„[^“\n]{0,400}“/g,
];

/** A plain text with nothing in it that is code, an address or a quotation. Its lines stay where they are. */
export function withoutQuoted(text: string): string {
  return quoted.reduce(
    (rest, form) => rest.replace(form, (all) => `${OTHER}${'\n'.repeat(all.split('\n').length - 1)}`),
    text,
  );
}
