import { changeStatus } from '../../../src/domain/decisions/change-status';
import { close } from '../../../src/domain/decisions/close';
import { reopen } from '../../../src/domain/decisions/reopen';
import { findingsOf } from '../../../src/domain/findings/findings';
import { durationsOf, impactSpans } from '../../../src/domain/milestones/duration';
import { minutesOf } from '../../../src/domain/milestones/elapsed';
import { impactOf } from '../../../src/domain/milestones/impact';
import { setTimes, type TypedTimes } from '../../../src/domain/milestones/set-times';
import { timesOf } from '../../../src/domain/milestones/times';
import { clock } from '../../../src/domain/time/zone';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, at, baraka, david, nairobi } from '../../support/cast';
import { type Decision, given, type Log, said } from '../../support/log';

const to =
  (status: Parameters<typeof changeStatus>[1], clockTime?: string): Decision =>
  (incident) =>
    changeStatus(incident, status, clockTime === undefined ? undefined : at(clockTime));
const closing: Decision = (incident) => close(incident, {});
const reopening: Decision = (incident) => reopen(incident, ['it is back']);
const typing =
  (typed: TypedTimes): Decision =>
  (incident) =>
    setTimes(incident, typed);

/** The windows as `09:15–10:00`, one that lasts as `09:15–`. */
function windows({ incident }: Log): readonly string[] {
  return impactOf(incident).windows.map(
    ({ start, end }) => `${clock(start.at, nairobi)}–${end === undefined ? '' : clock(end.at, nairobi)}`,
  );
}

function minutes({ incident }: Log) {
  const named = durationsOf(incident).map((each) => [each.name, each.minutes] as const);
  const spans = impactSpans(incident);
  return { ...Object.fromEntries(named), impact: spans.length === 0 ? undefined : minutesOf(spans) };
}

function found(log: Log, ...ids: readonly string[]) {
  return findingsOf(log.incident)
    .filter(({ id }) => ids.includes(id))
    .map(({ id, severity }) => `${id} ${severity}`);
}

function marked(log: Log, kind: 'impact started' | 'mitigated' | 'resolved', clockTime: string): Log {
  return log.mark('13:00', amina, kind, said(clockTime, baraka, `${kind} at ${clockTime}`));
}

const began = given({ at: '09:20', began: at('09:15') });

describe('an incident that was resolved, reopened and resolved again', () => {
  const log = began
    .when('10:00', amina, to('resolved'))
    .when('10:05', amina, closing)
    .when('11:20', amina, reopening)
    .when('11:45', amina, to('resolved'))
    .when('11:50', amina, closing);

  test('has two windows, and the healthy time between them counts nowhere', () => {
    expect(windows(log)).toEqual(['09:15–10:00', '11:20–11:45']);
    expect(minutes(log)).toMatchObject({ 'time to resolve': 45, impact: 70, handling: 75 });
    expect(Object.values(minutes(log))).not.toContain(150);
  });

  test('began with the first and ended with the last', () => {
    expect(timesOf(log.incident)).toMatchObject({
      'impact started': { at: at('09:15') },
      resolved: { at: at('11:45') },
    });
    expect(found(log, 'S04', 'S05', 'T11', 'T12')).toEqual([]);
  });

  test('says of each line of the timeline what it started or ended', () => {
    const lines = timelineOf(log.incident).map(({ occurredAt, milestones }) => [
      clock(occurredAt, nairobi),
      ...milestones,
    ]);
    expect(lines).toEqual([
      ['09:15', 'impact started'],
      ['09:20', 'declared'],
      ['10:00', 'resolved'],
      ['10:05'],
      ['11:20', 'impact started'],
      ['11:45', 'resolved'],
      ['11:50', 'closed'],
    ]);
  });

  test('has no end while the second window lasts', () => {
    const open = began
      .when('10:00', amina, to('resolved'))
      .when('10:05', amina, closing)
      .when('11:20', amina, reopening);
    expect(windows(open)).toEqual(['09:15–10:00', '11:20–']);
    expect(timesOf(open.incident).resolved).toBeUndefined();
    expect(minutes(open)).toMatchObject({ 'time to resolve': 45, impact: undefined });
    expect(found(open, 'S04', 'S05')).toEqual(['S04 error']);
  });

  test.each([
    ['earlier', '11:10', '11:10–11:45'],
    ['later', '11:25', '11:25–11:45'],
  ])('began again when a mark says so, %s than it was reopened', (_, clockTime, window) => {
    expect(windows(marked(log, 'impact started', clockTime))).toEqual(['09:15–10:00', window]);
  });
});

