import { asObject, type Json } from '../block-kit/whole';
import { escapeText } from '../workspace/typed-text';

const BULLETS = ['•', '◦', '▪︎'];

/** The flattened copy that Slack sends as `text` beside rich text: mrkdwn, as far as mrkdwn can say it. */
export function flattened(blocks: readonly unknown[]): string {
  return blocks
    .flatMap((block) => objectsIn(asObject(block)?.elements))
    .map(partText)
    .join('');
}

function partText(part: Json, index: number, parts: readonly Json[]): string {
  const text = wordsOf(part);
  const isLast = index === parts.length - 1;
  return isLast || text.endsWith('\n') ? text.replace(isLast ? /\n$/ : /$^/, '') : `${text}\n`;
}

function wordsOf(part: Json): string {
  const pieces = objectsIn(part.elements);
  const inside = () => pieces.map(pieceText).join('');
  switch (part.type) {
    case 'rich_text_preformatted':
      return `\`\`\`${inside()}\`\`\``;
    case 'rich_text_quote':
      return inside()
        .split('\n')
        .map((line) => `&gt; ${line}`)
        .join('\n');
    case 'rich_text_list':
      return pieces.map((item, index) => `${bullet(part, index)} ${wordsOf(item)}`).join('\n');
    default:
      return inside();
  }
}

function bullet({ style, indent, offset }: Json, index: number): string {
  const depth = typeof indent === 'number' ? indent : 0;
  const from = typeof offset === 'number' ? offset : 0;
  const mark = style === 'ordered' ? `${from + index + 1}.` : BULLETS[depth % BULLETS.length];
  return `${'    '.repeat(depth)}${mark}`;
}

const MARKERS = { code: '`', strike: '~', italic: '_', bold: '*' };

function pieceText(piece: Json): string {
  const style = asObject(piece.style) ?? {};
  const bare = bareText(piece);
  return Object.entries(MARKERS).reduce(
    (text, [name, marker]) => (style[name] === true ? `${marker}${text}${marker}` : text),
    bare,
  );
}

function bareText(piece: Json): string {
  const word = (key: string) => String(piece[key] ?? '');
  switch (piece.type) {
    case 'user':
      return `<@${word('user_id')}>`;
    case 'channel':
      return `<#${word('channel_id')}>`;
    case 'usergroup':
      return `<!subteam^${word('usergroup_id')}>`;
    case 'broadcast':
      return `<!${word('range')}>`;
    case 'emoji':
      return `:${word('name')}:`;
    case 'link':
      return piece.text === undefined
        ? `<${escapeText(word('url'))}>`
        : `<${escapeText(word('url'))}|${escapeText(word('text'))}>`;
    case 'date':
      return escapeText(word('fallback'));
    default:
      return escapeText(word('text'));
  }
}

function objectsIn(value: unknown): Json[] {
  return (Array.isArray(value) ? value : []).flatMap((one: unknown): Json[] => {
    const found = asObject(one);
    return found ? [found] : [];
  });
}
