import type { IncidentRef, Job } from '../../../src/app/job';
import type { Outbox } from '../../../src/app/ports';
import { later, minute } from '../../../src/domain/time/instant';
import { at } from '../../support/cast';
import { TestDatabase } from '../../support/test-database';

describe('how much is in the outbox', () => {
  let database: TestDatabase;
  let outbox: Outbox;
  let ref: IncidentRef;
  beforeEach(async () => {
    database = await TestDatabase.open();
    outbox = database.outbox();
    ref = await database.declare();
  });
  afterEach(() => database.close());

  const none = { scheduled: 0, queued: 0, waiting: 0, running: 0, held: 0, 'given up': 0 };
  const first = async (): Promise<Job> => {
    const [job] = await outbox.claim(at('10:00'), 1);
    if (job === undefined) throw new Error('No job is due');
    return job;
  };

  test('is nothing where everything is done', async () => {
    expect(await outbox.backlog(at('23:00'))).toEqual({ jobs: none, lag: 0 });
  });

  test('is counted by state, in all incidents', async () => {
    const tell = (fact: number) => ({ kind: 'tell', payload: { fact }, lane: 'tell' }) as const;
    const other = await database.declare();
    for (const each of [ref, other, ref, other]) await database.queue(each, { kind: 'topic', payload: {} });
    await outbox.park(await first(), at('10:00'), 'restricted_action');
    await outbox.hold(await first(), 'The channel is archived');
    await first();
    await database.queue(ref, tell(1), tell(2), tell(3));
    await outbox.queue(ref, { kind: 'pin-card', payload: {} }, at('12:00'));
    const { jobs } = await outbox.backlog(at('10:00'));
    expect(jobs).toEqual({ scheduled: 1, queued: 2, waiting: 2, running: 1, held: 1, 'given up': 1 });
  });

  test('lags by the job that is due the longest', async () => {
    await database.queue(ref, { kind: 'topic', payload: {} });
    database.now = later(at('10:00'), minute);
    await database.queue(ref, { kind: 'purpose', payload: {} });
    const lag = async (time: string): Promise<number> => (await outbox.backlog(at(time))).lag;
    expect(await lag('10:00')).toBe(0);
    expect(await lag('10:05')).toBe(5 * minute);
    const job = await first();
    expect(await lag('10:05')).toBe(4 * minute);
    // One that waits for its next try is not late before that.
    await outbox.retry(job, at('10:30'), 'Slack is not well');
    expect(await lag('10:20')).toBe(19 * minute);
    const [purpose] = await outbox.claim(at('10:20'), 1);
    if (purpose !== undefined) await outbox.done(purpose);
    expect(await lag('10:20')).toBe(0);
    expect(await lag('10:31')).toBe(minute);
  });

  test('lags by one whose time has come and that nobody took up', async () => {
    await outbox.queue(ref, { kind: 'pin-card', payload: {} }, at('12:00'));
    expect((await outbox.backlog(at('11:59'))).lag).toBe(0);
    expect((await outbox.backlog(at('12:02'))).lag).toBe(2 * minute);
  });
});
