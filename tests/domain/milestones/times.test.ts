import { changeStatus } from '../../../src/domain/decisions/change-status';
import { close } from '../../../src/domain/decisions/close';
import type { Incident } from '../../../src/domain/incident/incident';
import { acknowledge, escalate } from '../../../src/domain/ledger/escalation';
import type { MarkKind } from '../../../src/domain/mark-kind';
import type { Milestone, SettableMilestone } from '../../../src/domain/milestone';
import { setTimes } from '../../../src/domain/milestones/set-times';
import { timesOf } from '../../../src/domain/milestones/times';
import { amina, at, baraka, chebet, david, today, tomorrow } from '../../support/cast';
import { type Decision, edited, given, type Log, said } from '../../support/log';

/** Somebody types times of the day into the form, by milestone. */
function typing(clocks: Readonly<Partial<Record<SettableMilestone, string>>>): Decision {
  const typed = Object.entries(clocks).map(([milestone, clock]) => [milestone, at(clock)] as const);
  return (incident) => setTimes(incident, Object.fromEntries(typed));
}

function time(log: Log, milestone: Milestone) {
  return timesOf(log.incident)[milestone]?.at;
}

const early = said('10:05', baraka, 'checkout is failing');
const late = said('10:15', david, 'customers write that checkout fails');

describe('a milestone by mark', () => {
  test.each<MarkKind & Milestone>(['impact started', 'detected'])(
    '%s is the earliest marked message',
    (kind) => {
      const log = given().mark('10:20', amina, kind, late).mark('10:21', amina, kind, early);
      expect(time(log, kind)).toBe(at('10:05'));
      expect(time(log.unmark('10:22', amina, kind, early), kind)).toBe(at('10:15'));
    },
  );

  test.each<MarkKind & Milestone>(['mitigated', 'resolved'])('%s is the latest marked message', (kind) => {
    const log = given().mark('10:20', amina, kind, late).mark('10:21', amina, kind, early);
    expect(time(log, kind)).toBe(at('10:15'));
    expect(time(log.unmark('10:22', amina, kind, late), kind)).toBe(at('10:05'));
  });

  test('is unknown again when its last mark is taken back', () => {
    const log = given().mark('10:20', amina, 'detected', late).unmark('10:21', amina, 'detected', late);
    expect(time(log, 'detected')).toBeUndefined();
  });

  test('stays at the moment the message was written when that is edited', () => {
    const log = given()
      .mark('10:20', amina, 'detected', late)
      .see('10:25', edited(late, '10:25', 'customers write that checkout fails with 500'));
    expect(time(log, 'detected')).toBe(at('10:15'));
  });

  test('is never refused, whatever the order', () => {
    const log = given().mark('10:20', amina, 'impact started', late).mark('10:21', amina, 'resolved', early);
    expect(time(log, 'impact started')).toBe(at('10:15'));
    expect(time(log, 'resolved')).toBe(at('10:05'));
  });

  test('is set by the same message whatever was marked first, where two were written at the same instant', () => {
    const here = said('10:05', baraka, 'here', { channel: 'C1' });
    const there = said('10:05', baraka, 'there', { channel: 'C2' });
    for (const kind of ['detected', 'resolved'] as const) {
      const one = given().mark('10:20', amina, kind, here).mark('10:21', amina, kind, there);
      const other = given().mark('10:20', amina, kind, there).mark('10:21', amina, kind, here);
      expect(timesOf(one.incident)[kind]).toEqual(timesOf(other.incident)[kind]);
    }
  });
});

