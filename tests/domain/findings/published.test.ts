import { close } from '../../../src/domain/decisions/close';
import { offerTimes } from '../../../src/domain/decisions/time-offers';
import { findingsOf } from '../../../src/domain/findings/findings';
import { assume, settle } from '../../../src/domain/ledger/assumption';
import { escalate } from '../../../src/domain/ledger/escalation';
import { addFollowUp } from '../../../src/domain/ledger/follow-up';
import { setTimes, type TypedTimes } from '../../../src/domain/milestones/set-times';
import { type Section, typedSections } from '../../../src/domain/section';
import { parseZone } from '../../../src/domain/time/zone';
import { inWords } from '../../../src/sentence';
import { amina, at, baraka } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { given, type Log, said } from '../../support/log';

/*
 * What the published postmortems of five incidents got wrong, entered by hand: times in words, in the form of times, and what
 * was left out. The day is the cast's; the clocks show what was published. Each is caught by the finding that names it.
 */

function found(log: Log): readonly string[] {
  return findingsOf(log.incident).map(({ id, severity }) => `${id} ${severity}`);
}

function timed(log: Log, times: TypedTimes, moment = '18:00'): Log {
  return log.when(moment, amina, (incident) => setTimes(incident, times));
}

function written(log: Log, sections: Partial<Record<Section, string>>): Log {
  return log.when('18:30', amina, (incident) => close(incident, typedSections(sections)));
}

function marked(
  log: Log,
  kind: 'impact started' | 'resolved' | 'mitigated',
  clock: string,
  text: string,
): Log {
  return log.mark(`${clock}:30`, amina, kind, said(clock, baraka, text));
}

describe('API errors after a deployment', () => {
  const told = timed(given({ at: '11:27' }), {
    'impact started': at('11:26'),
    detected: at('11:26'),
    resolved: at('12:58'),
  });

  test('a window of 07:00 to 10:30 in the summary is another window and another duration', () => {
    const log = written(told, {
      summary: 'The RC APIs were down from 07:00 to 10:30',
      improvements: '- Test before upload',
    });
    expect(found(log)).toEqual(expect.arrayContaining(['S01 error', 'S02 error', 'I01 error', 'A01 error']));
  });

  test('the same in the summary as on the timeline is right', () => {
    const log = written(told, { summary: 'The RC APIs were down from 11:26 to 12:58, for 92 minutes' });
    expect(found(log).filter((each) => each.startsWith('S01') || each.startsWith('S02'))).toEqual([]);
  });

  test('a time of 21:03 PM that nobody took is asked about', () => {
    const log = given({ at: '11:27' }).when('11:30', amina, () => [
      { type: 'noted', text: ['21:03 PM a deployment was pushed'] },
      offerTimes('#2', [at('21:03', '2023-11-07')]),
    ]);
    expect(found(log)).toContain('T04 warn');
  });
});

test('a web stack outage without a cause, with an open assumption and without a time of the change', () => {
  const log = written(
    timed(
      given({ at: '08:06' }).when('10:30', amina, (incident) => assume(incident, ['a third party is down'])),
      { 'impact started': at('08:00'), resolved: at('11:30') },
    ),
    { share: 'All users', trigger: 'A code change' },
  );
  expect(found(log)).toEqual(expect.arrayContaining(['S03 error', 'H04 warn', 'R04 warn']));
});

describe('a production server down', () => {
  const began = given({ at: '13:41' });

  test('is said to have lasted about 4 hours and was 120 minutes', () => {
    const told = timed(began, { 'impact started': at('13:30'), resolved: at('15:30') });
    const log = written(told, {
      summary: 'The outage lasted about 4 hours',
      detection: 'A customer reported the first error',
      factors: 'There was a lack of communication',
    });
    expect(found(log)).toEqual(expect.arrayContaining(['S02 error', 'D03 warn', 'L03 warn']));
  });

  test('has two windows, and a duration of one of them is right', () => {
    const told = timed(began, {
      'impact started': at('13:30'),
      resolved: at('14:00'),
      again: [{ start: at('15:00'), end: at('15:30') }],
    });
    const right = written(told, { summary: 'The second outage lasted 30 minutes, from 15:00 to 15:30' });
    expect(found(right).filter((each) => each.startsWith('S0'))).toEqual(['S03 error']);
  });

  test('has no start, no end, and times in a zone that nobody confirmed', () => {
    const log = given({ at: '13:41', zone: parseZone('UTC'), isZoneAssumed: true }).when(
      '13:45',
      amina,
      () => [{ type: 'zone-spoken', name: 'EST' }],
    );
    expect(found(log).filter((each) => each === 'S05 error')).toHaveLength(2);
    expect(found(log)).toContain('T03 error');
  });

  test('was not identified before it was detected', () => {
    const log = began
      .mark('14:31', amina, 'detected', said('14:30', baraka, 'Reports grow'))
      .mark('14:32', amina, 'root cause', said('13:45', baraka, 'It is a bug in the code'));
    expect(found(log)).toContain('T02 error');
  });
});

