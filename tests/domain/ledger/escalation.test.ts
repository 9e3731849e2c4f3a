import { close } from '../../../src/domain/decisions/close';
import { targetsIn, withoutCalls } from '../../../src/domain/ledger/called';
import { acknowledge, escalate, escalationName, escalationsOf } from '../../../src/domain/ledger/escalation';
import { timesOf } from '../../../src/domain/milestones/times';
import { plain } from '../../../src/domain/text/wording';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, at, baraka, chebet, david, messageAt, today, tomorrow } from '../../support/cast';
import { deleted, edited, given, type Log, said } from '../../support/log';

const stuck = plain('the payment queue is stuck');
const toChebet = { to: [{ person: chebet }], team: 'operations', reason: stuck };
const asked = given().when('10:20', amina, (incident) => escalate(incident, toChebet));

const plea = said('10:15', david, ['can ', { person: chebet }, ' look at the queue?']);
const marked = given().mark('10:17', baraka, 'escalation', plea);

function only(log: Log) {
  const [escalation, ...more] = escalationsOf(log.incident);
  if (escalation === undefined || more.length > 0) throw new Error('There is not one escalation');
  return escalation;
}

describe('an escalation by command', () => {
  test('says from whom, to whom, why and when', () => {
    const escalation = only(asked);
    expect(escalationName(escalation)).toBe('E1');
    expect(escalation).toEqual({
      number: 1,
      ladder: [],
      calls: [],
      at: at('10:20'),
      recordedAt: at('10:20'),
      by: amina,
      team: 'operations',
      to: [{ person: chebet }],
      reason: stuck,
      seq: 2,
    });
  });

  test('may go to a vendor, without a reason, and have been made before', () => {
    const to = [{ outside: 'Cloud vendor' }];
    const log = given().when('10:40', amina, (incident) =>
      escalate(incident, { to, reason: [], at: at('10:05') }),
    );
    expect(only(log)).toMatchObject({ at: at('10:05'), recordedAt: at('10:40'), to, reason: [] });
    expect(log.events.at(-1)).not.toHaveProperty('reason');
  });

  test('links to the message that tells it', () => {
    expect(only(asked.told('10:20')).source).toEqual(messageAt('10:20'));
  });

  test('needs somebody', () => {
    expect(given().refusalOf((incident) => escalate(incident, { to: [], reason: stuck }))).toEqual({
      code: 'escalated-to-nobody',
      sentence:
        'Say whom to bring in: `/incident escalate @ana the payment queue is stuck`, or a group or a team.',
    });
  });

  test('is refused once the incident is closed', () => {
    const log = given().when('11:00', amina, (incident) => close(incident, {}));
    expect(log.refusalOf((incident) => escalate(incident, toChebet))).toEqual({
      code: 'closed-to-escalations',
      sentence: 'INC-7 is closed and escalates to nobody. Type `/incident reopen <reason>` first.',
    });
  });
});

describe('an escalation by mark', () => {
  test('goes to whomever the message mentions, from whoever marked it', () => {
    expect(only(marked)).toEqual({
      number: 1,
      ladder: [],
      calls: [],
      at: at('10:15'),
      recordedAt: at('10:17'),
      by: baraka,
      to: [{ person: chebet }],
      reason: withoutCalls(plea.text),
      source: plea.source,
      seq: 2,
    });
  });

  test('follows the edits of its message and outlives it', () => {
    const wider = edited(plea, '10:18', [
      'ask ',
      { group: 'S1', name: 'payments' },
      ' or ',
      { person: chebet },
    ]);
    const log = marked.see('10:18', wider).see('10:19', deleted(wider, '10:19'));
    expect(only(log).to).toEqual([{ group: 'S1', name: 'payments' }, { person: chebet }]);
  });

  test('is withdrawn with its last mark and keeps its number', () => {
    const gone = marked.unmark('10:18', baraka, 'escalation', plea);
    expect(escalationsOf(gone.incident)).toEqual([]);
    const log = gone
      .when('10:20', amina, (incident) => escalate(incident, toChebet))
      .mark('10:25', david, 'escalation', plea);
    expect(escalationsOf(log.incident).map(({ number, by }) => [number, by])).toEqual([
      [1, david],
      [2, amina],
    ]);
  });

  test('on the message that tells an escalation is that same escalation', () => {
    const telling = said('10:20', amina, ['Escalated to ', { person: chebet }]);
    expect(only(asked.told('10:20').mark('10:21', baraka, 'escalation', telling)).by).toBe(amina);
    expect(only(marked.told('10:20', 2).mark('10:21', baraka, 'escalation', telling)).source).toEqual(
      plea.source,
    );
  });

  test('made after closing escalates to nobody', () => {
    const log = given()
      .when('11:00', amina, (incident) => close(incident, {}))
      .mark('11:05', baraka, 'escalation', plea);
    expect(escalationsOf(log.incident)).toEqual([]);
    expect(timelineOf(log.incident).map(({ key }) => key)).toEqual(['#1', '#2']);
  });

  test('made before closing counts though it is delivered afterwards', () => {
    const late = { source: plea.source, kind: 'escalation', emoji: 'sos', person: baraka } as const;
    const log = given()
      .when('11:00', amina, (incident) => close(incident, {}, at('10:10')))
      .when('11:01', baraka, () => [{ type: 'mark-set', ...late, present: true, asOf: at('10:59') }]);
    expect(only(log).at).toBe(at('10:15'));
  });
});

