import type { PersonId } from '../../domain/person';
import { honestLabel } from '../../domain/text/link-label';
import { inPlainText } from '../../domain/text/plain-text';
import { masked } from '../../domain/text/secrets/masked';
import { type Block, isBlock, type Piece, type Wording } from '../../domain/text/wording';
import { isChannelId } from './ids';

type NameOf = (person: PersonId) => string;

/** What stands beside a piece. */
interface Neighbours {
  readonly before: string;
  readonly after: string;
}

/**
 * Makes text inert in Slack: with these three characters escaped, no `<!channel>` or `<@U…>` in it has any effect.
 * Source: docs.slack.dev, messaging/formatting-message-text.
 */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Makes a sentence inert that may hold words as Slack delivered them, whose characters are escaped already: what
 * they showed is shown again, and nothing in them has any effect.
 */
export function inert(sentence: string): string {
  return sentence
    .replace(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Text that Slack delivered, with the characters that it escapes. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/**
 * The wording as mrkdwn that notifies nobody: people by `nameOf`, and nothing in it but the links takes effect. What
 * looks like a secret is masked, but for what is in `shown`.
 */
export function writeMrkdwn(
  wording: Wording,
  nameOf: (person: PersonId) => string,
  shown?: ReadonlySet<string>,
): string {
  return joined(masked(wording, shown), nameOf);
}

/** Pieces one after the other; lists, quotes and code blocks on lines of their own. */
function joined(wording: Wording, nameOf: NameOf): string {
  const parts: string[] = [];
  let isAfterBlock = false;
  for (const [index, piece] of wording.entries()) {
    const last = parts.at(-1) ?? '';
    const next = isBlock(piece)
      ? writeBlock(piece, nameOf)
      : writePiece(piece, nameOf, neighbours(wording, index));
    if (next === '') continue;
    const isApart = last !== '' && (isBlock(piece) || isAfterBlock);
    if (isApart && !last.endsWith('\n') && !next.startsWith('\n')) parts.push('\n');
    parts.push(next);
    isAfterBlock = isBlock(piece);
  }
  return parts.join('');
}

/** The characters beside a piece, where texts stand there. */
function neighbours(wording: Wording, index: number): Neighbours {
  const [before, after] = [wording[index - 1], wording[index + 1]];
  return {
    before: typeof before === 'string' ? before.slice(-1) : '',
    after: typeof after === 'string' ? after.slice(0, 1) : '',
  };
}

function writePiece(piece: Piece, nameOf: NameOf, beside: Neighbours): string {
  if (typeof piece === 'string') return escaped(piece);
  if ('channel' in piece && isChannelId(piece.channel)) return `<#${piece.channel}>`;
  if ('link' in piece) return link(piece.link, piece.label);
  if ('code' in piece) return signed('`', escaped(piece.code), beside);
  if ('bold' in piece) return signed('*', joined(piece.bold, nameOf), beside);
  if ('italic' in piece) return signed('_', joined(piece.italic, nameOf), beside);
  if ('strike' in piece) return signed('~', joined(piece.strike, nameOf), beside);
  if ('emoji' in piece && /^[a-z0-9_+:'-]+$/.test(piece.emoji)) return `:${piece.emoji}:`;
  return escaped(inPlainText([piece], nameOf));
}

/** Words between two signs, where Slack reads those as such: not within a word, over lines, or with space inside. */
function signed(sign: string, words: string, { before, after }: Neighbours): string {
  const isRead =
    words.trim() === words &&
    words !== '' &&
    !words.includes(sign) &&
    !words.includes('\n') &&
    !isWordLike(before) &&
    !isWordLike(after);
  return isRead ? `${sign}${words}${sign}` : words;
}

function isWordLike(character: string): boolean {
  return /^[\p{L}\p{N}_*~`]$/u.test(character);
}

function writeBlock(block: Block, nameOf: NameOf): string {
  if ('codeBlock' in block) {
    const code = escaped(block.codeBlock);
    return code.includes('```') ? code : `\`\`\`\n${code}\n\`\`\``;
  }
  if ('quote' in block) return begun(joined(block.quote, nameOf), '> ', '> ');
  const { list, isNumbered, from = 1 } = block;
  return list
    .map((item, index) => begun(joined(item, nameOf), isNumbered ? `${from + index}. ` : '• ', '    '))
    .join('\n');
}

/** Each line behind what it begins with. */
function begun(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : others}${line}`)
    .join('\n');
}

/** A link, or its inert text where it is no web or mail address. Words that name another address do not hide it. */
export function link(url: string, label?: string): string {
  if (!/^(https?:\/\/|mailto:)[^\s|<>]+$/i.test(url)) return escaped(label ?? url);
  const honest = honestLabel(url, label);
  return honest === undefined
    ? `<${escaped(url)}>`
    : `<${escaped(url)}|${escaped(honest).replaceAll('|', '¦')}>`;
}

/** A mention that notifies the person. */
export function mention(person: PersonId): string {
  return `<@${person}>`;
}

/** An instant in the reader's own zone, with the given fallback for where Slack cannot show dates. */
export function dateInReadersZone(epochSeconds: number, format: string, fallback: string): string {
  return `<!date^${epochSeconds}^${format}|${escaped(fallback)}>`;
}

/** Shortens plain text to a number of characters, never inside a character, and says so with an ellipsis. */
export function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${start(text, most - 1)}…`;
}

/**
 * Shortens mrkdwn as `shorten` does plain text, and never inside an escaped character (`&lt;`) or a link, mention
 * or date: half of one would swallow what comes after it.
 */
export function shortenMrkdwn(mrkdwn: string, most: number): string {
  if (mrkdwn.length <= most) return mrkdwn;
  const cut = start(mrkdwn, most - 1);
  const open = cut.lastIndexOf('<');
  const whole = open > cut.lastIndexOf('>') ? cut.slice(0, open) : cut;
  return `${whole.replace(/&[a-z]{0,3}$/, '')}…`;
}

function start(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
