import { addPiece } from '../../domain/text/lines';
import type { Piece, Wording } from '../../domain/text/wording';
import { isEpoch } from './dates';
import { isPersonId } from './ids';
import { unescaped } from './mrkdwn';

/** The signs of bold, italic and struck words. */
type Sign = '*' | '_' | '~';

/** Words that began to stand out and may yet turn out not to. */
interface Open {
  readonly sign?: Sign;
  readonly pieces: Piece[];
}

/** What means something within a line: a reference, code, or a sign. */
const TOKEN = /<([^<>]+)>|`([^`\n]+)`|[*_~]/g;

/** What may stand before and behind words that stand out; a letter may not: `snake_case`, nor `*.ts and *.js`. */
const BEFORE = /[\s([{"'“‘«„\-–—>*_~,;:!?|…\uD800-\uDFFF]/;
const BEHIND = /[\s)\]}"'”’»\-–—<*_~,;:!?.|…&\uD800-\uDFFF]/;

/** A line as Slack delivers it: entities resolved, references as pieces, and what stands out by Slack's own rules. */
export function readInline(line: string): Wording {
  const open: Open[] = [{ pieces: [] }];
  let plainFrom = 0;
  const addText = (to: number): void => {
    addPiece(last(open).pieces, unescaped(line.slice(plainFrom, to)));
  };
  for (const { 0: token, 1: reference, 2: code, index } of line.matchAll(TOKEN)) {
    addText(index);
    plainFrom = index + token.length;
    if (reference !== undefined) addPiece(last(open).pieces, readReference(reference));
    else if (code !== undefined && code.trim() !== '')
      last(open).pieces.push({ code: withoutReferences(code) });
    else if (code !== undefined) addPiece(last(open).pieces, token);
    else takeSign(open, token as Sign, line[index - 1], line[index + 1]);
  }
  addText(line.length);
  while (open.length > 1) giveUp(open, open.length - 1);
  return last(open).pieces;
}

/** What is named or linked in a text, whose signs stay as they are: a title has no formatting. */
export function readReferences(text: string): Wording {
  const pieces: Piece[] = [];
  let plainFrom = 0;
  for (const { 0: token, 1: reference = '', index } of text.matchAll(/<([^<>]+)>/g)) {
    addPiece(pieces, unescaped(text.slice(plainFrom, index)));
    addPiece(pieces, readReference(reference));
    plainFrom = index + token.length;
  }
  addPiece(pieces, unescaped(text.slice(plainFrom)));
  return pieces;
}

function last(open: readonly Open[]): Open {
  const top = open.at(-1);
  if (top === undefined) throw new Error('The words of a line are open until its end');
  return top;
}

/** A sign ends the words that its like began, else begins some, else is itself. */
function takeSign(open: Open[], sign: Sign, before: string | undefined, after: string | undefined): void {
  const begun = open.findIndex((each) => each.sign === sign);
  const isAfterWord = before !== undefined && before !== sign && !/\s/.test(before);
  const isBeforeWord = after !== undefined && after !== sign && !/\s/.test(after);
  if (begun > 0 && isAfterWord && (after === undefined || (after !== sign && BEHIND.test(after)))) {
    while (open.length - 1 > begun) giveUp(open, open.length - 1);
    const { pieces } = last(open);
    open.pop();
    addPiece(last(open).pieces, styled(sign, pieces));
  } else if (isBeforeWord && (before === undefined || (before !== sign && BEFORE.test(before)))) {
    if (begun > 0) giveUp(open, begun);
    open.push({ sign, pieces: [] });
  } else addPiece(last(open).pieces, sign);
}

/** What began and never ended is a sign and the words behind it. */
function giveUp(open: Open[], at: number): void {
  const [given] = open.splice(at, 1);
  const below = open[at - 1];
  if (given === undefined || below === undefined) return;
  for (const piece of [given.sign ?? '', ...given.pieces]) addPiece(below.pieces, piece);
}

function styled(sign: Sign, words: Wording): Piece {
  if (sign === '*') return { bold: words };
  return sign === '_' ? { italic: words } : { strike: words };
}

/** Code as it is shown: Slack makes links of addresses there too, and shows their words. */
export function withoutReferences(code: string): string {
  return unescaped(
    code.replace(/<([^<>]+)>/g, (token, inner: string) => {
      if (!/^(?:https?:|mailto:|tel:)/.test(inner)) return token;
      const bar = inner.indexOf('|');
      return bar < 0 ? inner : inner.slice(bar + 1);
    }),
  );
}

function readReference(token: string): Piece {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? undefined : unescaped(token.slice(bar + 1));
  if (target.startsWith('@')) {
    const person = target.slice(1);
    return isPersonId(person) ? { person } : `@${label || person}`;
  }
  if (target.startsWith('#')) return { channel: target.slice(1), name: label || target.slice(1) };
  if (target.startsWith('!subteam^')) {
    const group = target.slice('!subteam^'.length);
    return { group, name: (label || group).replace(/^@/, '') };
  }
  if (target.startsWith('!date^')) return dateIn(target, label);
  // A broadcast stands for its plain word.
  if (target.startsWith('!')) return `@${(label ?? target.slice(1)).replace(/^@/, '')}`;
  const link = unescaped(target);
  return label === undefined ? { link } : { link, label };
}

/** `!date^<seconds since 1970>^<format>`; what names no date stands for what is shown instead. */
function dateIn(target: string, fallback = ''): Piece {
  const seconds = Number(/^!date\^(\d{1,10})\^/.exec(target)?.[1] ?? Number.NaN);
  return isEpoch(seconds) && fallback !== '' ? { date: seconds, fallback } : fallback;
}
