import { constantFrom, assert as hold, integer, property, tuple } from 'fast-check';
import { formatInstant } from '../../../src/domain/time/format-instant';
import { type Instant, instant, later, minute, second, toIso } from '../../../src/domain/time/instant';
import { suspectedTimes } from '../../../src/domain/time/suspected-times';
import { parseWhen, type WhenContext } from '../../../src/domain/time/when';
import {
  abbreviation,
  clock,
  date,
  instantsOf,
  isoText,
  offsetAt,
  parseZone,
  wallTime,
} from '../../../src/domain/time/zone';
import { typedTime } from '../../../src/slack/block-kit/when-field';
import { misrecorded, noted } from '../../support/note-answer';
import { timedNote, timeText, unsaidDigits } from '../../support/time-texts';

const zones = ['Africa/Nairobi', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'].map(parseZone);
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Every way to write an instant that lies so many minutes back, where that way can say it. */
const ways: Readonly<Record<string, (at: Instant, context: WhenContext) => string | undefined>> = {
  field: (at, { zone }) => typedTime(at, zone),
  sentence: (at, { zone }) => formatInstant(at, zone),
  iso: (at, { zone }) => isoText(at, offsetAt(at, zone)),
  utc: (at) => toIso(at),
  named: (at, { zone }) => `${formatInstant(at, zone)} ${abbreviation(at, zone)}`,
  bare: (at, context) => (isWithin(at, context, 23) ? clock(at, context.zone) : undefined),
  'with seconds': (at, context) =>
    isWithin(at, context, 23) ? clock(at, context.zone, { seconds: true }) : undefined,
  'of twelve hours': (at, context) => (isWithin(at, context, 23) ? twelve(at, context) : undefined),
  'in French': (at, context) =>
    isWithin(at, context, 23) ? clock(at, context.zone).replace(':', 'h') : undefined,
  ago: (at, context) =>
    isWithin(at, context, 150) ? `${Math.floor((context.now - at) / minute)} min ago` : undefined,
  'a weekday': (at, context) => {
    const { year, month, day } = wallTime(at, context.zone);
    const name = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()];
    return isWithin(at, context, 6 * 24) ? `${name} ${clock(at, context.zone)}` : undefined;
  },
  'month first': (at, { zone }) => `${monthOf(at, { zone })} ${wallTime(at, zone).day} ${clock(at, zone)}`,
  'day first': (at, { zone }) => `${wallTime(at, zone).day} ${monthOf(at, { zone })} ${clock(at, zone)}`,
  approximate: (at, { zone }) => `~${formatInstant(at, zone)}`,
  'in brackets': (at, { zone }) => `[at ${formatInstant(at, zone)}]`,
};

describe('a time that is written', () => {
  test.each(Object.keys(ways))('is read back as the same instant: %s', (name) => {
    const cases = tuple(
      constantFrom(...zones),
      integer({ min: 0, max: 500_000 }),
      integer({ min: 61, max: 400_000 }),
    );
    return hold(
      property(cases, ([zone, later5, back]) => {
        const now = later(instant(1_700_000_040_000_000), later5 * 5 * minute);
        const context = { now, zone };
        const at = later(now, -back * minute);
        // Of a time that clocks show twice only its offset tells which one it is.
        if (instantsOf(wallTime(at, zone), zone).length > 1) return true;
        const text = ways[name]?.(at, context);
        return text === undefined || Math.abs(parseWhen(text, context) - at) < second;
      }),
      { numRuns: 1500 },
    );
  });
});

describe('a text of whatever signs', () => {
  test('names no time whose digits are not in it', () => {
    const context: WhenContext = { now: instant(1_715_000_000_000_000), zone: parseZone('Europe/Berlin') };
    let seen = 0;
    for (let seed = 1; seed <= 20_000; seed += 1) {
      const text = timeText(seed);
      for (const { at, typed } of suspectedTimes(text, context)) {
        seen += 1;
        expect([text, typed, unsaidDigits(text, { at, typed }, context)]).toEqual([text, typed, []]);
      }
    }
    expect(seen).toBeGreaterThan(400);
  });

  test('is recorded as of no time that is not in it, and as of none that the answer does not say', async () => {
    const context: WhenContext = { now: instant(1_715_000_000_000_000), zone: parseZone('Europe/Berlin') };
    let read = 0;
    for (let seed = 1; seed <= 4_000; seed += 1) {
      const text = timedNote(seed);
      const ownZone = seed % 2 === 0 ? parseZone('Asia/Kolkata') : undefined;
      const written = await noted(text, { ...context, ownZone });
      if (written === undefined) continue;
      if (written.occurredAt !== undefined) read += 1;
      expect([text, misrecorded(text, written, context)]).toEqual([text, undefined]);
    }
    expect(read).toBeGreaterThan(100);
  });
});

function isWithin(at: Instant, { now }: WhenContext, hours: number): boolean {
  return now - at < hours * 60 * minute;
}

function twelve(at: Instant, { zone }: WhenContext): string {
  const { hour, minute: minutes } = wallTime(at, zone);
  return `${hour % 12 || 12}.${String(minutes).padStart(2, '0')}${hour < 12 ? 'am' : 'pm'}`;
}

function monthOf(at: Instant, { zone }: Pick<WhenContext, 'zone'>): string {
  const [, month] = date(at, zone).split('-');
  return months[Number(month) - 1] ?? '';
}
