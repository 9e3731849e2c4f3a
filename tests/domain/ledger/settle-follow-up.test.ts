import { changeEntry } from '../../../src/domain/entries/change-entry';
import { withdraw } from '../../../src/domain/entries/withdraw';
import { readFact } from '../../../src/domain/facts';
import { findingsOf } from '../../../src/domain/findings/findings';
import { fold } from '../../../src/domain/fold/fold';
import { addFollowUp, followUpsOf } from '../../../src/domain/ledger/follow-up';
import { type Outcome, settleFollowUp } from '../../../src/domain/ledger/settle-follow-up';
import { plain } from '../../../src/domain/text/wording';
import { timelineOf } from '../../../src/domain/timeline/timeline';
import { amina, at, baraka, chebet, david, messageAt } from '../../support/cast';
import { given, type Log, said } from '../../support/log';

const outcome = (state: Outcome['state'], reason = '', reference = 'F1'): Outcome => ({
  ...{ state, reference },
  reason: plain(reason),
});

const typed = given()
  .when('10:40', amina, (incident) =>
    addFollowUp(incident, { text: plain('add an alert'), owner: chebet, due: '2023-11-30' }),
  )
  .told('10:40:01');
const toldBy = { ...said('10:40:01', amina, 'F1: add an alert'), source: messageAt('10:40:01') };

const settle = (log: Log, clock: string, ...what: Parameters<typeof outcome>) =>
  log.when(clock, baraka, (incident) => settleFollowUp(incident, outcome(...what)));

const stateOf = ({ incident }: Log) => followUpsOf(incident)[0]?.state;

describe('what became of a follow-up', () => {
  test('is typed: done, dropped with a reason, and open again', () => {
    const done = settle(typed, '11:00', 'done');
    expect(followUpsOf(done.incident)[0]).toMatchObject({
      state: 'done',
      settled: { at: at('11:00'), by: baraka },
    });
    const dropped = settle(done, '11:05', 'dropped', 'the service goes');
    expect(followUpsOf(dropped.incident)[0]).toMatchObject({
      state: 'dropped',
      settled: { at: at('11:05'), evidence: ['the service goes'] },
    });
    const open = settle(dropped, '11:10', 'open');
    expect(followUpsOf(open.incident)[0]).not.toHaveProperty('settled');
    expect(stateOf(open)).toBe('open');
  });

  test('is taken back by withdrawing what was said', () => {
    const done = settle(typed, '11:00', 'done');
    const said = done.events.at(-1);
    if (said === undefined) throw new Error('Nothing was said');
    expect(stateOf(done.when('11:01', baraka, (incident) => withdraw(incident, said)))).toBe('open');
  });

  test('is on no timeline', () => {
    expect(timelineOf(settle(typed, '11:00', 'done').incident).map(({ key }) => key)).toEqual(['#1']);
  });

  test.each<[Outcome['state'], string, string, string]>([
    ['dropped', '', 'F1', 'Say why F1 is dropped: `/incident drop F1 <reason>`.'],
    ['open', '', 'F1', 'F1 is open already. Type `/incident done F1` when it is done.'],
    ['done', '', 'F9', 'There is no follow-up “F9”: INC-7 has F1. Type `/incident done F1`.'],
    ['dropped', 'x', '', 'Say which follow-up: INC-7 has F1. Type `/incident drop F1 <reason>`.'],
  ])('refuses %s %j of %j with what to type', (state, reason, reference, sentence) => {
    const refused = typed.refusalOf((incident) =>
      settleFollowUp(incident, outcome(state, reason, reference)),
    );
    expect(refused.sentence).toBe(sentence);
  });

  test('is refused twice, unless the second adds words or puts the time right', () => {
    const done = settle(typed, '11:00', 'done');
    expect(done.refusalOf((incident) => settleFollowUp(incident, outcome('done'))).sentence).toBe(
      'F1 is done already, since 2023-11-08 11:00. If that is wrong, type `/incident reopen F1`.',
    );
    const why = settle(done, '11:05', 'done', 'deployed with 1.43');
    expect(followUpsOf(why.incident)[0]?.settled).toMatchObject({
      at: at('11:00'),
      evidence: ['deployed with 1.43'],
    });
    const earlier = done.when('11:06', baraka, (incident) =>
      settleFollowUp(incident, { ...outcome('done'), at: at('10:55') }),
    );
    expect(followUpsOf(earlier.incident)[0]?.settled?.at).toBe(at('10:55'));
  });

  test('of an incident without follow-ups, and of one that was withdrawn, says so', () => {
    expect(given().refusalOf((incident) => settleFollowUp(incident, outcome('done'))).sentence).toBe(
      'INC-7 has no follow-ups. Type `/incident follow-up <text>` first.',
    );
    const two = typed.when('10:50', amina, (incident) =>
      addFollowUp(incident, { text: plain('order cake') }),
    );
    const [, first] = two.events;
    if (first === undefined) throw new Error('Nothing was typed');
    const gone = two.when('10:51', amina, (incident) => withdraw(incident, first));
    expect(gone.refusalOf((incident) => settleFollowUp(incident, outcome('done'))).sentence).toBe(
      'F1 was withdrawn: INC-7 has F2. Type `/incident done F2`.',
    );
  });
});

