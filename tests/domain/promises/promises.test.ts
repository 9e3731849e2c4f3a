import fc from 'fast-check';
import { changeSeverity } from '../../../src/domain/decisions/change-severity';
import { changeStatus } from '../../../src/domain/decisions/change-status';
import { cancel } from '../../../src/domain/decisions/reopen';
import { update } from '../../../src/domain/decisions/update';
import { lastOf } from '../../../src/domain/incident/kept-facts';
import { acknowledge, escalate } from '../../../src/domain/ledger/escalation';
import { promiseWasAsked } from '../../../src/domain/promises/asked';
import { dropPromise, putOff } from '../../../src/domain/promises/change-promise';
import { promisesMade } from '../../../src/domain/promises/make-promises';
import { whoOwes } from '../../../src/domain/promises/owing';
import { isImpactLasting, promisesOf, standingPromises } from '../../../src/domain/promises/promises';
import { silentUntil } from '../../../src/domain/promises/silence';
import { plain } from '../../../src/domain/text/wording';
import { type Instant, instant, later, minute, toTimestamp } from '../../../src/domain/time/instant';
import { clock } from '../../../src/domain/time/zone';
import { amina, at, baraka, nairobi } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { type Decision, given, type Log, type Moment, refusalOf, said } from '../../support/log';

// Who leads is promised in every incident, and that somebody is heard from in most: they have tests of their own.
const { lead: leadTerm, silence, ...others } = defaultSettings.promises;
const terms = { ...others, silence: {} };

/** The log after a rule, with what is owed because of it. */
const then = (log: Log, moment: string, by: string | undefined, decide: Decision): Log => {
  const after = log.when(moment, by, decide);
  const events = after.events.slice(log.events.length);
  const step = { before: log.incident, after: after.incident, events };
  return after.when(moment, undefined, () => promisesMade(step, terms));
};

/** An incident that is declared at 10:00, with what is owed because of that. */
const declared = (severity = 'sev2'): Log => {
  const log = given({ severity });
  const step = { before: undefined, after: log.incident, events: log.events };
  return log.when('10:00', undefined, () => promisesMade(step, terms));
};

/** What is owed, and when it is due. */
const owed = (log: Log): readonly string[] =>
  standingPromises(log.incident).map(({ kind, due }) => `${kind} ${clock(due, nairobi)}`);
const states = (log: Log): readonly string[] =>
  promisesOf(log.incident).map(({ kind, state }) => `${kind} ${state.type}`);

describe('the next update', () => {
  test.each([
    ['sev1', ['next update 10:30']],
    ['sev2', ['next update 11:00']],
    ['sev3', []],
  ])('of a %s is owed from its declaration on', (severity, expected) => {
    expect(owed(declared(severity))).toEqual(expected);
  });

  test('is kept by an update, which owes the one after it by the time that it names', () => {
    const told = then(declared(), '10:40', baraka, (incident) =>
      update(incident, plain('a fix is being tested, next update at 11:15')),
    );
    expect(states(told)).toEqual(['next update kept', 'next update owed']);
    expect(owed(told)).toEqual(['next update 11:15']);
    expect(standingPromises(told.incident).map((each) => whoOwes(told.incident, each))).toEqual([baraka]);
  });

  test('is owed of a mild incident where somebody names a time', () => {
    const told = then(declared('sev4'), '10:05', amina, (incident) =>
      update(incident, plain('next update in 45 min')),
    );
    expect(owed(told)).toEqual(['next update 10:50']);
  });

  test('comes sooner where it becomes worse, and no later where it becomes better', () => {
    const worse = then(declared('sev2'), '10:05', amina, (incident) => changeSeverity(incident, 'sev1'));
    expect(owed(worse)).toEqual(['next update 10:35']);
    const better = then(worse, '10:06', amina, (incident) => changeSeverity(incident, 'sev4'));
    expect(owed(better)).toEqual(['next update 10:35']);
    const bad = then(declared('sev4'), '10:05', amina, (incident) => changeSeverity(incident, 'sev2'));
    expect(owed(bad)).toEqual(['next update 11:05']);
  });

  test('is owed no longer once it is over', () => {
    const resolved = then(declared(), '10:20', amina, (incident) => changeStatus(incident, 'resolved'));
    expect(states(resolved)).toEqual(['next update over', 'closing owed']);
    const again = then(resolved, '10:30', amina, (incident) => changeStatus(incident, 'identified'));
    expect(owed(again)).toEqual(['next update 11:30']);
    const canceled = then(declared(), '10:20', amina, (incident) => cancel(incident, plain('a false alarm')));
    expect(states(canceled)).toEqual(['next update over']);
  });

  test('is owed anew where it is withdrawn', () => {
    const told = then(declared(), '10:40', baraka, (incident) => update(incident, plain('it is over')));
    expect(owed(told)).toEqual(['next update 11:40']);
    const { seq } = lastOf(told.incident, 'updated') ?? { seq: 0 };
    const withdrawn = then(told, '10:45', baraka, () => [{ type: 'withdrawn', fact: seq }]);
    expect(owed(withdrawn)).toEqual(['next update 11:45']);
  });

  test('that came late says by when it was promised', () => {
    const late = then(declared(), '11:20', baraka, (incident) => update(incident, plain('fixed')));
    expect(late.incident.facts.length).toBeGreaterThan(0);
    const [promise] = promisesOf(late.incident);
    expect(promise?.state).toMatchObject({ type: 'kept', at: at('11:20'), by: baraka });
  });
});

