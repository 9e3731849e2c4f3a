import { changeStatus } from '../../../src/domain/decisions/change-status';
import { close } from '../../../src/domain/decisions/close';
import { note } from '../../../src/domain/decisions/note';
import type { About, Entry } from '../../../src/domain/entry';
import { assume, settle } from '../../../src/domain/ledger/assumption';
import { acknowledge, escalate } from '../../../src/domain/ledger/escalation';
import { sourceKey } from '../../../src/domain/source';
import { plain } from '../../../src/domain/text/wording';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, at, baraka, chebet, david } from '../../support/cast';
import { deleted, edited, given, type Log, said } from '../../support/log';

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

describe('the timeline', () => {
  test('begins with the declaration', () => {
    expect(lines(given({ title: 'Checkout answers 500', severity: 'sev1' }))).toEqual([
      {
        key: '#1',
        occurredAt: at('10:00'),
        recordedAt: at('10:00'),
        about: [{ type: 'declared', severity: 'sev1', title: 'Checkout answers 500' }],
        milestones: ['declared'],
        text: [],
        author: { person: amina },
        recorders: [amina],
        isDeleted: false,
      },
    ]);
  });

  test('tells everything in the order in which it happened, however late it was learnt', () => {
    const log = given()
      .mark('10:50', baraka, 'entry', alert)
      .when('10:55', amina, (incident) => note(incident, plain('deployed 1.43'), at('09:55')))
      .when('10:56', amina, (incident) => changeStatus(incident, 'monitoring', at('10:20')))
      .when('10:57', amina, (incident) => assume(incident, plain('the pool'), at('10:02')))
      .when('10:58', amina, (incident) =>
        escalate(incident, { to: [{ person: chebet }], reason: [], at: at('10:10') }),
      )
      .when('10:59', chebet, (incident) => acknowledge(incident, 1, at('10:12')))
      .when('11:00', amina, (incident) => settle(incident, 'ruled out', 'A1', [], at('10:15')))
      .when('11:05', amina, (incident) => close(incident, {}));
    expect(lines(log).map((entry) => [entry.occurredAt, kinds(entry)])).toEqual([
      [at('09:55'), ['note']],
      [at('10:00'), ['declared']],
      [at('10:02'), ['assumption']],
      [at('10:05'), ['note']],
      [at('10:10'), ['escalation']],
      [at('10:12'), ['acknowledgement']],
      [at('10:15'), ['verdict']],
      [at('10:20'), ['status']],
      [at('11:05'), ['status']],
    ]);
  });

  test('at one instant tells milestones first, in their usual order, then as the log has it', () => {
    const log = given()
      .when('10:30', amina, (incident) => note(incident, plain('second'), at('10:05')))
      .when('10:31', amina, (incident) => note(incident, plain('third'), at('10:05')))
      .when('10:32', amina, (incident) => changeStatus(incident, 'resolved', at('10:05')))
      .mark('10:33', amina, 'detected', alert)
      .mark('10:34', amina, 'entry', said('10:05', baraka, 'first', { channel: 'C2' }));
    expect(more(log).map(({ text, milestones }) => [text, milestones])).toEqual([
      [alert.text, ['detected']],
      [[], ['resolved']],
      [['first'], []],
      [['second'], []],
      [['third'], []],
    ]);
  });
});

describe('a marked message', () => {
  test('is a line with its author, whoever marked it and a link', () => {
    expect(more(given().mark('10:06', baraka, 'entry', alert))).toEqual([
      {
        key: sourceKey(alert.source),
        occurredAt: at('10:05'),
        recordedAt: at('10:06'),
        about: [{ type: 'note' }],
        milestones: [],
        text: alert.text,
        author: { person: david },
        recorders: [baraka],
        source: alert.source,
        isDeleted: false,
      },
    ]);
  });

  test('is one line with two recorders, the first marker first', () => {
    const log = given().mark('10:06', baraka, 'entry', alert).mark('10:07', amina, 'detected', alert);
    expect(more(log)).toMatchObject([{ recorders: [baraka, amina], recordedAt: at('10:06') }]);
  });

  test('is one line with all its kinds', () => {
    const plea = said('10:05', david, ['the pool again, ', { person: chebet }, '?']);
    const log = given()
      .mark('10:06', baraka, 'entry', plea)
      .mark('10:07', baraka, 'detected', plea)
      .mark('10:08', baraka, 'assumption', plea)
      .mark('10:09', baraka, 'escalation', plea)
      .mark('10:10', baraka, 'root cause', plea)
      .mark('10:11', baraka, 'follow-up', plea);
    expect(more(log)).toHaveLength(1);
    expect(more(log)[0]).toMatchObject({
      about: [
        { type: 'note' },
        { type: 'assumption', number: 1 },
        { type: 'escalation', number: 1, to: [{ person: chebet }], by: baraka },
        { type: 'root cause' },
      ],
      milestones: ['detected', 'identified'],
      recorders: [baraka],
    });
  });

  test('keeps only the kinds that still stand', () => {
    const log = given()
      .mark('10:06', baraka, 'entry', alert)
      .mark('10:07', amina, 'assumption', alert)
      .unmark('10:08', baraka, 'entry', alert);
    expect(kinds(more(log)[0])).toEqual(['assumption']);
    expect(more(log)[0]?.recorders).toEqual([amina]);
    expect(more(log.unmark('10:09', amina, 'assumption', alert))).toEqual([]);
  });

  test('may have been written by a program, or not been read yet', () => {
    const byBot = { ...alert, author: { bot: 'Grafana' } };
    expect(more(given().mark('10:06', baraka, 'entry', byBot))[0]?.author).toEqual({ bot: 'Grafana' });
    const unread = given().when('10:06', baraka, () => [
      {
        type: 'mark-set',
        source: alert.source,
        kind: 'entry',
        emoji: 'pushpin',
        person: baraka,
        present: true,
        asOf: at('10:06'),
      },
    ]);
    expect(more(unread)[0]).toMatchObject({ text: [], recorders: [baraka] });
    expect(more(unread)[0]).not.toHaveProperty('author');
  });

  test('says what it says now and keeps what it said first', () => {
    const log = given()
      .mark('10:06', baraka, 'entry', alert)
      .see('10:07', edited(alert, '10:07', 'p99 above 6 s'))
      .see('10:08', edited(alert, '10:08', 'p99 above 9 s'));
    expect(more(log)).toMatchObject([
      { text: ['p99 above 9 s'], firstWording: alert.text, occurredAt: at('10:05') },
    ]);
  });

  test('has no first wording of its own until it is edited', () => {
    expect(more(given().mark('10:06', baraka, 'entry', alert))[0]).not.toHaveProperty('firstWording');
  });

  test('that is deleted stays without its words, flagged', () => {
    const log = given().mark('10:06', baraka, 'entry', alert).see('10:07', deleted(alert, '10:07'));
    expect(more(log)).toMatchObject([{ text: [], deletedWording: alert.text, isDeleted: true }]);
  });

  test('with nothing but a verdict on it is no line', () => {
    expect(more(given().mark('10:06', baraka, 'confirmed', alert))).toEqual([]);
  });

  test('of a milestone that another message sets is a line without it', () => {
    const log = given()
      .mark('10:20', amina, 'detected', alert)
      .mark('10:21', amina, 'detected', said('10:07', david, 'p99 above 9 s'));
    expect(more(log).map(({ milestones }) => milestones)).toEqual([['detected'], []]);
  });
});
