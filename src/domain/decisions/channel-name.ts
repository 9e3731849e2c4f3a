import { longestTitle } from './declare';

/** A channel's name may have this many characters. Source: docs.slack.dev, conversations.create. */
const longestName = 80;

/** A title is not longer. To put the marks of many accents in order takes the square of their number. */
const mostRead = 2 * longestTitle;

/**
 * The name for an incident's channel: `inc-7-checkout-answers-500`, or `inc-7` when the title has nothing that a
 * channel's name may hold. Only lower-case letters, digits and dashes; accents are dropped. `copy` is 2, 3 … where
 * the name is taken.
 */
export function channelName(number: number, title: string, copy = 1): string {
  const slug = title
    .slice(0, mostRead)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  const suffix = copy === 1 ? '' : `-${copy}`;
  const name = `inc-${number}-${slug}`.replace(/-+/g, '-').slice(0, longestName - suffix.length);
  return `${name.replace(/-$/, '')}${suffix}`;
}