test('an answer is owed to an escalation, typed or marked, until it comes', () => {
  const asked = then(declared('sev3'), '10:10', amina, (incident) =>
    escalate(incident, { to: [{ person: baraka }], reason: plain('help') }),
  );
  expect(owed(asked)).toEqual(['acknowledgement 10:15']);
  const answered = then(asked, '10:12', baraka, (incident) => acknowledge(incident, 1));
  expect(states(answered)).toEqual(['acknowledgement kept']);
  const words = said('10:30', amina, [{ person: baraka }, ' please look']);
  const log = declared('sev3');
  const marked = log.mark('10:31', amina, 'escalation', words);
  const step = {
    before: log.incident,
    after: marked.incident,
    events: marked.events.slice(log.events.length),
  };
  expect(owed(marked.when('10:31', undefined, () => promisesMade(step, terms)))).toEqual([
    'acknowledgement 10:36',
  ]);
});

test('whoever watches says whether it is over, and whoever resolved it closes it', () => {
  const watching = then(declared('sev3'), '10:10', amina, (incident) => changeStatus(incident, 'monitoring'));
  expect(owed(watching)).toEqual(['resolution 12:10']);
  const back = then(watching, '10:20', amina, (incident) => changeStatus(incident, 'identified'));
  expect(states(back)).toEqual(['resolution over']);
  const over = then(watching, '11:00', amina, (incident) => changeStatus(incident, 'resolved'));
  expect(states(over)).toEqual(['resolution kept', 'closing owed']);
});

test('who leads is asked after all where it fell due while it was over, which it was not', () => {
  const owing = { ...terms, ...(leadTerm !== undefined && { lead: leadTerm }) };
  const first = given({ severity: 'sev3' });
  const made = (before: Log | undefined, after: Log, moment: Moment): Log => {
    const events = after.events.slice(before?.events.length ?? 0);
    const step = { before: before?.incident, after: after.incident, events };
    return after.when(moment, undefined, () => promisesMade(step, owing));
  };
  const mine = made(undefined, first, '10:00');
  const resolved = mine.when('10:03', amina, (incident) => changeStatus(incident, 'resolved'));
  const over = made(mine, resolved, '10:03');
  const reopened = over.when('10:20', amina, (incident) => changeStatus(incident, 'investigating'));
  expect(owed(made(over, reopened, '10:20'))).toContain('lead 10:25');
});

