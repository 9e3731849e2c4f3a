import { endWithout } from '../excerpt';
import type { Found } from './token-shapes';

/** Names behind which a password or a key stands, how it is given, and where it begins. */
const NAMED =
  /(passwords?|passwort|passwd|passphrase|passcode|(?<![a-z])(?:pass|pwd|pw|pin)|secret|token|(?:access|account|api|auth|client|encryption|master|private|secret|shared|signing)[ _-]?(?:access[ _-]?)?key(?:[ _-]?id)?|secret[ _-]?access[ _-]?key|credentials?|creds)["'`*_]{0,2}(\s{0,3}(?:=>|:=|[=:]|->|→)\s{0,3}|\s{1,3}(?:(?:is|was|are|has|been|now|set|reset|changed|back|to|just|still)(?:\s{0,2}:)?\s{1,3}){1,5}|(?<=--[a-z-]{1,30})\s{1,3})/gi;

/** A value is looked at as far as this. */
const MAX_VALUE = 256;

/** What takes the place of a value where none is given. */
const PLACEHOLDER =
  /^(?:[*•x.·_-]+|\$.*|[<{%].*|\[.*|[\w.]+\(.*|https?:\/\/.*|(?:process\.env|os\.environ|env|secrets|vars?|config)\..*|null|none|true|false|undefined|redacted|masked|changeme)$/i;

/** Times, dates, versions, amounts and names of tickets: what has digits in it and is no secret. */
const EVERYDAY =
  /^(?:\d{1,2}[:.h]\d{2}.*|\d{4}-\d{2}-\d{2}.*|v?\d+(?:\.\d+)+\S{0,8}|\d+(?:[.,]\d+)?\s?(?:%|\/\S*|x|[km]?b|k|ms?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|chars?|characters?|bits?|bytes?|th|st|nd|rd)|[A-Za-z]{2,10}-\d{1,6}|v\d+|(?:base|sha|md|oauth|utf|argon|aes|rsa|ed|x|http|s|ec|k)-?\d{1,5}[a-z]{0,3}(?:[-/].*)?)$/i;

/** Passwords and keys that are told by the name before them: `password is x`, `API_KEY=x`. */
export function assignedSecrets(text: string): readonly Found[] {
  const found: Found[] = [];
  for (const { 0: all, 1: name = '', 2: sign = '', index } of text.matchAll(NAMED)) {
    const from = index + all.length;
    const { start, value } = valueAt(text, from);
    if (isSecretValue(value, name, sign)) found.push({ start, end: start + value.length, kept: '' });
  }
  return found;
}

/** The value from a place on: what stands in quotation marks, else a word without the signs of a sentence at its end. */
function valueAt(text: string, from: number): { readonly start: number; readonly value: string } {
  const ahead = text.slice(from, from + MAX_VALUE);
  const [opening = ''] = /^["'`“‘*_]{0,2}/.exec(ahead) ?? [];
  const start = from + opening.length;
  const rest = ahead.slice(opening.length);
  const sign = opening.at(-1);
  const closed = sign === undefined ? -1 : rest.indexOf(closings[sign] ?? sign);
  const line = rest.search(/[\r\n]/);
  if (closed > 0 && (line < 0 || closed < line)) return { start, value: rest.slice(0, closed) };
  const [word = ''] = /^[^\s"`“”<>…\ufffc]*/.exec(rest) ?? [];
  // What is masked already is no value.
  if (rest.startsWith('…[', word.length)) return { start, value: '' };
  const end = endWithout(word, (character) => `.,;:!?)]}'*_’`.includes(character));
  return { start, value: word.slice(0, end) };
}

const closings: Readonly<Record<string, string>> = { '“': '”', '‘': '’' };

function isSecretValue(value: string, name: string, sign: string): boolean {
  if (value.length < 4 || PLACEHOLDER.test(value) || EVERYDAY.test(value)) return false;
  const hasDigit = /\d/.test(value);
  // A value that is set without a space is no word of a sentence.
  const isSet = sign === '=';
  if (!/^pass|^p(?:wd|w|in)$|^cred/i.test(name)) return isKey(value, { hasDigit, isSet, sign });
  if (isSet) return true;
  if (!/\p{L}/u.test(value)) return hasDigit && !/^pass$/i.test(name);
  if (hasDigit) return value.length >= 5;
  return /[\p{L}\d][!@#$%^&*+=~]+[\p{L}\d]|\p{L}[!@#$%^&*]+$/u.test(value) || isMixed(value);
}

function isKey(
  value: string,
  { hasDigit, isSet, sign }: { readonly hasDigit: boolean; readonly isSet: boolean; readonly sign: string },
): boolean {
  if (!/\p{L}/u.test(value)) return false;
  // “Moved the token to vault-2” names a place.
  if (hasDigit && !/\bto\b/i.test(sign)) return value.length >= 8;
  return (isSet && value.length >= 12) || isMixed(value);
}

/** Long, and of large and small letters in no order that words have. */
function isMixed(value: string): boolean {
  return value.length >= 16 && /[a-z][A-Z]/.test(value) && /^\S+$/.test(value);
}
