import type { IncidentRef, JobRequest } from '../../../src/app/job';
import { later, minute } from '../../../src/domain/time/instant';
import { createStore } from '../../../src/storage/incidents/incidents';
import { createOutbox } from '../../../src/storage/outbox/outbox';
import { connect } from '../../../src/storage/sqlite/connect';
import { TestDatabase } from '../../support/test-database';
import { commitsIn, cutAt, logLength } from '../../support/write-ahead-log';

const tell = (fact: number): JobRequest => ({ kind: 'tell', payload: { fact }, lane: 'tell' });

describe('a power cut', () => {
  let database: TestDatabase;
  let ref: IncidentRef;
  beforeEach(async () => {
    database = await TestDatabase.open('sqlite');
    ref = await database.declare();
  });
  afterEach(() => database.close());

  test('after the last acknowledgement takes no fact, and no job that is not done is taken for a new one', async () => {
    const { path } = database;
    await database.queue(ref, tell(1), tell(2), { kind: 'topic', payload: {} });
    await database.note(ref, 'and this was acknowledged last');
    const acknowledged = logLength(path);
    const queuedAt = database.now;
    const outbox = database.outbox();
    database.now = later(database.now, minute);
    const [first, topic] = await outbox.claim(database.now, 10);
    if (first === undefined || topic === undefined) throw new Error('Nothing was handed out');
    await outbox.done(first);
    await outbox.retry(topic, later(database.now, minute), 'lost');
    const [second] = await outbox.claim(database.now, 10);
    if (second !== undefined) await outbox.hold(second, 'out of reach');
    await outbox.release(ref);
    const [again] = await outbox.claim(database.now, 10);
    if (again !== undefined) await outbox.done(again);

    const ends = commitsIn(path).filter((end) => end >= acknowledged);
    expect(ends.length).toBeGreaterThan(5);
    const lengths = ends.flatMap((end, index) => [end, Math.floor((end + (ends[index + 1] ?? end)) / 2)]);
    for (const [index, length] of lengths.entries()) {
      const copy = `${path}.cut-${index}`;
      cutAt(path, length, copy);
      const connection = await connect(`sqlite:${copy}`);
      const log = await createStore(connection).log(ref);
      expect(log.at(-1)).toMatchObject({ text: ['and this was acknowledged last'] });
      const left = await claimAll(createOutbox(connection), later(database.now, 10 * minute));
      for (const job of left) {
        expect(job.attempt).toBeGreaterThanOrEqual(2);
        expect(job.firstAttemptAt).toBeGreaterThanOrEqual(queuedAt);
        expect(job.firstAttemptAt).toBeLessThanOrEqual(database.now);
      }
      expect(left.map(({ kind }) => kind)).toContain('topic');
      await connection.close();
    }
  });

  test('that came before the last acknowledgement could not have been: what was told is on disk by then', async () => {
    const { path } = database;
    await database.queue(ref, tell(1));
    const [job] = await database.outbox().claim(database.now, 10);
    if (job === undefined) throw new Error('Nothing was handed out');
    // Progress must last: an upload that is begun twice is there twice.
    await database.outbox().remember(job, { file: 'F1' });
    const copy = `${path}.cut`;
    cutAt(path, logLength(path), copy);
    const connection = await connect(`sqlite:${copy}`);
    const [again] = await createOutbox(connection).claim(database.now, 10);
    expect(again).toMatchObject({ id: job.id, attempt: 2, progress: { file: 'F1' } });
    await connection.close();
  });

  test('is none where the bot was ended properly, and a job is new then', async () => {
    await database.queue(ref, tell(1));
    await database.reopen();
    const [job] = await database.outbox().claim(database.now, 10);
    expect(job?.attempt).toBe(1);
  });
});

async function claimAll(outbox: ReturnType<typeof createOutbox>, now: Parameters<typeof outbox.claim>[0]) {
  const all = [];
  for (let jobs = await outbox.claim(now, 10); jobs.length > 0; jobs = await outbox.claim(now, 10)) {
    all.push(...jobs);
    for (const job of jobs) await outbox.done(job);
  }
  return all;
}
