import { changeStatus } from '../../../src/domain/decisions/change-status';
import { close } from '../../../src/domain/decisions/close';
import { reopen } from '../../../src/domain/decisions/reopen';
import { withoutMirrors } from '../../../src/domain/timeline/mirrors';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, baraka } from '../../support/cast';
import { given, type Log, said } from '../../support/log';

/** What the lines that are left are about, but for the declaration. */
function shown(log: Log): readonly string[] {
  return withoutMirrors(timelineOf(log.incident))
    .slice(1)
    .flatMap(({ about, milestones }) => [
      ...milestones,
      ...about.flatMap((each) => {
        if (each.type === 'status') return [`status ${each.to}`];
        return each.type === 'reopened' ? ['reopened'] : [];
      }),
    ]);
}

const identified = (log: Log, moment: string): Log =>
  log.mark('12:30', amina, 'root cause', said(moment, baraka, 'the disk is full'));

test('a status typed after the message that tells it was marked is not said again', () => {
  const log = identified(given(), '10:20').when('10:22', amina, (now) => changeStatus(now, 'identified'));
  expect(shown(log)).toEqual(['identified']);
});

test('nor is one typed shortly before', () => {
  const log = given()
    .when('10:18', amina, (now) => changeStatus(now, 'resolved'))
    .mark('10:21', amina, 'resolved', said('10:20', baraka, 'all green'));
  expect(shown(log)).toEqual(['resolved']);
});

test('a status that only a command tells stands', () => {
  const log = given().when('10:22', amina, (now) => changeStatus(now, 'monitoring'));
  expect(shown(log)).toEqual(['mitigated', 'status monitoring']);
});

test('a step back stands, and the step forwards after it', () => {
  const log = given()
    .mark('10:21', amina, 'resolved', said('10:20', baraka, 'all green'))
    .when('10:40', amina, (now) => changeStatus(now, 'investigating'))
    .when('10:50', amina, (now) => changeStatus(now, 'identified'));
  expect(shown(log)).toContain('status investigating');
  expect(shown(log)).toContain('status identified');
});

test('a reopening without a reason is left out where a marked message tells since when impact was back', () => {
  const closed = given()
    .mark('10:06', amina, 'impact started', said('10:05', baraka, 'cards fail'))
    .mark('10:21', amina, 'resolved', said('10:20', baraka, 'all green'))
    .when('10:30', amina, (now) => close(now, {}));
  const back = closed.mark('10:45', amina, 'impact started', said('10:40', baraka, 'cards fail again'));
  const reopened = back.when('10:46', amina, (now) => reopen(now, []));
  expect(shown(reopened)).not.toContain('reopened');
  expect(shown(back.when('10:46', amina, (now) => reopen(now, ['Mombasa still fails'])))).toContain(
    'reopened',
  );
});

test('a reopening that nothing else explains stands', () => {
  const log = given()
    .mark('10:21', amina, 'resolved', said('10:20', baraka, 'all green'))
    .when('10:30', amina, (now) => close(now, {}))
    .when('10:46', amina, (now) => reopen(now, []));
  expect(shown(log)).toContain('reopened');
});