describe('an acknowledgement', () => {
  const answered = asked.when('10:24', chebet, (incident) => acknowledge(incident, 1));

  test('names who answered and when', () => {
    expect(only(answered).acknowledged).toMatchObject({ by: chebet, recordedAt: at('10:24') });
  });

  test('answers an escalation by mark as well, even after closing', () => {
    const log = marked
      .when('11:00', amina, (incident) => close(incident, {}))
      .when('11:01', chebet, (incident) => acknowledge(incident, 1));
    expect(only(log).acknowledged?.by).toBe(chebet);
  });

  test('is given once', () => {
    expect(answered.refusalOf((incident) => acknowledge(incident, 1))).toEqual({
      code: 'already-acknowledged',
      sentence: 'E1 was acknowledged already, at 2023-11-08 10:24; nothing is left to answer.',
    });
  });

  test('has nothing to answer once the escalation is withdrawn', () => {
    const gone = marked.unmark('10:18', baraka, 'escalation', plea);
    expect(gone.refusalOf((incident) => acknowledge(incident, 1))).toEqual({
      code: 'unknown-escalation',
      sentence: 'E1 of INC-7 was withdrawn; nobody needs to answer it any more.',
    });
  });

  test('leaves the record together with its escalation', () => {
    const gone = marked
      .when('10:19', chebet, (incident) => acknowledge(incident, 1))
      .unmark('10:20', baraka, 'escalation', plea);
    expect(timelineOf(gone.incident).map(({ about }) => about[0]?.type)).toEqual(['declared']);
    expect(timesOf(gone.incident).acknowledged).toBeUndefined();
  });

  test('cannot have been given before the escalation was made', () => {
    expect(asked.refusalOf((incident) => acknowledge(incident, 1, at('10:19')))).toEqual({
      code: 'acknowledged-before-asked',
      sentence: 'E1 was made at 10:20; it cannot have been acknowledged at 10:19. Type a later time.',
    });
    const next = given().when(at('00:10', tomorrow), amina, (incident) => escalate(incident, toChebet));
    expect(next.refusalOf((incident) => acknowledge(incident, 1, at('23:50'))).sentence).toBe(
      `E1 was made at ${tomorrow} 00:10; it cannot have been acknowledged at ${today} 23:50. Type a later time.`,
    );
  });

  test('typed for the minute of the escalation is taken', () => {
    const late = given().when(at('10:20:30'), amina, (incident) => escalate(incident, toChebet));
    const log = late.when('10:40', chebet, (incident) => acknowledge(incident, 1, at('10:20')));
    expect(only(log).acknowledged?.occurredAt).toBe(at('10:20:30'));
  });
});

test('a wording’s targets are the people and groups it mentions, each once', () => {
  const payments = { group: 'S1', name: 'payments' };
  expect(
    targetsIn([
      { person: chebet },
      ' and ',
      payments,
      { link: 'https://example.com' },
      { person: chebet },
      payments,
    ]),
  ).toEqual([{ person: chebet }, payments]);
  expect(targetsIn(plain('anybody?'))).toEqual([]);
});

test.each([
  [
    [{ person: chebet }, ', ', { person: david }, ' and ', { person: baraka }, ': it is stuck'],
    ['it is stuck'],
  ],
  [['payments are stuck, ', { person: chebet }, '?'], ['payments are stuck']],
  [
    ['please page ', { person: chebet }],
    ['please page ', { person: chebet, isPlain: true }],
  ],
  [[{ person: chebet }], []],
  [['nobody is named'], ['nobody is named']],
])('what is said besides whom it calls, of %j', (words, reason) => {
  expect(withoutCalls(words)).toEqual(reason);
});
