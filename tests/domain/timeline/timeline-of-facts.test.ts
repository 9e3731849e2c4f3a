import { close } from '../../../src/domain/decisions/close';
import type { About, Entry } from '../../../src/domain/entry';
import { assume, settle } from '../../../src/domain/ledger/assumption';
import { escalate } from '../../../src/domain/ledger/escalation';
import { setTimes } from '../../../src/domain/milestones/set-times';
import { sourceKey } from '../../../src/domain/source';
import { plain } from '../../../src/domain/text/wording';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, at, baraka, chebet, david, messageAt } from '../../support/cast';
import { given, type Log, said } from '../../support/log';

const alert = said('10:05', david, 'p99 above 4 s');

function lines(log: Log): readonly Entry[] {
  return timelineOf(log.incident);
}

/** The lines after the declaration. */
function more(log: Log): readonly Entry[] {
  return lines(log).filter(({ key }) => key !== '#1');
}

function kinds(entry: Entry | undefined): readonly About['type'][] {
  return entry?.about.map(({ type }) => type) ?? [];
}

describe('a verdict', () => {
  test('is a line at its moment, with the assumption and the evidence', () => {
    const log = given()
      .mark('10:06', baraka, 'assumption', alert)
      .when('10:20', chebet, (incident) => settle(incident, 'ruled out', 'A1', plain('p99 is a symptom')));
    expect(more(log)[1]).toEqual({
      key: '#4',
      occurredAt: at('10:20'),
      recordedAt: at('10:20'),
      about: [{ type: 'verdict', number: 1, verdict: 'ruled out', assumption: alert.text }],
      milestones: [],
      text: ['p99 is a symptom'],
      author: { person: chebet },
      recorders: [chebet],
      isDeleted: false,
    });
  });

  test('by mark links to the message of the assumption, and each change of mind is a line', () => {
    const log = given()
      .mark('10:06', baraka, 'assumption', alert)
      .mark('10:20', chebet, 'ruled out', alert)
      .mark('10:30', amina, 'ruled out', alert)
      .mark('10:40', amina, 'confirmed', alert);
    expect(more(log).slice(1)).toMatchObject([
      {
        occurredAt: at('10:20'),
        about: [{ verdict: 'ruled out' }],
        author: { person: chebet },
        source: alert.source,
      },
      {
        occurredAt: at('10:40'),
        about: [{ verdict: 'confirmed' }],
        author: { person: amina },
        source: alert.source,
      },
    ]);
  });

  test('goes with its assumption', () => {
    const log = given()
      .mark('10:06', baraka, 'assumption', alert)
      .mark('10:20', chebet, 'ruled out', alert)
      .unmark('10:30', baraka, 'assumption', alert);
    expect(more(log)).toEqual([]);
  });
});

describe('a fact that is told in the channel', () => {
  const telling = said('10:10', amina, 'Amina Wanjiru assumes: the pool');
  const assumed = given()
    .when('10:10', amina, (incident) => assume(incident, plain('the pool')))
    .told('10:10');
  const asking = said('10:15', amina, ['Escalated to ', { person: chebet }]);
  const asked = assumed
    .when('10:15', amina, (incident) =>
      escalate(incident, { to: [{ person: chebet }], reason: plain('the pool') }),
    )
    .told('10:15');

  test('links to the message that tells it', () => {
    expect(more(asked).map(({ source }) => source)).toEqual([messageAt('10:10'), messageAt('10:15')]);
  });

  test('is not told twice when that message is marked as what it is', () => {
    const log = asked
      .mark('10:20', baraka, 'entry', telling)
      .mark('10:21', baraka, 'assumption', telling)
      .mark('10:22', baraka, 'entry', asking)
      .mark('10:23', baraka, 'escalation', asking);
    expect(more(log).map((entry) => kinds(entry))).toEqual([['assumption'], ['escalation']]);
  });

  test('has a second line for what a mark adds', () => {
    const log = assumed
      .mark('10:20', baraka, 'root cause', telling)
      .mark('10:21', baraka, 'detected', telling);
    expect(more(log).map((entry) => [kinds(entry), entry.milestones])).toEqual([
      [
        ['note', 'root cause'],
        ['detected', 'identified'],
      ],
      [['assumption'], []],
    ]);
  });

  test('is told once where a marked escalation is', () => {
    const plea = said('10:12', david, ['help, ', { person: chebet }]);
    const log = given()
      .mark('10:13', baraka, 'escalation', plea)
      .told('10:15', 2)
      .mark('10:16', amina, 'escalation', asking)
      .mark('10:17', amina, 'entry', asking);
    expect(more(log).map(({ source }) => source)).toEqual([plea.source]);
  });
});

describe('a typed time', () => {
  test('is a line of its own, with whoever typed it', () => {
    const log = given().when('11:00', baraka, (incident) => setTimes(incident, { mitigated: at('10:40') }));
    expect(more(log)).toEqual([
      {
        key: 'time:mitigated',
        occurredAt: at('10:40'),
        recordedAt: at('11:00'),
        about: [{ type: 'typed milestone' }],
        milestones: ['mitigated'],
        text: [],
        author: { person: baraka },
        recorders: [baraka],
        isDeleted: false,
      },
    ]);
  });

  test('shares the line of others at the same instant, whoever typed them', () => {
    const log = given({ began: at('09:50') })
      .when('11:00', baraka, (incident) => setTimes(incident, { detected: at('09:50') }))
      .when('11:01', amina, (incident) => setTimes(incident, { resolved: at('10:40') }));
    expect(more(log)).toMatchObject([
      { occurredAt: at('09:50'), milestones: ['impact started', 'detected'], recorders: [amina, baraka] },
      { occurredAt: at('10:40'), milestones: ['resolved'], recorders: [amina] },
    ]);
  });

  test('of a declaration stands apart from the declaration', () => {
    expect(lines(given({ began: at('09:50') })).map(({ key, milestones }) => [key, milestones])).toEqual([
      ['time:impact started', ['impact started']],
      ['#1', ['declared']],
    ]);
  });

  test('takes the milestone from the line of the marked message', () => {
    const log = given()
      .mark('10:20', amina, 'detected', alert)
      .when('11:00', amina, (incident) => setTimes(incident, { detected: at('10:03') }));
    expect(more(log).map(({ key, milestones }) => [key, milestones])).toEqual([
      ['time:detected', ['detected']],
      [sourceKey(alert.source), []],
    ]);
  });

  test('that is corrected leaves one line', () => {
    const log = given()
      .when('11:00', amina, (incident) => setTimes(incident, { detected: at('10:03') }))
      .when('11:01', baraka, (incident) => setTimes(incident, { detected: at('10:04') }));
    expect(more(log)).toMatchObject([{ occurredAt: at('10:04'), author: { person: baraka } }]);
  });
});

test('every line has a key of its own', () => {
  const log = given()
    .mark('10:06', baraka, 'assumption', alert)
    .mark('10:20', chebet, 'ruled out', alert)
    .when('10:30', amina, (incident) => settle(incident, 'confirmed', 'A1', []))
    .when('11:00', amina, (incident) => setTimes(incident, { detected: at('10:03'), mitigated: at('10:50') }))
    .when('11:30', amina, (incident) => close(incident, {}));
  const keys = lines(log).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
