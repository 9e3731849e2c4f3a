import type { IncidentRef, JobRequest } from '../../src/app/job';
import { later, minute } from '../../src/domain/time/instant';
import { at } from '../support/cast';
import { databaseKinds, TestDatabase } from '../support/test-database';

const tell = (fact: number): JobRequest => ({ kind: 'tell', payload: { fact }, lane: 'tell' });

describe.each(databaseKinds)('on %s, a job', (kind) => {
  let database: TestDatabase;
  let other: IncidentRef;
  let ref: IncidentRef;
  beforeEach(async () => {
    database = await TestDatabase.open(kind);
    other = await database.declare();
    ref = await database.declare();
  });
  afterEach(() => database.close());

  const claim = () => database.outbox().claim(database.now, 10);

  /** Hands out the one job that can be had. */
  const claimOne = async () => {
    const [job, ...others] = await claim();
    if (job === undefined || others.length > 0) throw new Error('Not one job was handed out');
    return job;
  };

  test('that waits for its channel is handed out to nobody, and neither are those behind it', async () => {
    await database.queue(ref, tell(1), tell(2));
    await database.outbox().hold(await claimOne(), 'out of reach');
    expect(await claim()).toEqual([]);
    expect(await database.outbox().nextDue()).toBeUndefined();
    await database.queue(other, tell(1));
    expect((await claimOne()).incident).toEqual(other);
  });

  test('that waits goes on in its order when its incident’s channel is back, and has lost no attempt', async () => {
    await database.queue(ref, tell(1), tell(2));
    const first = await claimOne();
    await database.outbox().hold(first, 'out of reach');
    await database.outbox().release(other);
    expect(await claim()).toEqual([]);
    await database.outbox().release(ref);
    const again = await claimOne();
    expect(again).toMatchObject({ id: first.id, attempt: 1 });
    await database.outbox().done(again);
    expect(await claimOne()).toMatchObject({ payload: { fact: 2 } });
  });

  test('that is put off is as if it had not begun, and holds nobody up in its lane until it is due', async () => {
    await database.queue(ref, tell(1), tell(2));
    const outbox = database.outbox();
    const first = await claimOne();
    expect(await outbox.behind(first)).toEqual([{ kind: 'tell', payload: { fact: 2 } }]);
    await outbox.postpone(first, later(database.now, minute));
    const second = await claimOne();
    expect(second).toMatchObject({ payload: { fact: 2 } });
    expect(await outbox.behind(second)).toEqual([{ kind: 'tell', payload: { fact: 1 } }]);
    await outbox.done(second);
    expect(await claim()).toEqual([]);
    expect(await outbox.nextDue()).toBe(later(database.now, minute));
    const [again, ...others] = await outbox.claim(later(database.now, minute), 10);
    expect(again).toMatchObject({ id: first.id, attempt: 1 });
    expect(others).toEqual([]);
  });

  test('that waits is looked at anew after a start: whoever was to let it go on is gone', async () => {
    await database.queue(ref, tell(1), tell(2));
    const first = await claimOne();
    await database.outbox().hold(first, 'out of reach');
    await database.reopen();
    expect(await claimOne()).toMatchObject({ id: first.id, attempt: 1 });
  });

  test('that was given up can be tried again, once, and looks for what it left behind', async () => {
    await database.queue(ref, tell(1));
    const outbox = database.outbox();
    const job = await claimOne();
    expect(await outbox.unpark(ref, 'tell')).toBe(false);
    await outbox.park(job, at('10:00'), 'refused');
    expect(await outbox.unpark(other, 'tell')).toBe(false);
    expect(await outbox.unpark(ref, 'topic')).toBe(false);
    expect(await outbox.unpark(ref, 'tell')).toBe(true);
    expect(await outbox.unpark(ref, 'tell')).toBe(false);
    expect(await claimOne()).toMatchObject({ id: job.id, attempt: 2 });
  });

  test('is reported once with all others of its kind that one cause stopped, which are tried again together', async () => {
    const answer = (ts: string): JobRequest => ({
      kind: 'answer-mark',
      payload: { source: { channel: 'C1', message: ts } },
      mergeKey: `answer:${ts}`,
    });
    const report: JobRequest = { kind: 'report-failure', payload: { part: 'a reaction', why: 'refused' } };
    const outbox = database.outbox();
    await database.queue(ref, answer('1.1'), answer('1.2'), answer('1.3'));
    const [first, second, third] = await claim();
    if (first === undefined || second === undefined || third === undefined) throw new Error('No jobs');
    await outbox.park(first, at('10:00'), 'missing_scope', report);
    await outbox.park(second, at('10:00'), 'missing_scope', report);
    expect(await claim()).toMatchObject([{ kind: 'report-failure' }]);
    await outbox.park(third, at('10:00'), 'too_many_reactions', report);
    expect(await claim()).toMatchObject([{ kind: 'report-failure' }]);
    expect(await outbox.unpark(ref, 'answer-mark')).toBe(true);
    expect(await claim()).toHaveLength(3);
  });

  test('that no fact causes is queued once, and goes before those that wait in its lane', async () => {
    const outbox = database.outbox();
    const request: JobRequest = {
      kind: 'read-members',
      payload: {},
      lane: 'members',
      mergeKey: 'members',
    };
    const invite = (person: string): JobRequest => ({
      kind: 'invite',
      payload: { people: [person] },
      lane: 'members',
    });
    await database.queue(ref, invite('U1'), invite('U2'));
    const first = await claimOne();
    await outbox.queue(ref, request, database.now);
    await outbox.queue(ref, request, database.now);
    expect(await claim()).toEqual([]);
    await outbox.done(first);
    const second = await claimOne();
    expect(second.kind).toBe('read-members');
    await outbox.done(second);
    expect(await claimOne()).toMatchObject({ kind: 'invite', payload: { people: ['U2'] } });
  });
});
