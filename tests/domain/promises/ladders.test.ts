import fc from 'fast-check';
import { changeStatus } from '../../../src/domain/decisions/change-status';
import { cancel } from '../../../src/domain/decisions/reopen';
import type { Fact } from '../../../src/domain/incident/incident-event';
import { acknowledge, answeredFor, escalate, escalationsOf } from '../../../src/domain/ledger/escalation';
import { joinedLadders } from '../../../src/domain/ledger/ladder';
import { climb, climbPast, nextCallOf, stopCalling } from '../../../src/domain/promises/climb';
import { promisesMade } from '../../../src/domain/promises/make-promises';
import { whoOwes } from '../../../src/domain/promises/owing';
import { promisesOf } from '../../../src/domain/promises/promises';
import type { Rung } from '../../../src/domain/target';
import { plain } from '../../../src/domain/text/wording';
import { hour, type Instant, later, minute } from '../../../src/domain/time/instant';
import { clock } from '../../../src/domain/time/zone';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, at, baraka, chebet, david, messageAt, nairobi } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { type Decision, given, type Log, refusalOf } from '../../support/log';

const terms = { ...defaultSettings.promises, 'next update': {} };
const key = 'acknowledgement:1';

/** Bob, then Chebet for ten minutes, then David. */
const ladder: readonly Rung[] = [
  { to: [{ team: 'payments', people: [baraka] }], wait: 5 * minute },
  { to: [{ person: chebet }], wait: 10 * minute },
  { to: [{ person: david }], wait: 5 * minute },
];

/** The log after a rule, with what is owed because of it. */
const then = (log: Log, moment: string, by: string | undefined, decide: Decision): Log => {
  const after = log.when(moment, by, decide);
  const events = after.events.slice(log.events.length);
  const step = { before: log.incident, after: after.incident, events };
  return after.when(moment, undefined, () => promisesMade(step, terms));
};
const told = (log: Log, moment: string): Log => {
  const [{ seq = 0, calls = [] } = {}] = escalationsOf(log.incident);
  const fact = calls.at(-1)?.seq ?? seq;
  return then(log, moment, undefined, () => [
    { type: 'told', fact, source: { channel: 'C1', message: `1699.00000${fact % 10}` } },
  ]);
};
const asked = (rungs = ladder): Log =>
  told(
    then(given({ severity: 'sev3' }), '10:10', amina, (incident) =>
      escalate(incident, { to: rungs[0]?.to ?? [], ladder: rungs, reason: plain('the queue is stuck') }),
    ),
    '10:10',
  );
/** The job of the answer that is owed, at a time. */
const falls = (log: Log, moment: string): Log => {
  const { due } = promisesOf(log.incident).find((each) => each.key === key) ?? {};
  return then(log, moment, undefined, (incident) => climb(incident, key, due ?? at('00:00'), at(moment)));
};
const next = (log: Log): string => {
  const [escalation] = escalationsOf(log.incident);
  const call = escalation && nextCallOf(log.incident, escalation);
  return call === undefined ? 'nobody' : `rung ${call.rung} at ${clock(call.at, nairobi)}`;
};
const called = (log: Log): readonly number[] =>
  escalationsOf(log.incident).flatMap(({ calls }) => calls.map(({ rung }) => rung));
const state = (log: Log): string | undefined =>
  promisesOf(log.incident).find((each) => each.key === key)?.state.type;

/** Somebody sets a mark that says that it is resolved, or takes it back. */
const setMark = (source: ReturnType<typeof messageAt>, present: boolean): readonly Fact[] => [
  {
    type: 'mark-set',
    source,
    emoji: 'checkered_flag',
    kind: 'resolved',
    person: baraka,
    present,
    asOf: at(present ? '10:12' : '10:13'),
  },
];

