import { excerpt } from '../../domain/text/excerpt';
import type { Instant } from '../../domain/time/instant';
import { leadingWhen } from '../../domain/time/when';
import type { Zone } from '../../domain/time/zone';
import { Refusal } from '../../errors';

/** Apple keyboards turn `--` into one long dash; both forms are read alike. */
const dashes = '(?:--?|[—–−‐‑])';

/** Takes `--<name>` out of the text: whether it stood there, and what is left. */
export function takeFlag(text: string, name: string): { found: boolean; rest: string } {
  const flag = new RegExp(`(^|\\s)${dashes}${name}(?=\\s|$)`, 'i');
  return { found: flag.test(text), rest: text.replace(flag, ' ').trim() };
}

/** Takes `--at <when>` out of the text, wherever it stands. Refuses what cannot be read as a time. */
export function takeAt(
  text: string,
  context: { now: Instant; zone: Zone },
): { at?: Instant; spoken?: string; rest: string } {
  const flag = new RegExp(`(^|\\s)${dashes}at(?:\\s+|=|$)`, 'i').exec(text);
  if (flag === null) return { rest: text };
  const before = text.slice(0, flag.index).trim();
  const after = unquoted(text.slice(flag.index + flag[0].length).trim());
  const read = leadingWhen(after, context);
  if (read === undefined) {
    const [found = ''] = after.split(/\s/, 1);
    throw new Refusal(
      'unreadable-at',
      `${found === '' ? 'There is no time' : `“${excerpt(found)}” is no time`} after \`--at\`. Type one such as \`--at 10:42\`, \`--at yesterday 22:10\`, \`--at 20m ago\` or \`--at 2023-11-08 15:05\`.`,
    );
  }
  return {
    at: read.at,
    ...(read.spoken !== undefined && { spoken: read.spoken }),
    rest: [before, read.rest].filter((part) => part !== '').join(' '),
  };
}

/** A time in quotes, straight or curly, is read without them. */
function unquoted(text: string): string {
  return text.replace(/^["“”']([^"“”']*)["“”']/, '$1');
}

/** Takes what stands in quotes, straight or curly, at the start of the text. */
export function takeQuoted(text: string): { quoted: string; rest: string } | undefined {
  const [whole, quoted] = /^["“”„«]([^"“”„«»]+)["“”»]\s*/.exec(text) ?? [];
  return whole === undefined || quoted === undefined
    ? undefined
    : { quoted: quoted.trim(), rest: text.slice(whole.length) };
}

/** Takes the name of an incident, such as `INC-7`, from the start of the text: its number as it was typed. */
export function takeIncidentName(text: string): { number?: string; rest: string } {
  const { word, rest } = takeWord(text);
  const [, number] = /^inc-(\d+)$/i.exec(word) ?? [];
  return number === undefined ? { rest: text } : { number, rest };
}

/** Takes the first word of the text. */
export function takeWord(text: string): { word: string; rest: string } {
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  return { word, rest };
}
