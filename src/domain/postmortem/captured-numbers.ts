import type { Entry } from '../entry';
import type { Incident } from '../incident/incident';
import { inPlainText } from '../text/plain-text';
import { type Captured, originOf, told } from './captured';

/** The sections that say how many. */
export type Counted = 'share' | 'requests' | 'tickets' | 'money' | 'customers';

/** What is counted, by the plurals in which people write. */
const nouns: Readonly<Record<'requests' | 'tickets' | 'customers', ReadonlySet<string>>> = {
  requests: new Set(['requests', 'orders', 'payments', 'transactions', 'logins', 'checkouts', 'calls']),
  tickets: new Set(['tickets']),
  customers: new Set(['customers', 'users', 'accounts', 'merchants', 'partners', 'shops', 'clients']),
};

/** What may stand between a number and what is counted. */
const between = new Set([
  ...['failed', 'failing', 'lost', 'dropped', 'rejected', 'declined', 'slow', 'stuck', 'affected', 'missed'],
  ...['duplicate', 'unpaid', 'support', 'customer', 'card', 'mobile', 'web', 'api', 'paying', 'more'],
]);

/** What says that something went wrong with them. */
const harm = new Set([
  ...['failed', 'failing', 'fail', 'lost', 'losing', 'dropped', 'rejected', 'declined', 'slow', 'stuck'],
  ...['affected', 'missed', 'duplicate', 'duplicated', 'unpaid', 'hit', 'errored', 'timed', 'complained'],
  ...['cannot', "can't", "couldn't", 'unable', 'refund', 'refunds', 'refunded', 'loss', 'losses', 'damage'],
]);

/** What says of tickets that they came in. */
const cameIn = new Set(['support', 'customer', 'about', 'from', 'so', 'came', 'opened', 'filed', 'since']);

/** Behind these a number is a bound, a total or a rate, and no count of what happened. */
const bounds = new Set([
  ...['limit', 'max', 'maximum', 'of', 'to', 'most', 'least', 'than', 'every', 'per', 'first', 'last', 'top'],
  ...['under', 'over', 'below', 'above', 'no', 'not', 'until', 'next', 'expected', 'usually', 'normally'],
]);

const rates = new Set(['per', 'a', 'an', 'each', 'every', '/s', '/min', 'daily', 'hourly']);
const denials = new Set(['not', 'never', 'no', 'none', "weren't", "aren't", "wasn't", 'without', 'if']);
const doubts = new Set(['if', 'would', 'unless', 'might', 'maybe', 'perhaps', 'suppose', 'imagine', 'will']);
const abilities = new Set(['could', 'can', 'did']);

/** How many words behind the count, and before a sum of money, may say what became of it. */
const NEAR = 4;

const NUMBER = /^(?:\d{1,9}|\d{1,3}(?:[,.’]\d{3}){1,3}|\d{1,4}(?:\.\d)?k)$/i;
const PERCENT = /^\d{1,3}(?:[.,]\d{1,2})?%$/;
const MONEY =
  /^(?:(?:[€$£¥]|usd|eur|kes|gbp)\d{1,3}(?:[,.’]?\d{3})*(?:\.\d{2})?[kKmM]?|\d{1,3}(?:[,.’]?\d{3})*(?:\.\d{2})?[kKmM]?(?:[€$£¥]|usd|eur|kes|gbp))$/i;
const CURRENCY = /^(?:[€$£¥]|usd|eur|kes|gbp|dollars|euros|shillings|pounds)$/i;

/** How many words around a number may say that it is no fact. */
const AROUND = 12;

/** A word as it was written, and as it is compared. */
interface Word {
  readonly written: string;
  readonly plain: string;
  readonly endsSentence: boolean;
  readonly isAsked: boolean;
}

/**
 * How many were affected, in the words of the last entry that says so beyond doubt: a number, what is counted, and
 * beside it what went wrong with it. Rates, limits and denials are none. It looks at each word a bounded number of times.
 */
export function capturedNumber(incident: Incident, section: Counted): Captured | undefined {
  for (const entry of [...told(incident)].reverse()) {
    const found = numberIn(entry, section);
    if (found !== undefined) return { words: [found], from: [originOf(entry, [found])] };
  }
  return undefined;
}

function numberIn(entry: Entry, section: Counted): string | undefined {
  const words = countedWords(entry);
  const find = section === 'money' ? sumAt : section === 'share' ? shareAt : countAt(section);
  for (const index of words.keys()) {
    const found = find(words, index);
    if (found !== undefined && !isDoubtful(words, index)) return found;
  }
  return undefined;
}

const known = new WeakMap<Entry, readonly Word[]>();

/** The words of an entry, which every section looks at; none where there is no digit among them. */
function countedWords(entry: Entry): readonly Word[] {
  let words = known.get(entry);
  if (words === undefined) {
    const text = inPlainText(entry.text, (id) => id);
    words = /\d/.test(text) ? wordsOf(text) : [];
    known.set(entry, words);
  }
  return words;
}

