import { changeSeverity } from '../../../src/domain/decisions/change-severity';
import { changeStatus } from '../../../src/domain/decisions/change-status';
import { note } from '../../../src/domain/decisions/note';
import { withdrawEntry } from '../../../src/domain/entries/change-entry';
import { entryKeyOf } from '../../../src/domain/incident/incident-event';
import { assume, settle } from '../../../src/domain/ledger/assumption';
import { changesSince } from '../../../src/domain/timeline/changes-since';
import { amina, at, baraka } from '../../support/cast';
import { type Decision, edited, given, type Log, said } from '../../support/log';

const message = said('10:20', baraka, 'the pool is at its limit');
const before = given()
  .when('10:10', amina, (incident) => assume(incident, ['the cache is cold']))
  .when('10:15', amina, (incident) => assume(incident, ['the pool is too small']))
  .when('10:16', amina, () => [
    { type: 'follow-up-added', text: ['alert on the pool'] },
    { type: 'escalated', to: [{ person: baraka }], reason: ['it is stuck'] },
  ])
  .mark('10:21', amina, 'entry', message);

const then = (...decisions: readonly Decision[]): readonly string[] => {
  const after = decisions.reduce((log: Log, decide) => log.when('10:30', amina, decide), before);
  return changesSince(before.incident, after.incident);
};

describe('what changed since', () => {
  test('is nothing where nothing did, or what no document tells', () => {
    expect(then()).toEqual([]);
    expect(then(() => [{ type: 'followed', person: baraka }])).toEqual([]);
  });

  test('names what has a number, and counts entries', () => {
    const changes = then(
      (incident) => settle(incident, 'ruled out', 'A2', ['its graph is flat']),
      (incident) => assume(incident, ['it is the network']),
      (incident) => note(incident, ['rolled back']),
    );
    expect(changes).toEqual(['3 entries added', 'A2 ruled out', 'A3 added']);
  });

  test('says what became of status, severity, title, tasks, escalations and times', () => {
    const changes = then(
      (incident) => changeStatus(incident, 'monitoring'),
      (incident) => changeSeverity(incident, 'sev1'),
      () => [
        { type: 'retitled', title: 'Checkout is down' },
        { type: 'follow-up-settled', followUp: 1, state: 'done' },
        { type: 'escalation-acknowledged', escalation: 1 },
        { type: 'milestone-set', milestone: 'impact started', occurredAt: at('10:01') },
        { type: 'section-written', section: 'rootCause', text: ['a leak'] },
        { type: 'service-added', service: 'checkout' },
      ],
    );
    expect(changes).toEqual(
      expect.arrayContaining([
        'another title',
        'severity sev2 → sev1',
        'status monitoring',
        'E1 acknowledged',
        'F1 done',
        'another time for impact started',
        'other impact windows',
        'other services',
        'root cause written',
      ]),
    );
  });

  test('says what was withdrawn, and what says something else', () => {
    const assumed = before.events.find(({ type }) => type === 'assumed');
    const key = entryKeyOf({ seq: assumed?.seq ?? 0 });
    expect(then((incident) => withdrawEntry(incident, key, at('10:30')))).toEqual([
      '1 entry removed',
      'A1 withdrawn',
    ]);
    const put = before.see('10:40', edited(message, '10:40', 'the pool is full'));
    expect(changesSince(before.incident, put.incident)).toEqual(['1 entry changed']);
  });

  test('holds nobody’s words', () => {
    expect(then((incident) => note(incident, ['<!channel> *hunter2*']))).toEqual(['1 entry added']);
  });
});
