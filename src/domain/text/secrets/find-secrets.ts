import { assignedSecrets } from './assigned';
import { type Found, tokenShapes } from './token-shapes';

/** What most texts have none of. */
const HINT = /[\w+/~.-]{16}|pass|pwd|pw\b|pin\b|secret|token|key|cred|auth|:\/\/|-u[\s=]|--user|PRIVATE KEY/i;

/** Everything in a text that looks like a secret, in order, in time linear in its length. */
export function findSecrets(text: string): readonly Found[] {
  if (!HINT.test(text)) return [];
  const found = [
    ...privateKeys(text),
    ...tokens(text),
    ...passwordsInAddresses(text),
    ...assignedSecrets(text),
  ];
  return inOrder(found);
}

/** What was found, in order, and as one where it overlaps. */
export function inOrder(all: readonly Found[]): readonly Found[] {
  if (all.length < 2) return all;
  const found = [...all].sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Found[] = [];
  for (const each of found) {
    const last = apart.at(-1);
    if (last === undefined || each.start >= last.end) apart.push(each);
    else if (each.end > last.end) apart[apart.length - 1] = { ...last, end: each.end };
  }
  return apart;
}

/** What everybody knows of a token, and that tells nothing of the rest. */
const PREFIX =
  /^(?:A(?:KIA|SIA|BIA|CCA|Iza|TAT)|GOCS|do[opr]|xox[a-z]|xapp|gh[pousr]|gith|gl[a-z]{2}|npm|pypi|eyJ|SK|SG|[sr]k|hv[sbr]|dapi|whse|hf|key)/;

function tokens(text: string): readonly Found[] {
  return tokenShapes.flatMap(({ pattern, needsDigit }) =>
    [...text.matchAll(pattern)].flatMap(({ 0: all, 1: before = '', index }) => {
      const secret = all.slice(before.length);
      if (needsDigit && !/\d/.test(secret)) return [];
      const start = index + before.length;
      const kept = before === '' ? (PREFIX.exec(secret)?.[0] ?? '') : '';
      return [{ start, end: start + secret.length, kept }];
    }),
  );
}

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
/** What a key without an end goes on with. */
const BODY = /(?:\s{0,8}[A-Za-z0-9+/=]{16,})*/y;

/** A key is not longer. */
const MAX_KEY = 16_384;

/** Blocks of private keys, from their first line to their last. */
function privateKeys(text: string): readonly Found[] {
  const found: Found[] = [];
  let [done, last] = [0, 0];
  for (const { 0: begin, index } of text.matchAll(BEGIN)) {
    if (index < done) continue;
    const from = index + begin.length;
    // The end that was found before may be this one's.
    if (last < from) last = text.indexOf('-----END ', from);
    if (last < 0) last = Number.POSITIVE_INFINITY;
    done = last - from <= MAX_KEY ? endOfLine(text, last) : endOfBody(text, from);
    found.push({ start: index, end: done, kept: '' });
  }
  return found;
}

function endOfLine(text: string, last: number): number {
  const line = text.slice(last, last + 80);
  const dashes = line.indexOf('-----', 5);
  return last + (dashes < 0 ? '-----END '.length : dashes + 5);
}

function endOfBody(text: string, from: number): number {
  BODY.lastIndex = from;
  return BODY.test(text) ? BODY.lastIndex : from;
}

/** The password of `scheme://user:password@host`. */
const IN_ADDRESS = /:\/\/[^\s:@/?#"'<>]{0,256}:([^\s/"'<>\ufffc]{1,256})@/g;

function passwordsInAddresses(text: string): readonly Found[] {
  return [...text.matchAll(IN_ADDRESS)].flatMap(({ 0: all, 1: password = '', index }) => {
    const end = index + all.length - 1;
    // What stands for one is none.
    if (/^(?:[*•x.]+|\[.*\]|\$.*|\{.*)$/i.test(password)) return [];
    return [{ start: end - password.length, end, kept: '' }];
  });
}
