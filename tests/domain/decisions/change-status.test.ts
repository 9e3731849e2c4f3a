import { changeStatus } from '../../../src/domain/decisions/change-status';
import { close } from '../../../src/domain/decisions/close';
import { setTimes } from '../../../src/domain/milestones/set-times';
import { timesOf } from '../../../src/domain/milestones/times';
import type { OpenStatus } from '../../../src/domain/status';
import { amina, at, baraka } from '../../support/cast';
import { type Decision, given, said } from '../../support/log';

function to(status: OpenStatus, clock?: string): Decision {
  return (incident) => changeStatus(incident, status, clock === undefined ? undefined : at(clock));
}

describe('a status', () => {
  test('is what somebody says last', () => {
    const log = given().when('10:20', amina, to('identified')).when('10:30', baraka, to('monitoring'));
    expect(log.incident.status).toBe('monitoring');
    expect(log.when('10:40', amina, to('investigating')).incident.status).toBe('investigating');
  });

  test('may have been reached before it is typed', () => {
    const log = given().when('10:50', amina, to('monitoring', '10:35'));
    expect(timesOf(log.incident).mitigated?.at).toBe(at('10:35'));
  });

  test.each([
    ['identified', 'identified'],
    ['monitoring', 'mitigated'],
    ['resolved', 'resolved'],
  ] as const)('said again answers how to correct the time of %s', (status, milestone) => {
    expect(given().when('10:20', amina, to(status)).refusalOf(to(status))).toEqual({
      code: 'same-status',
      sentence: `INC-7 is ${status} already. If the time of ${milestone} is wrong, correct it with \`/incident times\`.`,
    });
  });

  test('said again that sets no time says that nothing changed', () => {
    expect(given().refusalOf(to('investigating'))).toEqual({
      code: 'same-status',
      sentence: 'INC-7 is investigating already. Nothing changed.',
    });
  });

  test('of a closed incident waits until it is reopened', () => {
    const log = given().when('11:00', amina, (incident) => close(incident, {}));
    expect(log.refusalOf(to('monitoring'))).toEqual({
      code: 'closed',
      sentence: 'INC-7 is closed. Type `/incident reopen <reason>` before you change its status.',
    });
  });
});

describe('a status with a time', () => {
  const impact = given().when('10:30', amina, (incident) =>
    setTimes(incident, { 'impact started': at('09:50') }),
  );

  test('is refused where it would put a milestone out of order', () => {
    expect(impact.refusalOf(to('monitoring', '09:40'))).toEqual({
      code: 'out-of-order',
      sentence:
        'Mitigated (09:40) would come before impact started (09:50). Type 09:50 or later, or correct impact started with `/incident times`.',
      field: 'mitigated',
    });
  });

  test('is refused where it would move a milestone that an earlier status set', () => {
    const log = given()
      .when('10:10', amina, to('resolved'))
      .when('10:11', amina, to('investigating'))
      .when('10:30', amina, (incident) => setTimes(incident, { 'impact started': at('09:50') }))
      .mark('10:50', amina, 'mitigated', said('10:45', baraka, 'traffic is back'));
    expect(log.refusalOf(to('resolved', '10:40')).code).toBe('out-of-order');
  });

  test('is refused where it would be an earlier identification than the marked one, but out of order', () => {
    const log = given()
      .mark('10:20', amina, 'root cause', said('10:15', baraka, 'it is the config'))
      .when('10:21', amina, (incident) => setTimes(incident, { detected: at('10:10') }));
    expect(log.refusalOf(to('identified', '10:05')).code).toBe('out-of-order');
  });

  test('is free where a mark or a typed time beats it', () => {
    const byMark = impact.mark('10:40', amina, 'mitigated', said('10:35', baraka, 'traffic is back'));
    expect(byMark.when('10:50', amina, to('monitoring', '09:40')).incident.status).toBe('monitoring');
    const typed = impact.when('10:40', amina, (incident) => setTimes(incident, { resolved: at('10:35') }));
    expect(typed.when('10:50', amina, to('resolved', '09:40')).incident.status).toBe('resolved');
  });

  test('is free where it sets no milestone', () => {
    const log = impact
      .when('10:50', amina, to('resolved'))
      .when('10:55', amina, to('investigating', '09:00'));
    expect(log.incident.status).toBe('investigating');
  });
});