test('an incident that was reopened to complete its record had no impact again, which is asked back', () => {
  const log = began
    .when('10:00', amina, to('resolved'))
    .when('10:05', amina, closing)
    .when('11:20', amina, reopening)
    .when('11:30', amina, closing);
  expect(windows(log)).toEqual(['09:15–10:00']);
  expect(timesOf(log.incident).resolved?.at).toBe(at('10:00'));
  expect(minutes(log)).toMatchObject({ 'time to resolve': 45, impact: 45, handling: 55 });
  expect(found(log, 'S04')).toEqual(['S04 info']);
});

test('a status that is set back from resolved opens a window, and one from monitoring does not', () => {
  const resolved = began.when('10:00', amina, to('resolved')).when('11:20', amina, to('investigating'));
  expect(windows(resolved.when('11:45', amina, to('resolved')))).toEqual(['09:15–10:00', '11:20–11:45']);
  const mitigated = began.when('10:00', amina, to('monitoring')).when('10:10', amina, to('identified'));
  expect(windows(mitigated)).toEqual(['09:15–10:00']);
});

describe('windows by marks', () => {
  const order = ['impact started', 'mitigated', 'impact started', 'resolved'] as const;
  const clocks = ['09:15', '10:00', '11:20', '11:45'];

  test('are the same in whatever order the messages were marked', () => {
    const orders = [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
      [1, 3, 0, 2],
    ];
    for (const each of orders) {
      const log = each.reduce(
        (now, index) => marked(now, order[index] ?? 'resolved', clocks[index] ?? ''),
        given({ at: '09:20' }),
      );
      expect(windows(log)).toEqual(['09:15–10:00', '11:20–11:45']);
      expect(minutes(log)).toMatchObject({ 'time to mitigate': 45, impact: 70 });
    }
  });

  test('end when it was mitigated, though it was resolved later', () => {
    const log = marked(marked(began, 'mitigated', '09:50'), 'resolved', '10:00');
    expect(windows(log)).toEqual(['09:15–09:50']);
    expect(minutes(log)).toMatchObject({ 'time to mitigate': 35, 'time to resolve': 45, impact: 35 });
  });

  test('end with the last of several mitigations before impact was back', () => {
    const failed = marked(marked(began, 'mitigated', '09:40'), 'mitigated', '09:50');
    expect(windows(failed)).toEqual(['09:15–09:50']);
    expect(windows(marked(failed, 'impact started', '09:45'))).toEqual(['09:15–09:40', '09:45–09:50']);
  });

  test('that start twice before the first ended are one, and a finding', () => {
    const once = marked(given({ at: '09:20' }), 'impact started', '09:10');
    const twice = marked(once, 'impact started', '09:15');
    const log = marked(twice, 'resolved', '10:00');
    expect(windows(log)).toEqual(['09:10–10:00']);
    expect(found(log, 'T12')).toEqual(['T12 warn']);
    expect(found(marked(once, 'resolved', '10:00'), 'T12')).toEqual([]);
    expect(found(log.when('13:10', amina, typing({ 'impact started': at('09:12') })), 'T12')).toEqual([]);
  });

  test('that only end make no window', () => {
    expect(windows(marked(given(), 'resolved', '10:05'))).toEqual([]);
    expect(minutes(given())).toMatchObject({ impact: undefined });
  });
});

