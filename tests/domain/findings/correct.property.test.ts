import fc from 'fast-check';
import { close } from '../../../src/domain/decisions/close';
import { reopen } from '../../../src/domain/decisions/reopen';
import { checkOf, rules } from '../../../src/domain/findings/findings';
import { assume, settle } from '../../../src/domain/ledger/assumption';
import { acknowledge, escalate } from '../../../src/domain/ledger/escalation';
import { addFollowUp } from '../../../src/domain/ledger/follow-up';
import { setTimes } from '../../../src/domain/milestones/set-times';
import { typedSections } from '../../../src/domain/section';
import { fromIso, hour, type Instant, later, minute } from '../../../src/domain/time/instant';
import { clock, parseZone } from '../../../src/domain/time/zone';
import { inWords } from '../../../src/sentence';
import { amina, baraka, chebet } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { given, type Log } from '../../support/log';

/** What can differ between incidents of which everything is said and nothing is wrong. */
interface Kind {
  readonly severity: string;
  readonly isDrill: boolean;
  readonly zone: string;
  readonly start: Instant;
  /** Minutes from the alert to impact: negative where the alert came later. */
  readonly alertBefore: number;
  /** The minutes of each window, and of the pause before it. */
  readonly windows: readonly { readonly length: number; readonly pause: number }[];
  readonly isApproximate: boolean;
  readonly isVendor: boolean;
  readonly isRuledOutFirst: boolean;
  readonly says: 'window' | 'duration' | 'part' | 'nothing';
}

const kinds: fc.Arbitrary<Kind> = fc.record({
  severity: fc.constantFrom('sev1', 'sev2', 'sev3', 'sev4'),
  isDrill: fc.boolean(),
  zone: fc.constantFrom('Africa/Nairobi', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'),
  // In both nights clocks change in Berlin; in the first of them in New York a week later.
  start: fc
    .tuple(
      fc.constantFrom('2023-10-28T20:00:00Z', '2024-03-30T22:00:00Z', '2023-11-08T09:00:00Z'),
      fc.integer({ min: 0, max: 600 }),
    )
    .map(([day, minutes]) => later(fromIso(day), minutes * minute)),
  alertBefore: fc.integer({ min: -20, max: 15 }),
  windows: fc.array(
    fc.record({ length: fc.integer({ min: 3, max: 400 }), pause: fc.integer({ min: 30, max: 3000 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  isApproximate: fc.boolean(),
  isVendor: fc.boolean(),
  isRuledOutFirst: fc.boolean(),
  says: fc.constantFrom('window', 'duration', 'part', 'nothing'),
});

/** Tells an incident as it should be told, every step of it some minutes after the one before. */
function told(kind: Kind): Log {
  const zone = parseZone(kind.zone);
  const from = kind.start;
  const windows: { start: Instant; end: Instant }[] = [];
  let next = from;
  for (const { length, pause } of kind.windows) {
    const start = windows.length === 0 ? next : later(next, pause * minute);
    next = later(start, length * minute);
    windows.push({ start, end: next });
  }
  const [first, ...again] = windows;
  if (first === undefined) throw new Error('There is a window always');
  const end = windows.at(-1)?.end ?? first.end;
  const declaredAt = later(from, 25 * minute);
  const { severity, isDrill } = kind;
  let log = given({ at: declaredAt, zone, severity, isDrill });
  const target = kind.isVendor ? { outside: 'Vendor' } : { person: chebet };
  const minutes = (count: number): Instant => later(declaredAt, count * minute);
  log = log
    .when(minutes(1), amina, (incident) => assume(incident, ['the disk is full']))
    .when(minutes(2), amina, (incident) => escalate(incident, { to: [target], reason: ['help'] }))
    .when(minutes(3), chebet, (incident) => acknowledge(incident, 1))
    .when(minutes(9), amina, (incident) =>
      settle(incident, kind.isRuledOutFirst ? 'ruled out' : 'confirmed', 'A1', ['seen in the graphs']),
    );
  for (const { start, end } of windows) {
    for (let at = later(start, 7 * minute); at < end; at = later(at, 31 * minute)) {
      const moment = at < declaredAt ? minutes(10) : at;
      log = log.when(moment, baraka, () => [{ type: 'noted', text: ['Still so'], occurredAt: at }]);
    }
  }
  const after = later(Math.max(end, minutes(20)) as Instant, hour);
  return log
    .when(after, amina, (incident) =>
      setTimes(
        incident,
        {
          'triggering change': later(from, -30 * minute),
          'impact started': first.start,
          detected: later(from, -kind.alertBefore * minute),
          identified: minutes(9),
          mitigated: first.end,
          resolved: first.end,
          ...(again.length > 0 && { again }),
        },
        new Set(kind.isApproximate ? ['impact started', 'resolved'] : []),
      ),
    )
    .when(after, amina, (incident) =>
      addFollowUp(incident, {
        text: ['Alert at 80 %'],
        owner: baraka,
        due: '2026-12-01',
        purpose: 'prevent',
      }),
    )
    .when(after, amina, (incident) => close(incident, typedSections(sectionsOf(kind, windows, zone)), after));
}

function sectionsOf(
  { says }: Kind,
  windows: readonly { readonly start: Instant; readonly end: Instant }[],
  zone: ReturnType<typeof parseZone>,
) {
  const [first] = windows;
  const shown = first === undefined ? '' : `from ${clock(first.start, zone)} to ${clock(first.end, zone)}`;
  const total = windows.reduce((sum, { start, end }) => sum + (end - start) / minute, 0);
  const summary = {
    window: `The shop was down ${shown}.`,
    duration: `The outage lasted ${total} minutes in all.`,
    part: 'The search was also down for 2 minutes.',
    nothing: 'Nobody could pay.',
  }[says];
  return {
    ...{ summary, impact: 'Cards were refused', share: '30 % of the shops' },
    detection: 'An alert on the rate of errors',
    trigger: 'A deployment',
    rootCause: 'The pool of connections was too small.',
    factors: 'It had no alert of its own.',
    resolution: 'It was made larger.',
    improvements: '- Alerts on pools',
  };
}

const computed = new Map(rules.map(({ id, kind }) => [id, kind]));

test('a correct incident of every kind has no finding that is computed', () => {
  fc.assert(
    fc.property(kinds, (kind) => {
      const wrong = checkOf(told(kind).incident, defaultSettings)
        .filter(({ id, severity }) => severity !== 'info' && computed.get(id) === 'D')
        .map(({ id, sentence }) => `${id} ${inWords(sentence, defaultSettings)}`);
      expect(wrong).toEqual([]);
    }),
    { numRuns: Number(process.env.RUNS ?? 150) },
  );
});

test('an incident that was reopened and closed again is as correct', () => {
  fc.assert(
    fc.property(kinds, (kind) => {
      const closed = told({ ...kind, windows: kind.windows.slice(0, 1) });
      const at = later(closed.incident.closed?.at ?? kind.start, hour);
      const again = closed
        .when(at, amina, (incident) => reopen(incident, ['one more task']))
        .when(later(at, minute), amina, (incident) => close(incident, incident.written ?? {}));
      const wrong = checkOf(again.incident, defaultSettings).filter(
        ({ id, severity }) => severity !== 'info' && computed.get(id) === 'D',
      );
      expect(wrong.map(({ id }) => id)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});
