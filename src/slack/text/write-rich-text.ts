import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/web-api';
import type { PersonId } from '../../domain/person';
import { inPlainText } from '../../domain/text/plain-text';
import { isBlock, type Piece, type Wording } from '../../domain/text/wording';

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
      parts.push(...blockParts(piece, nameOf, 0));
    } else line.push(piece);
  }
  end();
  return parts;
}

function blockParts(block: Extract<Piece, object>, nameOf: NameOf, indent: number): Part[] {
  if ('codeBlock' in block) {
    if (block.codeBlock === '') return [];
    return [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: block.codeBlock }] }];
  }
  if ('quote' in block) {
    const elements = inline(block.quote, nameOf);
    return elements.length === 0 ? [] : [{ type: 'rich_text_quote', elements }];
  }
  return 'list' in block ? listParts(block, nameOf, indent) : [];
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
      parts.push(...listParts(piece, nameOf, indent + 1));
    }
  }
  end();
  return parts;
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
  if ('person' in piece && piece.isPlain !== true)
    return [{ type: 'user', user_id: piece.person, ...styled }];
  if ('group' in piece) return [{ type: 'usergroup', usergroup_id: piece.group, ...styled }];
  if ('channel' in piece) return [{ type: 'channel', channel_id: piece.channel, ...styled }];
  if ('link' in piece) {
    const { link, label } = piece;
    return [{ type: 'link', url: link, ...(label !== undefined && { text: label }), ...styled }];
  }
  if ('emoji' in piece) return [{ type: 'emoji', name: piece.emoji }];
  if ('code' in piece) {
    return piece.code === '' ? [] : [{ type: 'text', text: piece.code, style: { ...style, code: true } }];
  }
  const text = inPlainText([piece], nameOf);
  return text === '' ? [] : [{ type: 'text', text, ...styled }];
}
