import type { SuspectedTime } from '../../src/domain/time/suspected-times';
import type { WhenContext } from '../../src/domain/time/when';
import { wallTime } from '../../src/domain/time/zone';

/** Bits that times are made of, and bits that look like them. */
const bits = [
  ...['10', '42', '3', '05', '2110', '0340', '23', '59', '00', '7', '28', '1.42', '99'],
  ...[':', '.', '/', '-', 'h', ',', ' ', ' ', ' ', '~', '(', ')', '[', ']', 'T', 'Z', '+02:00', 'x', '%'],
  ...['am', 'pm', 'PM', 'ago', 'min', 'at', 'since', 'yesterday', 'today', 'friday', 'sun', 'Dec', 'may'],
  ...['2023-11-08', 'around', 'EAT', 'hrs', 'p95', 'port', 'an hour', 'deploy', '10.0.0.1', '21h10', '09:10'],
];

/** What a note that says when may begin with, in the order of its parts. */
const beginnings = [
  ['', '', '', '~', 'at ', '(', '[', '- ', 'around ', 'on '],
  ['', '', '', 'yesterday ', 'today at ', 'friday, ', '2023-11-08 ', 'Dec 5 ', '5th Nov ', '2023-11-08T'],
  ['10:42', '3:05 PM', '9pm', '9.10pm', '21h10', '23:59', '00:07:30', '7:05', '12:00', '31:10', '9:4'],
  ['', '', '', ' EAT', ' IST', ' hrs', ')', ']', 'Z', '+02:00', 'ish', ' yesterday', ' ago', '-11:30'],
  [' ', ' ', ', ', ': ', '\n', ''],
];

/** A text of such bits, another for each seed. */
export function timeText(seed: number): string {
  const next = numbersFrom(seed);
  return Array.from({ length: 2 + next(9) }, () => bits[next(bits.length)] ?? '').join('');
}

/** A text that begins as if it said when, another for each seed. */
export function timedNote(seed: number): string {
  const next = numbersFrom(seed);
  return `${beginnings.map((parts) => parts[next(parts.length)]).join('')}${timeText(next(2 ** 16))}`;
}

/** Whole numbers below a limit, others for each seed. */
function numbersFrom(seed: number): (most: number) => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return (most) => {
    state = (Math.imul(state ^ (state >>> 15), 0x85ebca6b) + 0x6d2b79f5) >>> 0;
    return (state ^ (state >>> 13)) % most;
  };
}

/** What a reading's clock shows and the text does not say; of a time told by its offset or by how long ago it is, nothing. */
export function unsaidDigits(
  text: string,
  { at, typed }: SuspectedTime,
  { zone }: WhenContext,
): readonly (number | string)[] {
  if (!text.includes(typed)) return [typed];
  if (/ago$|Z|EAT|IST|CST|BST|[+-]\d\d/i.test(typed)) return [];
  const { hour, minute } = wallTime(at, zone);
  const said = digitsOf(typed);
  const hours = said.includes(hour) ? hour : hour % 12 || 12;
  return (minute === 0 ? [hours] : [hours, minute]).filter((shown) => !said.includes(shown));
}

/** The numbers in a text: of `2110`, `0340` and `03.40` also those of each half. */
function digitsOf(text: string): readonly number[] {
  return (text.match(/\d+/g) ?? []).flatMap((digits) =>
    digits.length === 4 ? [digits, digits.slice(0, 2), digits.slice(2)].map(Number) : [Number(digits)],
  );
}