describe('windows by typed times', () => {
  const known = given({ at: '09:20' }).when(
    '13:00',
    amina,
    typing({
      'impact started': at('09:15'),
      resolved: at('10:00'),
      again: [{ start: at('11:20'), end: at('11:45') }],
    }),
  );

  test('hold both, all from one form', () => {
    expect(windows(known)).toEqual(['09:15–10:00', '11:20–11:45']);
    expect(timesOf(known.incident).resolved?.at).toBe(at('11:45'));
    expect(
      timelineOf(known.incident).filter(({ about }) => about[0]?.type === 'typed milestone'),
    ).toHaveLength(4);
    expect(new Set(timelineOf(known.incident).map(({ key }) => key)).size).toBe(5);
  });

  test('beat the marks of that time, and not those of later', () => {
    const log = marked(known, 'impact started', '11:10');
    expect(windows(log)).toEqual(['09:15–10:00', '11:20–11:45']);
    const later = log.mark('14:01', amina, 'impact started', said('14:00', david, 'down again'));
    expect(windows(later)).toEqual(['09:15–10:00', '11:20–11:45', '14:00–']);
  });

  test('say with none that impact did not come back', () => {
    const marks = marked(marked(began, 'resolved', '10:00'), 'impact started', '11:20');
    expect(windows(marks)).toEqual(['09:15–10:00', '11:20–']);
    expect(windows(marks.when('14:00', amina, typing({ again: [] })))).toEqual(['09:15–10:00']);
  });

  test('go by the marks again once they are emptied', () => {
    const log = marked(known, 'impact started', '11:10').when('13:30', amina, typing({ again: undefined }));
    expect(windows(log)).toEqual(['09:15–10:00', '11:10–']);
  });

  test.each<[string, TypedTimes, string]>([
    [
      'is back before it had ended',
      { again: [{ start: at('09:50') }] },
      'Impact would be back (2023-11-08 09:50) before it had ended (10:00). Type a later time.',
    ],
    [
      'ends before it is back',
      { again: [{ start: at('11:20'), end: at('11:10') }] },
      'Impact would end (11:10) before it was back (2023-11-08 11:20). Type a later end.',
    ],
    [
      'is back twice without having ended',
      { again: [{ start: at('11:20') }, { start: at('12:20') }] },
      'Nothing says when impact had ended before 2023-11-08 12:20. Fill in “Resolved”, or the end of the window before.',
    ],
    [
      'is back before it began',
      { again: [{ start: at('09:00'), end: at('09:05') }] },
      'Impact cannot be back at 2023-11-08 09:00: it had not started before. Put the first window into “Impact started”, “Mitigated” and “Resolved”.',
    ],
  ])('are refused where impact %s', (_, typed, sentence) => {
    const log = began.when('10:00', amina, to('resolved'));
    expect(log.refusalOf(typing(typed))).toEqual({ code: 'out-of-order', sentence, field: 'impact again' });
  });

  test('are refused where the first window would end after impact was back', () => {
    expect(known.refusalOf(typing({ resolved: at('11:50') }))).toEqual({
      code: 'out-of-order',
      sentence:
        'Resolved (11:50) would come after impact was back (11:20). Type 11:20 or earlier, or put when it ended again into “Impact again”.',
      field: 'resolved',
    });
  });

  test('cannot be emptied where nobody typed them', () => {
    const marks = marked(marked(began, 'resolved', '10:00'), 'impact started', '11:20');
    expect(marks.refusalOf(typing({ again: undefined })).code).toBe('time-not-typed');
  });
});

test('a status that is typed with a time before impact was back is refused', () => {
  const log = marked(marked(began, 'resolved', '10:00'), 'impact started', '11:20');
  expect(log.refusalOf(to('resolved', '11:10')).sentence).toContain(
    'Resolved (11:10) would come before impact started (11:20).',
  );
  expect(windows(log.when('13:00', amina, to('resolved', '11:45')))).toEqual(['09:15–10:00', '11:20–11:45']);
});