describe('a site that returned 500s', () => {
  const told = timed(
    given({ at: '11:21' }),
    { 'impact started': at('11:15'), detected: at('11:19') },
    '11:25',
  );
  const restored = timed(
    marked(told, 'resolved', '14:23', 'Everything is restored').when('14:24', amina, () => [
      { type: 'noted', text: ['Rolling back failed'], occurredAt: at('12:02') },
      { type: 'noted', text: ['A manifest runs on all servers'], occurredAt: at('13:45') },
    ]),
    { mitigated: at('13:45') },
  );

  test('its summary says 11:19 to 14:25: an error, and a warning of two minutes', () => {
    const log = written(restored, { summary: 'The outage was from 11:19 to 14:25' });
    expect(found(log)).toEqual(expect.arrayContaining(['S01 error', 'S02 warn', 'D01 error', 'T07 warn']));
    expect(found(log)).not.toContain('S02 error');
  });

  test('nothing is on record for 103 minutes', () => {
    const [gap] = findingsOf(restored.incident).filter(({ id }) => id === 'T07');
    expect(JSON.stringify(gap?.sentence)).toContain('12:02 to 13:45 (103 min)');
  });
});

describe('a website down', () => {
  const told = timed(
    given({ at: '15:01' }),
    { 'impact started': at('15:00'), detected: at('15:00') },
    '15:20',
  );
  const back = marked(told, 'resolved', '16:45', 'The website is fully back');

  test('an end set to 17:00 by hand is not the one on the timeline', () => {
    const log = timed(back, { resolved: at('17:00') });
    expect(found(log)).toEqual(expect.arrayContaining(['S01 error', 'S02 error']));
  });

  test('so is one in words', () => {
    const log = written(back, { summary: 'The website was down from 15:00 until 17:00' });
    expect(found(log)).toEqual(expect.arrayContaining(['S01 error', 'S02 error']));
  });

  test('an end set by hand before the message that tells of it is right', () => {
    const log = timed(back, { resolved: at('16:44') });
    expect(found(log).filter((each) => each.startsWith('S01') || each.startsWith('S02'))).toEqual([]);
  });

  test('an escalation whose time could not be read has none', () => {
    const log = back.when('16:50', amina, (incident) => [
      ...escalate(incident, { to: [{ outside: 'development' }], reason: [] }),
      offerTimes(`#${incident.seq + 1}`, []),
    ]);
    expect(found(log)).toContain('E02 error');
    expect(found(log).filter((each) => each.startsWith('T04'))).toEqual([]);
  });

  test('four tasks that nobody owns are one finding', () => {
    const log = ['one', 'two', 'three', 'four'].reduce(
      (before, text) => before.when('16:55', amina, (incident) => addFollowUp(incident, { text: [text] })),
      back,
    );
    const tasks = findingsOf(log.incident).filter(({ id }) => id === 'A03');
    expect(tasks).toHaveLength(1);
    expect(inWords(tasks[0]?.sentence ?? '', defaultSettings)).toContain(
      'F1, F2, F3 and F4 have no owner and no due date. ',
    );
    expect(tasks[0]?.mends?.map((mend) => mend.type)).toEqual(['entry', 'entry', 'entry', 'entry']);
  });
});

test('an assumption that was settled the moment it was opened was never open (H03)', () => {
  const log = given()
    .when('10:10', amina, (incident) => assume(incident, ['the disk is full'], at('10:05')))
    .when('10:11', amina, (incident) => settle(incident, 'confirmed', 'A1', [], at('10:05')));
  expect(found(log)).toContain('H03 warn');
});