describe('a milestone that something implies', () => {
  test('declared is the declaration', () => {
    expect(time(given(), 'declared')).toBe(at('10:00'));
  });

  test('impact started is what the declarer said', () => {
    expect(time(given({ began: at('09:40') }), 'impact started')).toBe(at('09:40'));
  });

  test('identified is the earliest of root causes and the status', () => {
    const byMark = given().mark('10:20', amina, 'root cause', late);
    expect(time(byMark, 'identified')).toBe(at('10:15'));
    expect(time(byMark.when('10:30', amina, to('identified')), 'identified')).toBe(at('10:15'));
    expect(time(byMark.when('10:30', amina, to('identified', '10:10')), 'identified')).toBe(at('10:10'));
  });

  test.each([
    ['mitigated', 'monitoring'],
    ['resolved', 'resolved'],
  ] as const)('%s is the status %s where nothing is marked', (milestone, status) => {
    const log = given().when('10:40', amina, to(status));
    expect(time(log, milestone)).toBe(at('10:40'));
    expect(time(log.mark('10:41', amina, milestone, late), milestone)).toBe(at('10:15'));
  });

  test('resolved is the last time it was resolved', () => {
    const log = given()
      .when('10:40', amina, to('resolved'))
      .when('10:45', amina, to('investigating'))
      .when('11:30', amina, to('resolved'));
    expect(time(log, 'resolved')).toBe(at('11:30'));
  });

  test('acknowledged is the first acknowledgement of any escalation', () => {
    const ask: Decision = (incident) => escalate(incident, { to: [{ person: chebet }], reason: [] });
    const log = given()
      .when('10:10', amina, ask)
      .when('10:11', amina, ask)
      .when('10:14', chebet, (incident) => acknowledge(incident, 2));
    expect(time(log, 'acknowledged')).toBe(at('10:14'));
    const both = log.when('10:20', chebet, (incident) => acknowledge(incident, 1));
    expect(time(both, 'acknowledged')).toBe(at('10:14'));
  });

  test('closed is when the incident closed', () => {
    expect(time(given().when('12:00', amina, closing()), 'closed')).toBe(at('12:00'));
    expect(time(given().when('12:00', amina, closing('11:45')), 'closed')).toBe(at('11:45'));
  });

  test('the triggering change is unknown until somebody types it', () => {
    expect(time(given(), 'triggering change')).toBeUndefined();
    expect(
      time(given().when('11:00', amina, typing({ 'triggering change': '09:30' })), 'triggering change'),
    ).toBe(at('09:30'));
  });
});

describe('a typed time', () => {
  test('beats marks, what the declarer said and what implies it', () => {
    const log = given({ began: at('09:40') })
      .mark('10:20', amina, 'detected', early)
      .when('10:40', amina, to('resolved'))
      .when(
        '11:00',
        amina,
        typing({ 'impact started': '09:50', detected: '09:55', resolved: '10:35', declared: '09:59' }),
      );
    expect(timesOf(log.incident)).toMatchObject({
      'impact started': { at: at('09:50'), typed: true },
      detected: { at: at('09:55'), typed: true },
      declared: { at: at('09:59'), typed: true },
      resolved: { at: at('10:35'), typed: true },
    });
  });

  test('is replaced by the next one, and no mark made later beats it', () => {
    const log = given()
      .when('10:30', amina, typing({ detected: '10:10' }))
      .when('10:31', baraka, typing({ detected: '10:12' }))
      .mark('10:32', chebet, 'detected', early);
    expect(time(log, 'detected')).toBe(at('10:12'));
  });

  test('of nothing changes nothing', () => {
    expect(setTimes(given().incident, {})).toEqual([]);
  });

  test('may be the minute in which the other happened', () => {
    const log = given().mark('10:06', amina, 'impact started', said('10:05:40', baraka, 'down'));
    expect(time(log.when('10:30', amina, typing({ mitigated: '10:05' })), 'mitigated')).toBe(at('10:05'));
  });

  test('is free to come before or after the declaration, and detection before impact', () => {
    const log = given().when(
      '11:00',
      amina,
      typing({ detected: '09:00', 'impact started': '09:30', resolved: '09:50' }),
    );
    expect(time(log, 'resolved')).toBe(at('09:50'));
  });
});

