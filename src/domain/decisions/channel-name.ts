import { maskedText } from '../text/secrets/masked';
import { MAX_TITLE } from './declare';

/** A channel's name may have this many characters. Source: docs.slack.dev, conversations.create. */
const MAX_NAME = 80;

/** A title is not longer. To put the marks of many accents in order takes the square of their number. */
const MAX_READ = 2 * MAX_TITLE;

/**
 * The name for an incident's channel: `inc-7-checkout-answers-500`, or `inc-7` when the title has nothing that a
 * channel's name may hold. Only lower-case letters, digits and dashes; accents are dropped. `copy` is 2, 3 … where
 * the name is taken.
 */
export function channelName(number: number, title: string, copy = 1): string {
  const slug = maskedText(title.slice(0, MAX_READ))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const suffix = copy === 1 ? '' : `-${copy}`;
  const name = `inc-${number}-${slug}`.replace(/-+/g, '-').slice(0, MAX_NAME - suffix.length);
  return `${name.replace(/-$/, '')}${suffix}`;
}
