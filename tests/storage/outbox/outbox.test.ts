import type { IncidentRef, Job, JobRequest } from '../../../src/app/job';
import type { Outbox } from '../../../src/app/ports';
import { later, minute } from '../../../src/domain/time/instant';
import { at } from '../../support/cast';
import { databaseKinds, TestDatabase, team } from '../../support/test-database';

const card: JobRequest = { kind: 'card', payload: {}, mergeKey: 'card' };
const topic: JobRequest = { kind: 'topic', payload: {} };
const tell = (fact: number): JobRequest => ({ kind: 'tell', payload: { fact }, lane: 'tell' });
const far = at('23:00');

describe.each(databaseKinds)('on %s, the outbox in its database', (kind) => {
  let database: TestDatabase;
  let outbox: Outbox;
  let ref: IncidentRef;
  beforeEach(async () => {
    database = await TestDatabase.open(kind);
    outbox = database.outbox();
    ref = await database.declare();
  });
  afterEach(() => database.close());

  const claimed = async (now = far, most = 100): Promise<readonly Job[]> => outbox.claim(now, most);
  const kinds = (jobs: readonly Job[]): readonly string[] =>
    jobs.map((job) => (job.kind === 'tell' ? `tell ${job.payload.fact}` : job.kind));
  const only = (jobs: readonly Job[]): Job => {
    const [job, ...more] = jobs;
    if (job === undefined || more.length > 0) throw new Error(`There are ${jobs.length} jobs`);
    return job;
  };

  test('hands a job out once, with what it needs to know', async () => {
    await database.queue(ref, { kind: 'tell', payload: { fact: 7 } });
    const job = only(await claimed());
    expect(job).toMatchObject({
      kind: 'tell',
      payload: { fact: 7 },
      incident: ref,
      attempt: 1,
      progress: {},
    });
    expect(job.firstAttemptAt).toBe(far);
    expect(await claimed()).toEqual([]);
  });

  test('hands out what is due and nothing else, oldest first, and no more than asked for', async () => {
    for (const fact of [1, 2, 3, 4, 5, 6]) {
      database.now = later(at('10:00'), fact * minute);
      await database.queue(ref, { kind: 'tell', payload: { fact } });
    }
    expect(kinds(await claimed(at('09:59')))).toEqual([]);
    expect(kinds(await claimed(at('10:05'), 3))).toEqual(['tell 1', 'tell 2', 'tell 3']);
    expect(kinds(await claimed(at('10:05')))).toEqual(['tell 4', 'tell 5']);
    expect(kinds(await claimed(at('10:06')))).toEqual(['tell 6']);
  });

  test('has what waits come due sooner where a clock was set back, and nothing that is due by that clock', async () => {
    const waiting: readonly JobRequest[] = [
      topic,
      { kind: 'remind', payload: { promise: 'lead:1', due: far } },
      { kind: 'look-for-silence', payload: { plan: 2 } },
      { kind: 'archive-channel', payload: { said: 3 } },
    ];
    for (const request of waiting) await database.queue(ref, { ...request, due: at('22:00') });
    await outbox.hasten(at('12:00'), at('10:00'));
    expect(kinds(await claimed(at('10:00')))).toEqual(['topic']);
    expect(kinds(await claimed(at('22:00'))).toSorted()).toEqual([
      'archive-channel',
      'look-for-silence',
      'remind',
    ]);
  });

  test('says a failure once in an incident, in a workspace, or each time', async () => {
    const report = { kind: 'report-failure', payload: { part: 'the topic', why: 'x' } } as const;
    const fail = async (
      where: IncidentRef,
      once?: 'incident' | 'workspace' | 'nothing',
    ): Promise<boolean> => {
      await database.queue(where, topic);
      await outbox.park(only(await claimed()), far, 'restricted_action', report, once);
      const said = await claimed();
      for (const job of said) await outbox.done(job);
      return said.length === 1;
    };
    const [other, third] = [await database.declare(), await database.declare()];
    expect([await fail(ref), await fail(ref), await fail(other)]).toEqual([true, false, true]);
    expect([await fail(ref, 'nothing'), await fail(third, 'workspace')]).toEqual([true, false]);
  });

  test('hands out a job that is tried again when its new time has come, after those that were due before', async () => {
    await database.queue(ref, { kind: 'tell', payload: { fact: 1 } });
    await outbox.retry(only(await claimed()), at('10:30'), 'lost');
    for (const fact of [2, 3, 4]) {
      database.now = later(at('10:00'), fact * minute);
      await database.queue(ref, { kind: 'tell', payload: { fact } });
    }
    expect(kinds(await claimed())).toEqual(['tell 2', 'tell 3', 'tell 4', 'tell 1']);
  });

  test('hands the jobs of one event out in the order in which it caused them', async () => {
    await database.queue(ref, ...[1, 2, 3, 4, 5, 6].map((fact) => ({ ...tell(fact), lane: `${fact}` })));
    expect(kinds(await claimed())).toEqual(['tell 1', 'tell 2', 'tell 3', 'tell 4', 'tell 5', 'tell 6']);
  });

  test('knows when the next job is due', async () => {
    expect(await outbox.nextDue()).toBeUndefined();
    await database.queue(ref, topic);
    expect(await outbox.nextDue()).toBe(at('10:00'));
    const job = only(await claimed());
    expect(await outbox.nextDue()).toBeUndefined();
    await outbox.retry(job, at('10:07'), 'Slack is not well');
    expect(await outbox.nextDue()).toBe(at('10:07'));
  });

  test('forgets a job that is done', async () => {
    await database.queue(ref, topic);
    await outbox.done(only(await claimed()));
    expect((await database.rows()).jobs).toEqual([]);
  });

  test('counts attempts, remembers the first one, and hands a failed job out when it is due again', async () => {
    await database.queue(ref, topic);
    await outbox.retry(only(await claimed(at('10:01'))), at('10:02'), 'Slack is not well');
    expect(await claimed(at('10:01'))).toEqual([]);
    const again = only(await claimed(at('10:02')));
    expect(again).toMatchObject({ attempt: 2, firstAttemptAt: at('10:01') });
    expect((await database.rows()).jobs).toMatchObject([{ state: 'running', failure: 'Slack is not well' }]);
  });

  test('keeps for later attempts what earlier ones learnt', async () => {
    await database.queue(ref, topic);
    const first = only(await claimed());
    await outbox.remember(first, { file: 'F1' });
    await outbox.retry(first, at('10:01'), 'lost');
    const second = only(await claimed());
    expect(second.progress).toEqual({ file: 'F1' });
    await outbox.remember(second, { message: '1.000001' });
    await outbox.retry(second, at('10:02'), 'lost');
    expect(only(await claimed()).progress).toEqual({ file: 'F1', message: '1.000001' });
  });

  describe('jobs in one lane', () => {
    test('are handed out one after the other, across events', async () => {
      await database.queue(ref, tell(1), tell(2));
      await database.queue(ref, tell(3));
      for (const fact of [1, 2, 3]) {
        const job = only(await claimed());
        expect(kinds([job])).toEqual([`tell ${fact}`]);
        expect(await claimed()).toEqual([]);
        expect(await outbox.nextDue()).toBeUndefined();
        await outbox.done(job);
      }
    });

    test('wait for the first while it waits to be tried again', async () => {
      await database.queue(ref, tell(1), tell(2));
      await outbox.retry(only(await claimed(at('10:00'))), at('10:30'), 'lost');
      expect(await claimed(at('10:29'))).toEqual([]);
      expect(await outbox.nextDue()).toBe(at('10:30'));
    });

    test('go on when the first is given up', async () => {
      await database.queue(ref, tell(1), tell(2));
      await outbox.park(only(await claimed()), at('10:00'), 'final');
      expect(kinds(await claimed())).toEqual(['tell 2']);
    });

    test('hold up no other lane and no other incident', async () => {
      const other = await database.declare();
      await database.queue(ref, tell(1), { ...tell(2), lane: 'other' }, topic);
      await database.queue(other, tell(3));
      expect([...kinds(await claimed())].sort()).toEqual(['tell 1', 'tell 2', 'tell 3', 'topic']);
    });
  });

  describe('jobs with one merge key', () => {
    test('become one while they wait, also for another try', async () => {
      await database.queue(ref, card, card);
      await database.queue(ref, card);
      await outbox.retry(only(await claimed()), at('10:01'), 'lost');
      await database.queue(ref, card);
      expect(only(await claimed())).toMatchObject({ kind: 'card', attempt: 2 });
    });

    test('are two once the first is in flight, because it may have read the incident already', async () => {
      await database.queue(ref, card);
      expect(kinds(await claimed())).toEqual(['card']);
      await database.queue(ref, card);
      await database.queue(ref, card);
      expect(kinds(await claimed())).toEqual(['card']);
    });

    test('are not merged with one that was given up, nor with those of another incident', async () => {
      const other = await database.declare();
      await database.queue(ref, card);
      await outbox.park(only(await claimed()), at('10:00'), 'final');
      await database.queue(ref, card);
      await database.queue(other, card);
      expect((await claimed()).map(({ incident }) => incident.number).sort()).toEqual([1, 2]);
    });
  });

  test('keeps a job that was given up for people to see, and queues the report about it', async () => {
    await database.queue(ref, topic);
    const payload = { part: 'the channel’s topic', why: 'It is archived.' };
    await outbox.park(only(await claimed()), at('10:00'), 'is_archived', { kind: 'report-failure', payload });
    expect(only(await claimed())).toMatchObject({ kind: 'report-failure', payload, incident: ref });
    const parked = (await database.rows()).jobs.filter(({ state }) => state === 'parked');
    expect(parked).toMatchObject([{ kind: 'topic', failure: 'is_archived' }]);
  });

  test('frees at the start what a process that died had in flight', async () => {
    await database.queue(ref, tell(1), tell(2));
    const first = only(await claimed(at('10:01')));
    await outbox.remember(first, { file: 'F1' });
    await database.reopen();
    outbox = database.outbox();
    const again = only(await claimed());
    expect(again).toMatchObject({ id: first.id, attempt: 2, firstAttemptAt: at('10:01') });
    expect(again.progress).toEqual({ file: 'F1' });
    expect(again.incident).toEqual({ team, number: 1 });
  });
});
