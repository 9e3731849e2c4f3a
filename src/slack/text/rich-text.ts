import { z } from 'zod';
import { addPiece, trimmed } from '../../domain/text/lines';
import { type ListItem, listsOf } from '../../domain/text/lists';
import { isBlock, type Piece, type Wording } from '../../domain/text/wording';
import { fallbackDate, isEpoch } from './dates';
import { unescaped } from './mrkdwn';

/** A field that is left alone where it holds something else, so that it costs nobody the rest of the message. */
const string = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const list = z.array(z.unknown()).optional().catch(undefined);
const flag = z.literal(true).optional().catch(undefined);

/** What stands within a line. Source: docs.slack.dev, reference/block-kit/blocks/rich-text-block. */
const element = z.object({
  type: z.string(),
  text: string,
  url: string,
  user_id: string,
  usergroup_id: string,
  channel_id: string,
  team_id: string,
  range: string,
  name: string,
  unicode: string,
  skin_tone: number,
  value: string,
  timestamp: number,
  fallback: string,
  style: z.object({ bold: flag, italic: flag, strike: flag, code: flag }).optional().catch(undefined),
  elements: list,
});

type Element = z.infer<typeof element>;

/** What stands on lines of its own. */
const part = z.object({
  type: z.string(),
  elements: list,
  style: string,
  indent: number,
  offset: number,
  border: number,
});

type Part = z.infer<typeof part>;

/** How deep elements may stand in each other; those of Slack are three deep. */
const MAX_DEPTH = 20;

/** How the words in rich text are written: Slack encodes `<`, `>` and `&` there in some payloads and not in others. */
export interface RichTextForm {
  readonly isEncoded: boolean;
}

/** What somebody wrote, from the parts of a block of rich text: sections, lists, quotes and code. */
export function readRichText(elements: readonly unknown[], form: RichTextForm): Wording {
  const pieces: Piece[] = [];
  let items: ListItem[] = [];
  let isQuoted = false;
  const endList = (): void => {
    for (const each of quotedIf(isQuoted, listsOf(items))) pieces.push(each);
    items = [];
  };
  for (const value of elements) {
    const read = part.safeParse(value);
    if (!read.success) continue;
    if (read.data.type === 'rich_text_list') {
      const isInQuote = read.data.border === 1;
      if (isInQuote !== isQuoted) endList();
      isQuoted = isInQuote;
      for (const item of itemsOf(read.data, form)) items.push(item);
      continue;
    }
    endList();
    addPart(pieces, partOf(read.data, form));
  }
  endList();
  return withoutBreaks(pieces);
}

function partOf(read: Part, form: RichTextForm): Wording {
  const { type, elements = [], border } = read;
  if (type === 'rich_text_preformatted') {
    const code = wordsIn(elements, form);
    return quotedIf(border === 1, code === '' ? [] : [{ codeBlock: withoutOneBreak(code) }]);
  }
  const words = inline(elements, form);
  const isQuote = type === 'rich_text_quote' || border === 1;
  return isQuote ? quotedIf(true, trimmed(words)) : words;
}

function quotedIf(isQuote: boolean, words: Wording): Wording {
  return isQuote && words.length > 0 ? [{ quote: words }] : words;
}

function itemsOf(
  { elements = [], style, indent = 0, offset = 0 }: Part,
  form: RichTextForm,
): readonly ListItem[] {
  return elements.flatMap((value, index): readonly ListItem[] => {
    const read = part.safeParse(value);
    const words = read.success ? trimmed(inline(read.data.elements ?? [], form)) : [];
    return [{ indent, words, ...(style === 'ordered' && { number: offset + index + 1 }) }];
  });
}

/** A section that follows another begins a line; what comes beside a block does so anyway. */
function addPart(pieces: Piece[], words: Wording): void {
  const last = pieces.at(-1);
  const [first] = words;
  if (first === undefined) return;
  const isApart = last !== undefined && !isBlock(last) && !isBlock(first);
  if (isApart && !(typeof last === 'string' && last.endsWith('\n'))) addPiece(pieces, '\n');
  for (const piece of words) addPiece(pieces, piece);
}

/** The line breaks beside a block are the block's own, and those around everything are nobody's. */
function withoutBreaks(pieces: readonly Piece[]): Wording {
  const inner = pieces.map((piece, index) => {
    const [before, after] = [pieces[index - 1], pieces[index + 1]];
    if (typeof piece !== 'string') return piece;
    const begun = before !== undefined && isBlock(before) ? piece.replace(/^\n/, '') : piece;
    return after !== undefined && isBlock(after) ? withoutOneBreak(begun) : begun;
  });
  return trimmed(inner.filter((piece) => piece !== ''));
}

