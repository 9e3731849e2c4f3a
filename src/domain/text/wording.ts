import type { PersonId } from '../person';

/**
 * A piece of what somebody wrote: plain text, something it points at, or words that stand out as Slack shows them. Text
 * is data wherever it is shown; only the other pieces may become a name, a link or formatting there. What begins a line of
 * its own (a code block, a quote, a list) needs no line break beside it. It is kept in the log as it stands here.
 */
export type Piece = string | Reference | Styled | Block;

/** Something outside the words that they point at, or that stands for itself. */
export type Reference =
  /** Somebody mentioned; `isPlain` where they are only named. */
  | { readonly person: PersonId; readonly isPlain?: true }
  | { readonly group: string; readonly name: string }
  | { readonly channel: string; readonly name: string }
  /** `isFile`: the label is what a file is called, and the address is where the workspace shows it. */
  | { readonly link: string; readonly label?: string; readonly isFile?: true }
  /** The name without colons, and the character where it is one of Unicode's. */
  | { readonly emoji: string; readonly character?: string }
  /** Seconds since 1970, and what is shown where no date can be. */
  | { readonly date: number; readonly fallback: string }
  /** Seconds since 1970: when something happened, as a time of day in the incident's zone. */
  | { readonly time: number };

/** Words within a line that stand out. Nothing in code means anything but its characters. */
export type Styled =
  | { readonly code: string }
  | { readonly bold: Wording }
  | { readonly italic: Wording }
  | { readonly strike: Wording };

/** Words on lines of their own. An item of a list may end in a list. */
export type Block =
  | { readonly codeBlock: string }
  | { readonly quote: Wording }
  | { readonly list: readonly Wording[]; readonly isNumbered?: true; readonly from?: number };

/** What somebody wrote, in order. Empty when a message has no words at all. */
export type Wording = readonly Piece[];

/** Words with nothing in them that points anywhere. */
export function plain(text: string): Wording {
  return text === '' ? [] : [text];
}

/** The words within a piece: of a list those of each item; none within text, code and whatever points somewhere. */
export function wordingsIn(piece: Piece): readonly Wording[] {
  if (typeof piece === 'string') return [];
  if ('bold' in piece) return [piece.bold];
  if ('italic' in piece) return [piece.italic];
  if ('strike' in piece) return [piece.strike];
  if ('quote' in piece) return [piece.quote];
  return 'list' in piece ? piece.list : [];
}

/** Every piece that has no words within, in order, however deep it stands. */
export function leavesOf(wording: Wording): readonly Piece[] {
  return wording.flatMap((piece) => {
    const inner = wordingsIn(piece);
    return inner.length === 0 ? [piece] : inner.flatMap(leavesOf);
  });
}

/** A piece with other words within, those of a list one item after the other; undefined where it has none to change. */
export function withWords(piece: Piece, other: (words: Wording) => Wording): Piece | undefined {
  if (typeof piece === 'string') return undefined;
  if ('bold' in piece) return { bold: other(piece.bold) };
  if ('italic' in piece) return { italic: other(piece.italic) };
  if ('strike' in piece) return { strike: other(piece.strike) };
  if ('quote' in piece) return { quote: other(piece.quote) };
  return 'list' in piece ? { ...piece, list: piece.list.map(other) } : undefined;
}

/** The same words with other pieces in the place of those that have no words within, however deep they stand. */
export function mapLeaves(wording: Wording, other: (leaf: Piece) => Piece): Wording {
  return wording.map((piece) => withWords(piece, (words) => mapLeaves(words, other)) ?? other(piece));
}

/** The id of a channel or a group that is known by nothing else. */
export function namelessPlace(piece: Piece): string | undefined {
  if (typeof piece === 'string' || !('name' in piece)) return undefined;
  const id = 'group' in piece ? piece.group : piece.channel;
  return id === piece.name ? id : undefined;
}

/** Whether a piece stands on lines of its own. */
export function isBlock(piece: Piece): piece is Block {
  return typeof piece !== 'string' && ('codeBlock' in piece || 'quote' in piece || 'list' in piece);
}

/** True when there is nothing to read. */
export function isBlank(wording: Wording): boolean {
  return wording.every((piece) => {
    if (typeof piece === 'string') return piece.trim() === '';
    if ('code' in piece) return piece.code.trim() === '';
    if ('codeBlock' in piece) return piece.codeBlock.trim() === '';
    const inner = wordingsIn(piece);
    return inner.length > 0 ? inner.every(isBlank) : 'list' in piece;
  });
}
