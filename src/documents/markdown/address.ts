import { endWithout } from '../../domain/text/excerpt';

const allowed = /^(?:https?|mailto):/i;
const mail = /^mailto:/i;
const plain = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/;
const named = /^https?:\/\/[^/?#]*@/i;
const entity = /&#?\w+;/;

/** No browser and no server takes longer ones. */
const MAX_ADDRESS = 8_000;

/** Where a link in Markdown may lead, in the characters that no part of Markdown reads as its own. */
export interface Address {
  /** As it stands between the parentheses of `[label](…)`. */
  readonly destination: string;
  /** As a link without a label, `<https://…>`, where that shows exactly what was written. */
  readonly bare?: string;
}

/**
 * The address that a person or Slack gave, if it is of the web or of mail; undefined for every other scheme, and for a
 * web address with a name before its host: that is a password, or another site's name put there to deceive.
 */
export function addressOf(link: string): Address | undefined {
  if (link.length > MAX_ADDRESS || !URL.canParse(link) || named.test(link)) return undefined;
  const address = plain.test(link) ? link : percentEncoded(new URL(link).href);
  if (!allowed.test(address)) return undefined;
  const safe = destination(address);
  const isVerbatim =
    address === link && !mail.test(address) && !(address.includes('&') && entity.test(address));
  return isVerbatim ? { destination: safe, bare: `<${address}>` } : { destination: safe };
}

const webAddress = /\bhttps?:\/\/[^\s<>"\\|`{}^]+/giu;

/** Text cut at the web addresses in it: `[text, address, text, …]`, so that every second part is an address. */
export function cutAtAddresses(text: string): readonly string[] {
  if (!text.includes('://')) return [text];
  const parts: string[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(webAddress)) {
    const address = withoutSentenceEnd(found);
    if (addressOf(address)?.bare === undefined) continue;
    parts.push(text.slice(from, index), address);
    from = index + address.length;
  }
  return [...parts, text.slice(from)];
}

/** The full stop, quote or parenthesis after an address belongs to the sentence around it. */
function withoutSentenceEnd(found: string): string {
  // How many parentheses are closed in it that are not opened in it.
  let closed = found.split(')').length - found.split('(').length;
  const end = endWithout(found, (character) => {
    if (character !== ')') return ".,:;!?'*_~]".includes(character);
    closed -= 1;
    return closed >= 0;
  });
  return found.slice(0, end);
}

function percentEncoded(href: string): string {
  return href.replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, encodeURIComponent);
}

function destination(address: string): string {
  const text = address.includes('&') && entity.test(address) ? address.replaceAll('&', '&amp;') : address;
  return /[()]/.test(text) ? `<${text}>` : text;
}
