import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/web-api';
import type { PersonId } from '../../domain/person';
import { inPlainText } from '../../domain/text/plain-text';
import { type Block, isBlock, type Piece, type Wording } from '../../domain/text/wording';
import { isChannelId, isGroupId, isPersonId } from './ids';

type Part = RichTextBlock['elements'][number];
type Style = { readonly bold?: true; readonly italic?: true; readonly strike?: true; readonly code?: true };
type NameOf = (person: PersonId) => string;

/** How deep Slack indents a list. Source: docs.slack.dev, reference/block-kit/blocks/rich-text-block. */
const MAX_INDENT = 8;

/** Words as the rich text that a form is opened with; undefined where there are none, which no form takes. */
export function richTextOf(wording: Wording, nameOf: NameOf): RichTextBlock | undefined {
  const elements = partsOf(wording, nameOf);
  return elements.length === 0 ? undefined : { type: 'rich_text', elements };
}

function partsOf(wording: Wording, nameOf: NameOf): Part[] {
  const parts: Part[] = [];
  let line: Piece[] = [];
  const end = (): void => {
    const elements = inline(line, nameOf);
    if (elements.length > 0) parts.push({ type: 'rich_text_section', elements });
    line = [];
  };
  for (const piece of wording) {
    if (isBlock(piece)) {
      end();
      for (const part of blockParts(piece, nameOf)) parts.push(part);
    } else line.push(piece);
  }
  end();
  return parts;
}

function blockParts(block: Block, nameOf: NameOf): readonly Part[] {
  if ('quote' in block) return quoteParts(block.quote, nameOf);
  if ('list' in block) return listParts(block, nameOf, 0);
  if (block.codeBlock === '') return [];
  return [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: block.codeBlock }] }];
}

/** Slack has no lists and no code within a quote, but beside it, with the quote's border. */
function quoteParts(quote: Wording, nameOf: NameOf): readonly Part[] {
  return partsOf(quote, nameOf).map((part) =>
    part.type === 'rich_text_section'
      ? { type: 'rich_text_quote', elements: part.elements }
      : { ...part, border: 1 },
  );
}

/** A list is cut where one stands in an item: Slack has each on its own, further in. */
function listParts(
  { list, isNumbered, from = 1 }: Extract<Piece, { list: unknown }>,
  nameOf: NameOf,
  indent: number,
): Part[] {
  const parts: Part[] = [];
  let items: RichTextSection[] = [];
  let offset = from - 1;
  const end = (): void => {
    if (items.length === 0) return;
    const style = isNumbered ? 'ordered' : 'bullet';
    const numbered = isNumbered && offset > 0 ? { offset } : {};
    parts.push({
      type: 'rich_text_list',
      style,
      indent: Math.min(indent, MAX_INDENT),
      ...numbered,
      elements: items,
    });
    offset += items.length;
    items = [];
  };
  for (const item of list) {
    const own = item.filter((piece) => typeof piece === 'string' || !('list' in piece));
    items.push({ type: 'rich_text_section', elements: inline(own, nameOf) });
    for (const piece of item) {
      if (typeof piece === 'string' || !('list' in piece)) continue;
      end();
      for (const part of listParts(piece, nameOf, indent + 1)) parts.push(part);
    }
  }
  end();
  return parts;
}

/** What Slack takes as an address. */
const address = /^[a-z][a-z0-9+.-]*:\S{1,2900}$/i;

/** A name, and its skin tone as it stands in Slack's text. */
const emojiName = /^([\p{L}\p{M}\p{N}_+'&-]{1,100})(?:::skin-tone-([2-6]))?$/u;

/** The character goes along: what comes back from the form tells it again. */
function emojiOf({ emoji, character }: Extract<Piece, { emoji: string }>): RichTextElement {
  const [, name = emoji, tone] = emojiName.exec(emoji) ?? [];
  return {
    type: 'emoji',
    name,
    ...(character !== undefined && { unicode: codesOf(character) }),
    ...(tone !== undefined && { skin_tone: Number(tone) }),
  };
}

/** `1f468-200d-1f4bb`. */
function codesOf(character: string): string {
  return [...character].map((each) => each.codePointAt(0)?.toString(16)).join('-');
}

function inline(wording: Wording, nameOf: NameOf, style: Style = {}): RichTextElement[] {
  return wording.flatMap((piece) => elementsOf(piece, nameOf, style));
}

function elementsOf(piece: Piece, nameOf: NameOf, style: Style): RichTextElement[] {
  const styled = Object.keys(style).length > 0 ? { style } : {};
  if (typeof piece === 'string') return piece === '' ? [] : [{ type: 'text', text: piece, ...styled }];
  if ('bold' in piece) return inline(piece.bold, nameOf, { ...style, bold: true });
  if ('italic' in piece) return inline(piece.italic, nameOf, { ...style, italic: true });
  if ('strike' in piece) return inline(piece.strike, nameOf, { ...style, strike: true });
  if ('person' in piece && piece.isPlain !== true && isPersonId(piece.person))
    return [{ type: 'user', user_id: piece.person, ...styled }];
  if ('group' in piece && isGroupId(piece.group))
    return [{ type: 'usergroup', usergroup_id: piece.group, ...styled }];
  if ('channel' in piece && isChannelId(piece.channel))
    return [{ type: 'channel', channel_id: piece.channel, ...styled }];
  if ('link' in piece && address.test(piece.link)) {
    const { link, label } = piece;
    return [{ type: 'link', url: link, ...(label !== undefined && { text: label }), ...styled }];
  }
  if ('emoji' in piece && emojiName.test(piece.emoji)) return [emojiOf(piece)];
  if ('code' in piece) {
    return piece.code === '' ? [] : [{ type: 'text', text: piece.code, style: { ...style, code: true } }];
  }
  const text = inPlainText([piece], nameOf);
  return text === '' ? [] : [{ type: 'text', text, ...styled }];
}