describe('a ladder', () => {
  test('calls one rung after the other, each waited for as long as it says', () => {
    const log = asked();
    expect(next(log)).toBe('rung 2 at 10:15');
    const second = told(falls(log, '10:15'), '10:15');
    expect([called(second), next(second)]).toEqual([[2], 'rung 3 at 10:25']);
    const third = told(falls(second, '10:25'), '10:25');
    expect([called(third), next(third), state(third)]).toEqual([[2, 3], 'nobody', 'owed']);
    expect(falls(third, '10:30').events).toEqual(third.events);
  });

  test('leaves it to whoever leads once everybody was called, and not before', () => {
    const owing = (log: Log) => whoOwes(log.incident, { kind: 'acknowledgement', of: 1 });
    const second = told(falls(asked(), '10:15'), '10:15');
    expect(owing(second)).toBeUndefined();
    expect(owing(told(falls(second, '10:25'), '10:25'))).toBe(amina);
  });

  test('is decided by what is recorded alone, once however often its job runs, and not before it is due', () => {
    const log = asked();
    const { due = at('00:00') } = promisesOf(log.incident)[0] ?? {};
    expect(climb(log.incident, key, due, later(due, -1))).toEqual([]);
    expect(climb(log.incident, key, due, due)).toEqual([
      { type: 'rung-called', escalation: 1, rung: 2, to: [{ person: chebet }] },
    ]);
    const second = falls(log, '10:15');
    expect(climb(second.incident, key, due, at('10:40'))).toEqual([]);
  });

  test('counts each wait from when the rung before it was really called', () => {
    // The bot was down: two rungs would have fallen due.
    const late = told(falls(asked(), '10:35'), '10:35');
    expect([called(late), next(late)]).toEqual([[2], 'rung 3 at 10:45']);
    // Slack was: what was decided at 10:35 was said at 10:43.
    const said = told(falls(asked(), '10:35'), '10:43');
    expect(next(said)).toBe('rung 3 at 10:53');
  });

  test('calls nobody while the call before is still on its way, within an hour', () => {
    const unsaid = falls(asked(), '10:15');
    const waiting = falls(unsaid, '10:25');
    expect([called(waiting), next(waiting)]).toEqual([[2], 'rung 3 at 10:35']);
    const { due = at('00:00') } = promisesOf(waiting.incident)[0] ?? {};
    expect(climb(waiting.incident, key, due, later(at('10:15'), hour))).toHaveLength(1);
  });

  test.each<[string, Decision]>([
    ['somebody answers', (incident) => acknowledge(incident, 1)],
    ['it is withdrawn', (incident) => [{ type: 'withdrawn', fact: escalationsOf(incident)[0]?.seq ?? 0 }]],
    ['somebody stops it', (incident) => stopCalling(incident, 1)],
    ['it is resolved', (incident) => changeStatus(incident, 'resolved')],
    ['it is canceled', (incident) => cancel(incident, plain('a false alarm'))],
  ])('calls nobody else once %s', (_, decide) => {
    const over = then(told(falls(asked(), '10:15'), '10:15'), '10:20', amina, decide);
    expect(next(over)).toBe('nobody');
    expect(called(falls(over, '10:25'))).toEqual(called(over));
  });

  test('calls nobody else where the incident is open again', () => {
    const resolved = then(asked(), '10:12', amina, (incident) => changeStatus(incident, 'resolved'));
    const again = then(resolved, '10:13', amina, (incident) => changeStatus(incident, 'identified'));
    expect([next(again), state(again)]).toEqual(['nobody', 'dropped']);
    expect(called(falls(again, '10:15'))).toEqual([]);
    // Whoever was called can still answer.
    expect(state(then(again, '10:20', baraka, (incident) => acknowledge(incident, 1)))).toBe('kept');
  });

  test('goes on where it was over by mistake: the mark that said so is taken back, or it is undone', () => {
    const message = messageAt('10:05');
    const marked = then(asked(), '10:12', baraka, () => setMark(message, true));
    expect([next(marked), state(marked)]).toEqual(['nobody', 'over']);
    const back = then(marked, '10:13', baraka, () => setMark(message, false));
    expect(next(back)).toBe('rung 2 at 10:18');
    const resolved = then(asked(), '10:12', amina, (incident) => changeStatus(incident, 'resolved'));
    const { seq } = resolved.events.find(({ type }) => type === 'status-changed') ?? { seq: 0 };
    const undone = then(resolved, '10:14', amina, () => [{ type: 'withdrawn', fact: seq }]);
    expect(next(undone)).toBe('rung 2 at 10:19');
  });

  test('keeps what somebody typed where it can be removed for good, and in no rung', () => {
    const rungs = joinedLadders([{ outside: 'Acme' }, { team: 'payments', people: [baraka] }], [ladder]);
    expect(rungs?.[0]?.to).toEqual([{ team: 'payments', people: [baraka] }]);
    expect(JSON.stringify(rungs)).not.toContain('Acme');
  });

  test('is stopped by somebody, which is on the timeline, once', () => {
    const stopped = then(asked(), '10:12', amina, (incident) => stopCalling(incident, 1));
    const lines = timelineOf(stopped.incident).filter(({ about }) => about[0]?.type === 'calling stopped');
    expect(lines.map(({ author }) => author)).toEqual([{ person: amina }]);
    expect(refusalOf(() => stopCalling(stopped.incident, 1))).toMatchObject({ code: 'nobody-to-call' });
    const resolved = then(asked(), '10:12', amina, (incident) => changeStatus(incident, 'resolved'));
    expect(timelineOf(resolved.incident).some(({ about }) => about[0]?.type === 'calling stopped')).toBe(
      false,
    );
  });

  test('asks nothing after a last rung that is not waited for', () => {
    const log = asked([ladder[0] ?? { to: [] }, { to: [{ person: chebet }] }]);
    expect(state(falls(log, '10:15'))).toBe('dropped');
  });

  test('goes past a rung that nobody can reach, at once and once', () => {
    const log = asked();
    const past = then(log, '10:11', undefined, (incident) => climbPast(incident, 1, 1));
    expect([called(past), next(past)]).toEqual([[2], 'rung 3 at 10:21']);
    expect(climbPast(past.incident, 1, 1)).toEqual([]);
  });

  test('is answered by whoever was called, by whichever rung; by others for them', () => {
    const [first] = escalationsOf(asked().incident);
    const [second] = escalationsOf(falls(asked(), '10:15').incident);
    if (first === undefined || second === undefined) throw new Error('Nobody was called');
    const [payments] = first.to;
    expect(answeredFor(first, chebet)).toEqual([payments]);
    expect([baraka, chebet].map((person) => answeredFor(second, person))).toEqual([[], []]);
    expect(answeredFor(second, david)).toEqual([payments, { person: chebet }]);
  });

  test('of several teams calls those of the same step together, and waits as long as the more hurried', () => {
    const other: readonly Rung[] = [{ to: [{ person: david }], wait: minute }, { to: [{ person: chebet }] }];
    const to = [{ person: amina }];
    expect(joinedLadders(to, [ladder, other])).toEqual([
      { to, wait: minute },
      { to: [{ person: chebet }], wait: 10 * minute },
      { to: [{ person: david }], wait: 5 * minute },
    ]);
    expect(joinedLadders(to, [])).toBeUndefined();
  });
});

