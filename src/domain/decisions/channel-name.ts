import { maskedText } from '../text/secrets/masked';
import { MAX_TITLE } from './declare';

/** A channel's name may have this many characters. Source: docs.slack.dev, conversations.create. */
const MAX_NAME = 80;

/** A title is not longer. To put the marks of many accents in order takes the square of their number. */
const MAX_READ = 2 * MAX_TITLE;

/**
 * The name for an incident's channel: `inc-7-checkout-answers-500`, or `inc-7` when the title has nothing that a
 * channel's name may hold. Only lower-case letters, digits and dashes; accents are dropped, and other scripts are written in
 * Latin letters: `inc-7-platezhi-ne-idut`. `copy` is 2, 3 … where the name is taken.
 */
export function channelName(number: number, title: string, copy = 1): string {
  const slug = inLatinLetters(maskedText(title.slice(0, MAX_READ)))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const suffix = copy === 1 ? '' : `-${copy}`;
  const name = `inc-${number}-${slug}`.replace(/-+/g, '-').slice(0, MAX_NAME - suffix.length);
  return `${name.replace(/-$/, '')}${suffix}`;
}

/** Letters beyond those of ASCII as those that are usual for them. */
function inLatinLetters(text: string): string {
  const whole = text.normalize('NFKC');
  if (!others.test(whole)) return whole;
  // Few titles need it, and its tables are large.
  const { transliterate }: typeof import('transliteration') = require('transliteration');
  return whole.replace(allOthers, (letters) => transliterate(letters));
}

const others = /(?!\p{ASCII})\p{L}/u;
const allOthers = /(?:(?!\p{ASCII})[\p{L}\p{M}])+/gu;
