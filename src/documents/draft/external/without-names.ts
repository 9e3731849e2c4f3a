import { mapLeaves, type Piece, type Wording } from '../../../domain/text/wording';

/** What stands in the place of somebody's name. */
const SOMEBODY = 'an engineer';
const LINK = '(link left out)';
const ADDRESS = '(address left out)';

/** Parts that are shorter count only beside another part of a name: “An” and “Li” begin sentences. */
const MIN_PART = 3;

/** Words that are also names, and mean nobody where they stand in small letters. */
const everyday = new Set(
  `will mark bill grace rose art frank hope joy may june april august summer dean grant chase drew max pat rich rob sue
dawn eve faith guy ivy jade lance miles nick ray rod ruby sandy skip ward wade young long brown black white green gray
grey short small price page case field banks cook day fox hall hill lake lane law love mills moon park pool power root
sharp snow strong sun wall wells west wood worth branch key bond cloud host link log major minor master noble post good
best back first`.split(/\s+/),
);

/** Removes from words whatever says who did something, or leads to where outsiders cannot go. */
export type WithoutNames = (words: Wording) => Wording;

/**
 * Words for people outside, without the names of these people: in mentions, in text and in code, in full or in part, in
 * any case. Links and addresses of any kind are left out as well, because no one can tell which of them are internal;
 * what a link is called stays. Linear in the length of the words, however many people there are.
 */
export function withoutNames(names: readonly string[]): WithoutNames {
  const known = partsOf(names);
  return (words) => {
    let before = '';
    const text = (given: string): string => {
      const shown = textWithout(given, known, before);
      before = shown.slice(-3);
      return shown;
    };
    return mapLeaves(words, (leaf) => leafWithout(leaf, text));
  };
}

function leafWithout(leaf: Piece, text: (given: string) => string): Piece {
  if (typeof leaf === 'string') return text(leaf);
  if ('person' in leaf) return text(MENTION);
  if ('group' in leaf) return text('a team');
  if ('channel' in leaf) return text('a channel');
  if ('link' in leaf) return text(labelOf(leaf));
  if ('code' in leaf) return { code: text(leaf.code) };
  if ('codeBlock' in leaf) return { codeBlock: text(leaf.codeBlock) };
  return leaf;
}

/** A mention as it is written, which is always somebody. */
const MENTION = '<@U0>';

function labelOf({ link, label }: { readonly link: string; readonly label?: string }): string {
  return label === undefined || label === link ? LINK : label;
}

interface Names {
  /** Parts that are somebody's name wherever they stand, without accents and in small letters. */
  readonly parts: ReadonlySet<string>;
  /** Parts that are so only beside another one. */
  readonly short: ReadonlySet<string>;
  /** Names in scripts that put no space between words. */
  readonly joined: readonly string[];
}

function partsOf(names: readonly string[]): Names {
  const [parts, short] = [new Set<string>(), new Set<string>()];
  for (const name of names) {
    const all = name.split(notOfName).filter((part) => part !== '');
    const isAllShort = all.every((part) => part.length < MIN_PART);
    for (const part of all) (part.length >= MIN_PART || isAllShort ? parts : short).add(folded(part));
  }
  return { parts, short, joined: names.filter((name) => unspaced.test(name)) };
}

const notOfName = /[^\p{L}\p{M}'’]+/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

function folded(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]s$|['’]$/i, '')
    .toLowerCase();
}

/** An address of the web or of mail, a mention as Slack writes it, or a word. */
const found =
  /(?<web>\b[a-z][a-z\d+.-]{1,20}:\/\/[^\s<>"|]+|\b(?:[a-z\d-]{1,60}\.){1,5}slack\.com\b[^\s<>"|]*|\bwww\.[^\s<>"|]+)|(?<mail>\b[\w.+-]{1,64}@[a-z\d-]{1,63}\.[a-z\d.-]{1,190})|(?<mention><@[A-Z\d]{1,20}(?:\|[^<>]{0,80})?>)|(?<word>@?[\p{L}\p{M}][\p{L}\p{M}'’]*)/giu;

function textWithout(given: string, names: Names, before: string): string {
  const text = names.joined.reduce((left, name) => left.replaceAll(name, SOMEBODY), given);
  let shown = '';
  let from = 0;
  for (const match of text.matchAll(found)) {
    const { web, mail, mention, word } = match.groups ?? {};
    const between = text.slice(from, match.index);
    from = match.index + match[0].length;
    if (web !== undefined) shown += between + LINK + sentenceEnd(web);
    else if (mail !== undefined) shown += between + ADDRESS + sentenceEnd(mail);
    else if (mention !== undefined || isName(word, shown, between, names)) {
      const suffix = /['’]s?$/.exec(match[0])?.[0] ?? '';
      shown = withSomebody(shown, between, before) + suffix;
    } else shown += between + match[0];
  }
  return shown + text.slice(from);
}

function isName(word: string | undefined, shown: string, between: string, { parts, short }: Names): boolean {
  const bare = word?.replace(/^@/, '') ?? '';
  const key = folded(bare);
  if (parts.has(key)) return bare !== key || word !== bare || !everyday.has(key);
  return short.has(key) && endsInSomebody(shown) && isJoin(between);
}

/** Several parts of a name in a row are one person. */
function withSomebody(shown: string, between: string, before: string): string {
  if (endsInSomebody(shown) && isJoin(between)) return shown;
  const text = shown + between;
  const isFirst = /(?:^|[.!?]\s+|\n\s*)$/.test((before + text).slice(-3));
  return text + (isFirst ? `A${SOMEBODY.slice(1)}` : SOMEBODY);
}

function endsInSomebody(text: string): boolean {
  return text.endsWith(SOMEBODY.slice(1));
}

function isJoin(between: string): boolean {
  return /^[ ._-]?$/.test(between);
}

/** What belongs to the sentence around an address and not to it. */
function sentenceEnd(address: string): string {
  return /[.,:;!?)]{1,3}$/.exec(address)?.[0] ?? '';
}
