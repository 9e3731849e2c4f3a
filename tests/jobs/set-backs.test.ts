import { ChatFailure } from '../../src/app/chat-failure';
import { StorageFailure } from '../../src/app/storage-failure';
import { hour, minute, second } from '../../src/domain/time/instant';
import { at } from '../support/cast';
import { databaseKinds } from '../support/test-database';
import { Worker } from './worker';

const passing = () => new ChatFailure('internal_error', 'Slack is not well.', { again: true });

describe.each(databaseKinds)('on %s, a clock that is set back', (kind) => {
  let worker: Worker;
  let failing: boolean;
  let tried: number[];
  /** Has a job fail for so long as `failing` holds, and notes how much time had passed at each try. */
  const hire = async (outboxOver?: Parameters<typeof Worker.hire>[1]): Promise<void> => {
    worker = await Worker.hire(kind, outboxOver);
    failing = true;
    tried = [];
    worker.works('topic', async () => {
      tried.push(worker.clock.now());
      if (failing) throw passing();
    });
  };
  afterEach(() => worker.close());

  const failOften = async (): Promise<void> => {
    worker.runner.start();
    await worker.queue({ kind: 'topic', payload: {} });
    await worker.idle();
    while (tried.length < 8) await worker.turnToNext();
    failing = false;
  };

  /** How long the last two tries were apart. */
  const waited = (): number => (tried.at(-1) ?? 0) - (tried.at(-2) ?? 0);

  test.each([
    ['ten seconds', 10 * second],
    ['an hour', hour],
    ['a day', 24 * hour],
  ])('by %s holds up no job that waits to be tried again', async (_, by) => {
    await hire();
    await failOften();
    worker.setBackBy = by;
    await worker.turnToNext();
    expect(tried).toHaveLength(9);
    expect(waited()).toBeGreaterThanOrEqual(128 * second);
    expect(waited()).toBeLessThanOrEqual(128 * 1.2 * second);
    expect(await worker.left()).toEqual([]);
  });

  test('holds up no job when another one is queued meanwhile', async () => {
    await hire();
    await failOften();
    worker.setBackBy = hour;
    await worker.queue({ kind: 'card', payload: {} });
    await worker.idle();
    expect(worker.outcomes.at(-1)).toBe('card done');
    await worker.turnToNext();
    expect(waited()).toBeLessThanOrEqual(128 * 1.2 * second);
  });

  test('while the bot is down makes a job wait no longer than the longest wait there is', async () => {
    await hire();
    await failOften();
    await worker.runner.stop();
    worker.setBackBy = hour;
    // The process that starts knows nothing of the time before.
    const [job] = await worker.left();
    expect(Number(job?.due_at) - worker.now).toBeGreaterThan(hour);
    worker.replaceRunner();
    await worker.idle();
    expect(tried).toHaveLength(9);
  });

  test('holds up nothing that waits in a lane behind a job that fails', async () => {
    await hire();
    let told = 0;
    worker.works('tell', async () => {
      told += 1;
      if (failing) throw passing();
    });
    worker.runner.start();
    await worker.queue(
      { kind: 'tell', payload: { fact: 1 }, lane: 'tell' },
      { kind: 'tell', payload: { fact: 2 }, lane: 'tell' },
    );
    await worker.idle();
    failing = false;
    worker.setBackBy = hour;
    await worker.turnToNext();
    expect(told).toBe(3);
    expect(await worker.left()).toEqual([]);
  });

  test('is made up for later where the database cannot be written', async () => {
    let isFull = false;
    await hire((outbox) => ({
      ...outbox,
      hasten: async (...args) => {
        if (isFull) throw new StorageFailure('full', 'SQLITE_FULL');
        return outbox.hasten(...args);
      },
    }));
    await failOften();
    worker.setBackBy = hour;
    isFull = true;
    await worker.turnToNext();
    expect(tried).toHaveLength(8);
    isFull = false;
    await worker.turnToNext();
    expect(tried).toHaveLength(9);
  });

  test('and one that is right lets no job come sooner', async () => {
    await hire();
    await failOften();
    await worker.queue({ kind: 'card', payload: {} });
    await worker.idle();
    worker.clock.turn(worker.clock.now() + minute);
    await worker.idle();
    expect(tried).toHaveLength(8);
    expect(worker.now).toBeGreaterThan(at('10:00'));
  });
});
