import { asObject, type Json, numberOf, objectsIn, textOf } from '../json';
import type { Reader } from '../reader';

type Names = Pick<Reader, 'people' | 'userGroups' | 'channels'>;

/** Rich text as a person would type it: lists, quotes and code by their marks, people and channels by their names. */
export function typedRich(value: unknown, names: Names): string {
  return objectsIn(asObject(value)?.elements)
    .map((part) => partText(part, names).replace(/\n$/, ''))
    .join('\n');
}

function partText(part: Json, names: Names): string {
  const inside = (of: Json): string =>
    objectsIn(of.elements)
      .map((piece) => pieceText(piece, names))
      .join('');
  switch (part.type) {
    case 'rich_text_preformatted':
      return `\`\`\`\n${inside(part)}\n\`\`\``;
    case 'rich_text_quote':
      return inside(part)
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'rich_text_list':
      return objectsIn(part.elements)
        .map((item, index) => `${mark(part, index)} ${inside(item)}`)
        .join('\n');
    default:
      return inside(part);
  }
}

function mark({ style, indent, offset }: Json, index: number): string {
  const number = (numberOf(offset) ?? 0) + index + 1;
  return `${'    '.repeat(numberOf(indent) ?? 0)}${style === 'ordered' ? `${number}.` : '•'}`;
}

const MARKERS = { code: '`', strike: '~', italic: '_', bold: '*' };

function pieceText(piece: Json, names: Names): string {
  const style = asObject(piece.style);
  return Object.entries(MARKERS).reduce(
    (text, [name, marker]) => (style?.[name] === true ? `${marker}${text}${marker}` : text),
    bareText(piece, names),
  );
}

function bareText(piece: Json, { people, userGroups, channels }: Names): string {
  const id = (key: string): string => textOf(piece[key]) ?? '';
  switch (piece.type) {
    case 'user':
      return `@${people[id('user_id')]?.name ?? id('user_id')}`;
    case 'usergroup':
      return `@${userGroups[id('usergroup_id')]?.handle ?? id('usergroup_id')}`;
    case 'channel':
      return `#${channels.find((channel) => channel.id === piece.channel_id)?.name ?? id('channel_id')}`;
    case 'broadcast':
      return `@${id('range')}`;
    case 'emoji':
      return `:${id('name')}:`;
    case 'link':
      return id('url');
    default:
      return id('text');
  }
}
