import { MAX_TITLE } from '../decisions/declare';
import type { Incident } from '../incident/incident';
import { maskedText } from '../text/secrets/masked';
import { date } from '../time/zone';
import { MAX_NAME, type Placeholder, partsOf } from './name-pattern';

/** A title is not longer. To put the marks of many accents in order takes the square of their number. */
const MAX_READ = 2 * MAX_TITLE;

/** So many names are tried for a channel: beyond that, something else takes them all. */
const MAX_NAMES = 20;

/** An incident, as far as its channel is named after it. */
export type Named = Pick<Incident, 'number' | 'title' | 'severity' | 'declaredAt' | 'zone'> & {
  /** What it is about, what was said first before the rest. */
  readonly services?: readonly string[];
};

/** What of a name may be another one later on. */
export type NamedAfter = Extract<Placeholder, 'slug' | 'severity' | 'service'>;

/** What is cut where a name is too long, in this order. The number never is. */
const cutFirst = ['slug', 'service', 'severity', 'date'] as const;

/**
 * The name for an incident's channel by a pattern: `inc-7-checkout-answers-500`, or `inc-7` when the title has nothing that a
 * channel's name may hold. What is empty leaves no dash behind. `copy` is 2, 3 … where the name is taken.
 */
export function channelName(pattern: string, incident: Named, copy = 1): string {
  const suffix = copy === 1 ? '' : `-${copy}`;
  const values: Record<Placeholder, string> = {
    number: `${incident.number}`,
    slug: slugOf(incident.title),
    severity: slugOf(incident.severity),
    date: date(incident.declaredAt, incident.zone),
    service: slugOf(incident.services?.[0] ?? ''),
  };
  let name = filled(pattern, values);
  for (const each of cutFirst) {
    const over = name.length + suffix.length - MAX_NAME;
    if (over <= 0) break;
    const kept = Math.max(0, values[each].length - over);
    values[each] = values[each].slice(0, kept).replace(/-+$/, '');
    name = filled(pattern, values);
  }
  return `${name}${suffix}`;
}

/** The names that an incident's channel may have by a pattern, the best one first. */
export function channelNames(pattern: string, incident: Named): readonly string[] {
  return Array.from({ length: MAX_NAMES }, (_, index) => channelName(pattern, incident, index + 1));
}

/**
 * Words as they may stand in a channel's name: only lower-case letters, digits and dashes. Accents are dropped, and other scripts
 * are written in Latin letters: `platezhi-ne-idut`.
 */
export function slugOf(text: string): string {
  return inLatinLetters(maskedText(text.slice(0, MAX_READ)))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A pattern with its values. Of what is empty the dash before it goes as well, and at the beginning the one behind it. */
function filled(pattern: string, values: Readonly<Record<Placeholder, string>>): string {
  const parts = partsOf(pattern).map((part) => (typeof part === 'string' ? part : values[part.for]));
  return parts.reduce((name, part, index) => {
    if (part === '') return name.replace(/[-_]+$/, '');
    return name === '' && index > 0 ? part.replace(/^[-_]+/, '') : name + part;
  }, '');
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