test('whatever happens, no rung is called twice, too soon, or after it was answered, stopped or over', () => {
  const deeds: readonly Decision[] = [
    (incident) => acknowledge(incident, 1),
    (incident) => stopCalling(incident, 1),
    (incident) => changeStatus(incident, 'resolved'),
    (incident) => changeStatus(incident, 'identified'),
    (incident) => [{ type: 'withdrawn', fact: escalationsOf(incident)[0]?.seq ?? 0 }],
  ];
  const happening = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('due' as const), late: fc.integer({ min: 0, max: 25 }) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('told' as const), late: fc.integer({ min: 0, max: 3 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('deed' as const),
        late: fc.integer({ min: 0, max: deeds.length - 1 }),
      }),
    },
  );
  const moment = (now: Instant): string => clock(now, nairobi);
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 12 }), (happenings) => {
      let log = asked();
      let now = at('10:10');
      let isOver = false;
      for (const { kind, late } of happenings) {
        const before = called(log).length;
        const promise = promisesOf(log.incident).find((each) => each.key === key);
        try {
          if (kind === 'told') {
            now = later(now, late * minute);
            log = told(log, moment(now));
          } else if (kind === 'due' && promise !== undefined) {
            now = later(now, Math.max(0, promise.due - now) + late * minute);
            log = falls(log, moment(now));
          } else if (kind === 'deed') {
            log = then(log, moment(now), amina, deeds[late] ?? (() => []));
            isOver ||= late !== 3;
          }
        } catch {
          // Refused: nothing becomes true of it.
        }
        if (isOver) expect(called(log).length).toBeLessThanOrEqual(before);
        expect(called(log).length - before).toBeLessThanOrEqual(1);
      }
      const [escalation] = escalationsOf(log.incident);
      const calls = escalation?.calls ?? [];
      expect(calls.map(({ rung }) => rung)).toEqual([2, 3].slice(0, calls.length));
      for (const [index, { recordedAt }] of calls.entries()) {
        const last = calls[index - 1]?.recordedAt ?? at('10:10');
        expect(recordedAt - last).toBeGreaterThanOrEqual(ladder[index]?.wait ?? 0);
      }
    }),
    { numRuns: 200 },
  );
});