test('somebody leads within five minutes, and owes what is owed from then on', () => {
  const log = given({ severity: 'sev3' });
  const step = { before: undefined, after: log.incident, events: log.events };
  const declaredSo = log.when('10:00', undefined, () =>
    promisesMade(step, {
      'next update': {},
      silence: {},
      areTasksAsked: false,
      ...(leadTerm !== undefined && { lead: leadTerm }),
    }),
  );
  expect(owed(declaredSo)).toEqual(['lead 10:05']);
  const led = then(declaredSo, '10:03', baraka, () => [{ type: 'role-taken', role: 'lead', isUnique: true }]);
  expect(states(led)).toEqual(['lead kept']);
  const told = then(led, '10:10', amina, (incident) => update(incident, plain('next update in 20 min')));
  expect(standingPromises(told.incident).map((each) => whoOwes(told.incident, each))).toEqual([baraka]);
});

describe('a word while impact lasts', () => {
  const heard = { ...others, 'next update': {}, silence };
  const withSilence = (log: Log, moment: Moment, by: string | undefined, decide: Decision): Log => {
    const after = log.when(moment, by, decide);
    const step = {
      before: log.incident,
      after: after.incident,
      events: after.events.slice(log.events.length),
    };
    return after.when(moment, undefined, () => promisesMade(step, heard));
  };
  const declaredSo = (severity: string): Log => {
    const log = given({ severity });
    const step = { before: undefined, after: log.incident, events: log.events };
    return log.when('10:00', undefined, () => promisesMade(step, heard));
  };

  test('is owed from the declaration on, from each update, and where impact begins anew', () => {
    const log = declaredSo('sev2');
    expect(owed(log)).toEqual(['silence 10:45']);
    const told = withSilence(log, '10:20', amina, (incident) => update(incident, plain('looking')));
    expect(states(told)).toEqual(['silence kept', 'silence owed']);
    expect(owed(told)).toEqual(['silence 11:05']);
    const watched = withSilence(told, '10:30', amina, (incident) => changeStatus(incident, 'monitoring'));
    expect(states(watched)).toEqual(['silence kept', 'silence over', 'resolution owed']);
    const back = withSilence(watched, '10:40', amina, (incident) => changeStatus(incident, 'identified'));
    expect(owed(back)).toEqual(['silence 11:25']);
  });

  test('is owed of a mild incident once it became worse, and never where somebody said that it is not needed', () => {
    const mild = declaredSo('sev4');
    expect(owed(mild)).toEqual([]);
    const bad = withSilence(mild, '10:10', amina, (incident) => changeSeverity(incident, 'sev2'));
    expect(owed(bad)).toEqual(['silence 10:55']);
    const worse = withSilence(bad, '10:20', amina, (incident) => changeSeverity(incident, 'sev1'));
    expect(owed(worse)).toEqual(['silence 10:55']);
    const { key = '' } = standingPromises(worse.incident)[0] ?? {};
    const dropped = withSilence(worse, '10:21', amina, (incident) => dropPromise(incident, key));
    expect(owed(withSilence(dropped, '10:30', amina, (incident) => update(incident, plain('hm'))))).toEqual(
      [],
    );
  });

  test('is asked for once for each silence, whatever is said and recorded when', () => {
    const deeds: readonly Decision[] = [
      (incident) => update(incident, plain('still looking')),
      (incident) => changeStatus(incident, 'monitoring'),
      (incident) => changeStatus(incident, 'identified'),
      (incident) => changeStatus(incident, 'resolved'),
      (incident) => changeSeverity(incident, 'sev1'),
      (incident) => changeSeverity(incident, 'sev4'),
      // Somebody speaks, of which the log knows nothing.
      () => [],
    ];
    const step = fc.record({
      deed: fc.integer({ min: 0, max: deeds.length - 1 }),
      after: fc.integer({ min: 1, max: 120 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let log = declaredSo('sev2');
        let spoke = at('10:00');
        let now = at('10:00');
        let look = now;
        const asked: { readonly at: Instant; readonly spoke: Instant }[] = [];
        /** What the job does whenever it is due. */
        const lookUntil = (until: Instant): void => {
          for (;;) {
            const promise = standingPromises(log.incident).find(({ kind }) => kind === 'silence');
            const due = promise && instant(Math.max(promise.due, look, now));
            if (promise === undefined || due === undefined || due > until) return;
            now = due;
            const term = heard.silence[log.incident.severity];
            if (term === undefined) return;
            const again = silentUntil(promise, { spoke, now, term });
            if (again !== undefined) {
              expect(again).toBeGreaterThan(now);
              look = again;
              continue;
            }
            expect(isImpactLasting(log.incident)).toBe(true);
            expect(now - spoke).toBeGreaterThanOrEqual(term);
            expect(asked.filter((each) => each.spoke === spoke)).toEqual([]);
            asked.push({ at: now, spoke });
            const source = { channel: 'C1', message: toTimestamp(now) };
            const reminder = { promise: promise.key, due: promise.due, source, again: later(now, term) };
            log = log.when(now, undefined, (incident) => promiseWasAsked(incident, reminder, now));
          }
        };
        for (const { deed, after } of steps) {
          const moment = later(now, after * minute);
          lookUntil(moment);
          now = moment;
          spoke = moment;
          try {
            log = withSilence(log, moment, amina, deeds[deed] ?? (() => []));
          } catch {
            // Refused: somebody spoke all the same.
          }
          const owing = owed(log).filter((each) => each.startsWith('silence'));
          expect(owing.length).toBeLessThanOrEqual(1);
          if (!isImpactLasting(log.incident)) expect(owing).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('what was recorded before promises were kept owes nothing', () => {
  const old = given().when('10:10', amina, (incident) =>
    escalate(incident, { to: [{ person: baraka }], reason: plain('help') }),
  );
  expect(owed(then(old, '10:20', amina, () => [{ type: 'noted', text: plain('on it') }]))).toEqual([]);
});

test('can be put off and dropped while it is owed, and not afterwards', () => {
  const log = declared();
  const { key = '' } = standingPromises(log.incident)[0] ?? {};
  const later = log.when('11:00', amina, (incident) => putOff(incident, key, 15 * minute, at('11:00')));
  expect(owed(later)).toEqual(['next update 11:15']);
  const dropped = later.when('11:01', amina, (incident) => dropPromise(incident, key));
  expect(states(dropped)).toEqual(['next update dropped']);
  expect(refusalOf(() => putOff(dropped.incident, key, minute, at('11:02')))).toEqual({
    code: 'nothing-owed',
    sentence: 'Nobody waits for it any more: it was kept, or is not needed.',
  });
});

test('whatever happens, at most one update is owed, and none where nobody waits for one', () => {
  const deeds: readonly Decision[] = [
    (incident) => update(incident, plain('next update in 30 min')),
    (incident) => update(incident, plain('still looking')),
    (incident) => changeStatus(incident, 'monitoring'),
    (incident) => changeStatus(incident, 'resolved'),
    (incident) => changeStatus(incident, 'identified'),
    (incident) => changeSeverity(incident, 'sev1'),
    (incident) => changeSeverity(incident, 'sev3'),
    (incident) => escalate(incident, { to: [{ person: baraka }], reason: plain('help') }),
    (incident) => acknowledge(incident, 1),
  ];
  const pick = fc.integer({ min: 0, max: deeds.length - 1 });
  fc.assert(
    fc.property(fc.array(pick, { maxLength: 25 }), (picks) => {
      let log = declared();
      for (const [minutes, which] of picks.entries()) {
        const deed = deeds[which] ?? (() => []);
        const moment = `10:${String(minutes + 1).padStart(2, '0')}`;
        try {
          log = then(log, moment, amina, deed);
        } catch {
          // Refused: nothing becomes true of it.
        }
        const updates = owed(log).filter((each) => each.startsWith('next update'));
        expect(updates.length).toBeLessThanOrEqual(1);
        if (log.incident.status === 'resolved') expect(updates).toEqual([]);
        for (const promise of promisesOf(log.incident)) expect(promise.dues.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 100 },
  );
});
