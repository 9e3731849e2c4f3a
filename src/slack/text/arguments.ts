import { type SuspectedTime, suspectedAtStart } from '../../domain/time/suspected-times';
import { timeAt } from '../../domain/time/time-forms';
import { UnclearTime } from '../../domain/time/unclear-time';
import { type AskerContext, type CommandTime, leadingTime } from './command-time';

/** Apple keyboards turn `--` into one long dash; both forms are read alike. */
const dashes = '(?:--?|[—–−‐‑])';

/** Takes `--<name>` out of the text: whether it stood there, and what is left. */
export function takeFlag(text: string, name: string): { found: boolean; rest: string } {
  const flag = new RegExp(`(^|\\s)${dashes}${name}(?=\\s|$)`, 'i');
  return { found: flag.test(text), rest: text.replace(flag, ' ').trim() };
}

/** Takes `--at <when>` out of the text, wherever it stands; what cannot be read as a time is left open. */
export function takeAt(text: string, context: AskerContext): CommandTime & { readonly rest: string } {
  const flag = new RegExp(`(^|\\s)${dashes}at(?:\\s+|=|$)`, 'i').exec(text);
  if (flag === null) return { rest: text };
  const before = text.slice(0, flag.index).trim();
  const after = text.slice(flag.index + flag[0].length).trim();
  const quoted = /^["“”']([^"“”']*)["“”']/.exec(after);
  const typed = quoted?.[1] ?? after;
  const behind = quoted === null ? undefined : after.slice(quoted[0].length).trim();
  const { rest, ...time } = readAt(typed.trim(), context, behind !== undefined);
  return { ...time, rest: [before, rest, behind ?? ''].filter((part) => part !== '').join(' ') };
}

function readAt(
  text: string,
  context: AskerContext,
  isWhole: boolean,
): CommandTime & { readonly rest: string } {
  try {
    const read = leadingTime(text, context);
    if (read !== undefined && !(isWhole && read.rest !== '')) return read;
    return leftOpen(text, suspectedAtStart(text, context), isWhole);
  } catch (error) {
    if (!(error instanceof UnclearTime)) throw error;
    const end = timeAt(text, 0, (word) => word)?.end ?? 0;
    const readings = error.candidates.map((at) => ({ at, typed: text.slice(0, end) }));
    return leftOpen(text, readings, isWhole);
  }
}

/** The words that were meant as a time are no part of what is recorded. */
function leftOpen(
  text: string,
  found: readonly SuspectedTime[],
  isWhole: boolean,
): CommandTime & { readonly rest: string } {
  const begin = found[0]?.typed.length ?? 0;
  const [glued = ''] = /^\S*/.exec(text.slice(begin)) ?? [];
  const end = isWhole ? text.length : begin + glued.length;
  const typed = text.slice(0, end);
  const readings = [...new Set(found.map(({ at }) => at))];
  return { unread: { typed, readings, where: 'flag' }, rest: text.slice(end).trim() };
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