function withoutOneBreak(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

interface StyledPiece {
  readonly piece: Piece;
  readonly style: NonNullable<Element['style']>;
}

function inline(elements: readonly unknown[], form: RichTextForm, depth = 1): Wording {
  return inStyles(
    elements.flatMap((value) => pieceOf(value, form, depth)),
    ['bold', 'italic', 'strike'],
  );
}

/** Neighbours in the same style are one: a name in bold within a sentence in bold. */
function inStyles(items: readonly StyledPiece[], styles: readonly ('bold' | 'italic' | 'strike')[]): Wording {
  const [style, ...inner] = styles;
  const pieces: Piece[] = [];
  if (style === undefined) {
    for (const { piece } of items) addPiece(pieces, piece);
    return pieces;
  }
  for (let at = 0; at < items.length; ) {
    const isStyled = items[at]?.style[style] === true;
    let end = at + 1;
    while (end < items.length && (items[end]?.style[style] === true) === isStyled) end += 1;
    const words = inStyles(items.slice(at, end), inner);
    for (const piece of isStyled ? [styled(style, words)] : words) addPiece(pieces, piece);
    at = end;
  }
  return pieces;
}

function styled(style: 'bold' | 'italic' | 'strike', words: Wording): Piece {
  if (style === 'bold') return { bold: words };
  return style === 'italic' ? { italic: words } : { strike: words };
}

function pieceOf(value: unknown, form: RichTextForm, depth: number): readonly StyledPiece[] {
  const read = element.safeParse(value);
  if (!read.success || depth > MAX_DEPTH) return [];
  const { elements, style = {} } = read.data;
  if (elements !== undefined) return inline(elements, form, depth + 1).map((piece) => ({ piece, style }));
  const piece = named(read.data) ?? worded(read.data, form);
  return piece === '' ? [] : [{ piece, style }];
}

/** An element that points at something; nothing where it does not say at what. */
function named(read: Element): Piece | undefined {
  switch (read.type) {
    case 'user':
      return read.user_id === undefined ? '' : { person: read.user_id };
    case 'usergroup':
      return read.usergroup_id === undefined ? '' : { group: read.usergroup_id, name: read.usergroup_id };
    case 'channel':
      return read.channel_id === undefined ? '' : { channel: read.channel_id, name: read.channel_id };
    case 'broadcast':
      return read.range === undefined ? '' : `@${read.range}`;
    case 'team':
      return read.team_id === undefined ? '' : `@${read.team_id}`;
    case 'emoji':
      return read.name ? emoji(read.name, read) : (charactersOf(read.unicode ?? '') ?? '');
    case 'date':
      return isEpoch(read.timestamp)
        ? { date: read.timestamp, fallback: read.fallback || fallbackDate(read.timestamp) }
        : (read.fallback ?? '');
    default:
      return undefined;
  }
}

function worded({ type, text, url, style, value }: Element, form: RichTextForm): Piece {
  const words = decoded(text ?? '', form);
  if (type === 'link' && url !== undefined && url !== '') {
    const link = decoded(url, form);
    return words === '' || words === link ? { link } : { link, label: words };
  }
  if (words === '') return type === 'color' ? (value ?? '') : '';
  return style?.code === true ? { code: words } : words;
}

/** Code has no pieces: whatever stands in it is the words that it is shown with. */
function wordsIn(elements: readonly unknown[], form: RichTextForm): string {
  return elements
    .map((value) => {
      const read = element.safeParse(value);
      if (!read.success) return '';
      const { text, url, fallback } = read.data;
      if (text !== undefined && text !== '') return decoded(text, form);
      if (url !== undefined) return decoded(url, form);
      const piece = named(read.data);
      if (piece === undefined || typeof piece === 'string') return piece ?? fallback ?? '';
      if ('person' in piece) return `@${piece.person}`;
      if ('group' in piece) return `@${piece.group}`;
      if ('channel' in piece) return `#${piece.channel}`;
      return 'emoji' in piece ? `:${piece.emoji}:` : (fallback ?? '');
    })
    .join('');
}

function decoded(text: string, { isEncoded }: RichTextForm): string {
  return isEncoded ? unescaped(text) : text;
}

/** An emoji by its name, its skin tone behind it as in Slack's text, and its characters, which come as hexadecimal codes. */
function emoji(name: string, { unicode, skin_tone: tone }: Element): Piece {
  const isToned = tone !== undefined && tone >= 2 && tone <= 6;
  const character = charactersOf(unicode ?? '');
  return {
    emoji: isToned ? `${name}::skin-tone-${Math.floor(tone)}` : name,
    ...(character !== undefined && { character }),
  };
}

/** `1f468-200d-1f4bb`, with no more codes than an emoji has. */
function charactersOf(unicode: string): string | undefined {
  if (!/^[\da-f]{2,6}(?:-[\da-f]{2,6}){0,15}$/i.test(unicode)) return undefined;
  const codes = unicode.split('-').map((code) => Number.parseInt(code, 16));
  const isText = codes.every(
    (code) => code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff),
  );
  return isText ? String.fromCodePoint(...codes) : undefined;
}

/**
 * Whether the words in rich text are encoded, as far as they and the message's text, which always is, tell: a bare sign
 * shows that they are not, and so does an entity that the text has as somebody typed it.
 */
export function formOf(blocks: readonly unknown[], text: string): RichTextForm {
  return { isEncoded: !/&amp;(?:amp|lt|gt);/.test(text) && !blocks.some((block) => hasBareSign(block, 1)) };
}

const textAndElements = z.object({ text: string, elements: list });

function hasBareSign(value: unknown, depth: number): boolean {
  const read = textAndElements.safeParse(value);
  if (!read.success || depth > MAX_DEPTH) return false;
  const { text = '', elements = [] } = read.data;
  return /[<>]|& /.test(text) || elements.some((each) => hasBareSign(each, depth + 1));
}