function countAt(section: keyof typeof nouns): (words: readonly Word[], at: number) => string | undefined {
  return (words, at) => {
    if (!NUMBER.test(words[at]?.plain ?? '') || isBound(words, at)) return undefined;
    let noun = at + 1;
    while (noun <= at + 2 && between.has(words[noun]?.plain ?? '')) noun += 1;
    if (!nouns[section].has(words[noun]?.plain ?? '') || endsWithin(words, at, noun)) return undefined;
    const inside = words.slice(at + 1, noun).map(({ plain }) => plain);
    const behind = behindOf(words, noun);
    const evidence = section === 'tickets' ? cameIn : harm;
    if (isRate(behind) || isDenied(behind)) return undefined;
    if (![...inside, ...behind].some((word) => evidence.has(word)) && !isUnable(behind)) return undefined;
    return written(words, at, noun);
  };
}

function shareAt(words: readonly Word[], at: number): string | undefined {
  const isSplit = words[at + 1]?.plain === '%' && /^\d{1,3}(?:[.,]\d{1,2})?$/.test(words[at]?.plain ?? '');
  if (!(isSplit || PERCENT.test(words[at]?.plain ?? '')) || isBound(words, at)) return undefined;
  const of = isSplit ? at + 2 : at + 1;
  if (words[of]?.plain !== 'of') return undefined;
  const noun = [of + 1, of + 2, of + 3].find((index) => nouns.customers.has(words[index]?.plain ?? ''));
  if (noun === undefined || endsWithin(words, at, noun)) return undefined;
  const behind = behindOf(words, noun);
  if (isDenied(behind) || !(behind.some((word) => harm.has(word)) || isUnable(behind))) return undefined;
  return written(words, at, noun);
}

function sumAt(words: readonly Word[], at: number): string | undefined {
  const word = words[at]?.plain ?? '';
  const next = words[at + 1]?.plain ?? '';
  const isSplit = NUMBER.test(word) && CURRENCY.test(next);
  const isPrefixed = CURRENCY.test(word) && NUMBER.test(next);
  if (!(isSplit || isPrefixed || MONEY.test(word)) || isBound(words, at)) return undefined;
  const end = isSplit || isPrefixed ? at + 1 : at;
  const behind = behindOf(words, end);
  const before = beforeOf(words, at);
  if (isRate(behind) || isDenied(behind) || isDenied(before)) return undefined;
  if (![...before, ...behind].some((each) => harm.has(each))) return undefined;
  return written(words, at, end);
}

function wordsOf(text: string): readonly Word[] {
  return text
    .split(/\s+/)
    .filter((each) => each !== '')
    .map((each) => {
      const bare = each.replace(/^["“‘(*_~≈]{1,3}/, '').replace(/[.,;:!?)"”’*_]{1,4}$/, '');
      return {
        written: bare,
        plain: bare.toLowerCase().replaceAll('’', "'"),
        endsSentence: /[.;!?:)]$/.test(each),
        isAsked: each.endsWith('?'),
      };
    });
}

/** Whether the sentence around a number is a question, or about what might be. */
function isDoubtful(words: readonly Word[], at: number): boolean {
  for (let index = at; index < at + AROUND; index += 1) {
    const word = words[index];
    if (word?.isAsked || doubts.has(word?.plain ?? '')) return true;
    if (word === undefined || word.endsSentence) break;
  }
  for (let index = at - 1; index >= at - AROUND && words[index]?.endsSentence === false; index -= 1) {
    if (doubts.has(words[index]?.plain ?? '')) return true;
  }
  return false;
}

function isBound(words: readonly Word[], at: number): boolean {
  return bounds.has(words[at - 1]?.plain ?? '');
}

function endsWithin(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, to).some(({ endsSentence }) => endsSentence);
}

function behindOf(words: readonly Word[], at: number): readonly string[] {
  const found: string[] = [];
  for (let index = at; index < at + NEAR && words[index]?.endsSentence === false; index += 1) {
    const next = words[index + 1];
    if (next !== undefined) found.push(next.plain);
  }
  return found;
}

function beforeOf(words: readonly Word[], at: number): readonly string[] {
  const found: string[] = [];
  for (let index = at - 1; index >= at - NEAR && words[index]?.endsSentence === false; index -= 1) {
    found.push(words[index]?.plain ?? '');
  }
  return found;
}

function isRate(behind: readonly string[]): boolean {
  return behind.slice(0, 2).some((word) => rates.has(word));
}

function isUnable(behind: readonly string[]): boolean {
  return behind.some((word, index) => abilities.has(word) && behind[index + 1] === 'not');
}

function isDenied(near: readonly string[]): boolean {
  return near.some((word, index) => denials.has(word) && !abilities.has(near[index - 1] ?? ''));
}

function written(words: readonly Word[], from: number, to: number): string {
  const before = words[from - 1];
  const isAbout = /^(?:about|around|roughly|nearly|almost|some|approx)$/.test(before?.plain ?? '');
  return words
    .slice(isAbout ? from - 1 : from, to + 1)
    .map((word) => word.written)
    .join(' ');
}