describe('a typed time out of order', () => {
  const pairs: readonly (readonly [SettableMilestone, Milestone])[] = [
    ['triggering change', 'impact started'],
    ['triggering change', 'mitigated'],
    ['triggering change', 'resolved'],
    ['triggering change', 'closed'],
    ['impact started', 'mitigated'],
    ['impact started', 'resolved'],
    ['impact started', 'closed'],
    ['mitigated', 'resolved'],
    ['mitigated', 'closed'],
    ['resolved', 'closed'],
    ['detected', 'acknowledged'],
    ['detected', 'identified'],
  ];

  test.each(pairs)('is refused where %s comes after %s', (before, after) => {
    const log = reached(after, '10:30');
    expect(log.refusalOf(typing({ [before]: '10:40' }))).toEqual({
      code: 'out-of-order',
      sentence: `${capital(before)} (10:40) would come after ${after} (10:30). Type 10:30 or earlier${
        after === 'closed' ? '' : `, or correct ${after} with \`/incident times\``
      }.`,
      field: before,
    });
    expect(time(log.when('11:00', amina, typing({ [before]: '10:30' })), before)).toBe(at('10:30'));
  });

  test.each(pairs.filter(([, after]) => after !== 'closed'))(
    'is refused where, %s being known, %s comes before it',
    (before, after) => {
      const log = reached(before, '10:40');
      expect(log.refusalOf(typing({ [after]: '10:30' }))).toEqual({
        code: 'out-of-order',
        sentence: `${capital(after)} (10:30) would come before ${before} (10:40). Type 10:40 or later, or correct ${before} with \`/incident times\`.`,
        field: after,
      });
    },
  );

  test('is refused where both are typed in one form', () => {
    expect(given().refusalOf(typing({ mitigated: '10:40', resolved: '10:30' }))).toEqual({
      code: 'out-of-order',
      sentence:
        'Resolved (10:30) would come before mitigated (10:40). Type 10:40 or later, or correct mitigated as well.',
      field: 'resolved',
    });
  });

  test('is taken where the other is corrected in the same form', () => {
    const log = reached('mitigated', '10:40');
    const after = log.when('11:00', amina, typing({ mitigated: '10:20', resolved: '10:30' }));
    expect(time(after, 'resolved')).toBe(at('10:30'));
  });

  test('names the widest contradiction, so that one correction is enough', () => {
    const log = given()
      .when('11:00', amina, typing({ 'impact started': '10:20' }))
      .when('11:00', amina, typing({ mitigated: '10:50' }));
    expect(log.refusalOf(typing({ resolved: '10:10' })).sentence).toContain('before mitigated (10:50)');
  });

  test('on another day names both dates', () => {
    const log = given().when(at('01:00', tomorrow), amina, (incident) =>
      setTimes(incident, { mitigated: at('00:30', tomorrow) }),
    );
    expect(log.refusalOf(typing({ resolved: '23:50' })).sentence).toBe(
      `Resolved (${today} 23:50) would come before mitigated (${tomorrow} 00:30). Type ${tomorrow} 00:30 or later, or correct mitigated with \`/incident times\`.`,
    );
  });

  test('leaves a disorder that marks made alone', () => {
    const log = given()
      .mark('10:20', amina, 'impact started', late)
      .mark('10:21', amina, 'resolved', early)
      .when('10:30', amina, typing({ detected: '10:25' }));
    expect(time(log, 'detected')).toBe(at('10:25'));
  });

  function reached(milestone: Milestone, clock: string): Log {
    return milestone === 'closed'
      ? given().when('12:00', amina, closing(clock))
      : given().when('12:00', amina, typing({ [milestone]: clock }));
  }
});

function to(status: Parameters<typeof changeStatus>[1], clock?: string): Decision {
  return (incident: Incident) => changeStatus(incident, status, clock === undefined ? undefined : at(clock));
}

function closing(clock?: string): Decision {
  return (incident) => close(incident, {}, clock === undefined ? undefined : at(clock));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