describe('a mark that says that a follow-up is done', () => {
  test('stands on the message that tells it, and is taken back with the reaction', () => {
    const done = typed.mark('11:00', david, 'confirmed', toldBy);
    expect(followUpsOf(done.incident)[0]).toMatchObject({
      state: 'done',
      settled: { at: at('11:00'), by: david },
    });
    expect(stateOf(done.unmark('11:05', david, 'confirmed', toldBy))).toBe('open');
  });

  test('stands on a marked message', () => {
    const task = said('10:40', david, 'write a runbook');
    const log = given().mark('10:41', amina, 'follow-up', task).mark('11:00', baraka, 'confirmed', task);
    expect(stateOf(log)).toBe('done');
    expect(stateOf(log.unmark('11:05', baraka, 'confirmed', task))).toBe('open');
  });

  test('means it as long as one of several stands, and names the first', () => {
    const two = typed.mark('11:00', david, 'confirmed', toldBy).mark('11:01', baraka, 'confirmed', toldBy);
    expect(followUpsOf(two.incident)[0]?.settled?.by).toBe(david);
    expect(stateOf(two.unmark('11:05', david, 'confirmed', toldBy))).toBe('done');
  });

  test('gives way to what is typed later, and beats what was typed before', () => {
    const done = typed.mark('11:00', david, 'confirmed', toldBy);
    expect(stateOf(settle(done, '11:05', 'dropped', 'not needed'))).toBe('dropped');
    expect(stateOf(settle(done, '11:05', 'open'))).toBe('open');
    const dropped = settle(typed, '10:55', 'dropped', 'not needed');
    expect(stateOf(dropped.mark('11:00', david, 'confirmed', toldBy))).toBe('done');
  });

  test('judges the assumption alone where the message is one as well', () => {
    const both = said('10:40', david, 'the pool is too small');
    const log = given()
      .mark('10:41', amina, 'assumption', both)
      .mark('10:41', amina, 'follow-up', both)
      .mark('11:00', baraka, 'confirmed', both);
    expect(stateOf(log)).toBe('open');
    expect(stateOf(log.unmark('11:01', amina, 'assumption', both))).toBe('done');
  });

  test('says nothing by ruling out, nor on the message that tells what became of it', () => {
    expect(stateOf(typed.mark('11:00', david, 'ruled out', toldBy))).toBe('open');
    const dropped = settle(typed, '10:55', 'dropped', 'not needed').told('10:55:01');
    const there = { ...said('10:55:01', amina, 'F1 dropped'), source: messageAt('10:55:01') };
    expect(stateOf(dropped.mark('11:00', david, 'confirmed', there))).toBe('dropped');
  });

  test('meant nothing to the version that wrote it before', () => {
    const { events } = typed.mark('11:00', david, 'confirmed', toldBy);
    const earlier = events.map((event) =>
      event.type === 'mark-set' ? { ...event, ...readFact('mark-set', 2, event) } : event,
    );
    expect(followUpsOf(fold(undefined, earlier as typeof events))[0]?.state).toBe('open');
  });

  test('of a follow-up adds no second one where it marks the message that tells it', () => {
    expect(followUpsOf(typed.mark('11:00', david, 'follow-up', toldBy).incident)).toHaveLength(1);
  });
});

describe('a follow-up that is put right', () => {
  const change = (log: Log, key: string, wanted: Parameters<typeof changeEntry>[2]) =>
    log.when('11:00', baraka, (incident) =>
      changeEntry(incident, key, wanted, { person: baraka, now: at('11:00') }),
    );

  test('has other words, another owner and another day', () => {
    const changed = change(typed, '#2', { text: plain('add two alerts'), owner: david, due: '2023-12-01' });
    expect(followUpsOf(changed.incident)[0]).toMatchObject({
      text: ['add two alerts'],
      owner: david,
      due: '2023-12-01',
    });
  });

  test('has nobody and no day where both were taken away', () => {
    const [task] = followUpsOf(change(typed, '#2', { owner: null, due: null }).incident);
    expect(task).not.toHaveProperty('owner');
    expect(task).not.toHaveProperty('due');
  });

  test('takes the day that its new words end with', () => {
    const changed = change(typed, '#2', { text: plain('add two alerts due friday') });
    expect(followUpsOf(changed.incident)[0]).toMatchObject({
      text: ['add two alerts'],
      owner: chebet,
      due: '2023-11-10',
    });
  });

  const task = said('10:40', david, ['add an index ', { person: chebet }, ' due 2023-11-30']);
  const marked = given().mark('10:41', amina, 'follow-up', task);
  const key = 'C0CHECKOUT:1699429200.000000';

  test('by mark keeps owner and day where its words are put otherwise', () => {
    expect(followUpsOf(change(marked, key, { text: plain('add two indexes') }).incident)[0]).toMatchObject({
      text: ['add two indexes'],
      owner: chebet,
      due: '2023-11-30',
    });
  });

  test('by mark has another owner and day beside the words of its message', () => {
    const changed = change(marked, key, { owner: david, due: null });
    expect(followUpsOf(changed.incident)[0]).toMatchObject({ owner: david });
    expect(followUpsOf(changed.incident)[0]).not.toHaveProperty('due');
  });
});

describe('findings about follow-ups', () => {
  const lacking = ({ incident }: Log) =>
    findingsOf(incident).flatMap(({ id, sentence }) => (id === 'A03' ? [sentence] : []));
  const bare = given().when('10:40', amina, (incident) =>
    addFollowUp(incident, { text: plain('order cake') }),
  );

  test('name whatever is open and lacks an owner or a day', () => {
    expect(lacking(bare)).toHaveLength(1);
    expect(lacking(typed)).toEqual([]);
  });

  test('leave alone what is done or dropped', () => {
    expect(lacking(settle(bare, '11:00', 'done'))).toEqual([]);
    expect(lacking(settle(bare, '11:00', 'dropped', 'no cake'))).toEqual([]);
  });
});
