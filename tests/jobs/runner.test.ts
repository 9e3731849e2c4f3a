import { ChatFailure } from '../../src/app/chat-failure';
import type { JobRequest } from '../../src/app/job';
import { StorageFailure } from '../../src/app/storage-failure';
import { later, minute, second } from '../../src/domain/time/instant';
import { at } from '../support/cast';
import { databaseKinds, usualKind } from '../support/test-database';
import { until } from '../support/until';
import { Worker } from './worker';

const topic: JobRequest = { kind: 'topic', payload: {} };
const tell = (fact: number): JobRequest => ({ kind: 'tell', payload: { fact } });
const passing = () => new ChatFailure('internal_error', 'Slack is not well.', { again: true });
const final = () => new ChatFailure('is_archived', 'The channel is archived.', { again: false });

/** A promise that a test resolves when it likes. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe.each(databaseKinds)('on %s, the job runner', (kind) => {
  let worker: Worker;
  beforeEach(async () => {
    worker = await Worker.hire(kind);
    worker.runner.start();
  });
  afterEach(() => worker.close());

  test('does what is queued and forgets it', async () => {
    const done: object[] = [];
    worker.works('tell', async (_, payload) => {
      done.push(payload);
    });
    await worker.queue(tell(1), tell(2));
    await worker.idle();
    expect(new Set(done)).toEqual(new Set([{ fact: 1 }, { fact: 2 }]));
    expect(await worker.left()).toEqual([]);
    expect(worker.outcomes).toEqual(['tell done', 'tell done']);
  });

  test('begins what it claimed together one after the other, so that the first call leaves first', async () => {
    const seen: string[] = [];
    worker.works('tell', async (_, payload) => {
      const { fact } = payload as { fact: number };
      seen.push(`${fact} begun`);
      // As many steps as a call may take until it is on its way.
      for (let step = 0; step < 50; step += 1) await undefined;
      seen.push(`${fact} sent`);
    });
    await worker.queue(tell(1), tell(2));
    await worker.idle();
    expect(seen).toEqual(['1 begun', '1 sent', '2 begun', '2 sent']);
  });

  test('does at its start what was left', async () => {
    await worker.runner.stop();
    await worker.queue(topic);
    expect(await worker.left()).toHaveLength(1);
    worker.runner.start();
    await worker.idle();
    expect(await worker.left()).toEqual([]);
  });

  test('tries again after growing waits of 1, 2, 4 … seconds, a little scattered and never much over five minutes', async () => {
    const attempts: number[] = [];
    worker.works('topic', async ({ job }) => {
      attempts.push(worker.now);
      if (job.attempt < 13) throw passing();
    });
    await worker.queue(topic);
    await worker.idle();
    while (attempts.length < 13) await worker.turnToNext();
    expect(await worker.left()).toEqual([]);
    for (const [index, attempt] of attempts.slice(1).entries()) {
      const wait = Math.min(2 ** index * second, 5 * minute);
      const waited = attempt - (attempts[index] ?? 0);
      expect(waited).toBeGreaterThanOrEqual(wait);
      expect(waited).toBeLessThanOrEqual(wait * 1.2);
    }
  });

  test('does not come back before the time that Slack names', async () => {
    const attempts: number[] = [];
    const notBefore = later(at('10:00'), 90 * second);
    worker.works('topic', async () => {
      attempts.push(worker.now);
      if (attempts.length === 1) throw new ChatFailure('ratelimited', 'Wait.', { again: true, notBefore });
    });
    await worker.queue(topic);
    await worker.idle();
    expect(await worker.turnToNext()).toBe(notBefore);
    expect(attempts).toEqual([at('10:00'), notBefore]);
  });

  test('comes back at the time that Slack names, however often Slack names one', async () => {
    const attempts: number[] = [];
    worker.works('topic', async () => {
      attempts.push(worker.now);
      if (attempts.length > 3) return;
      const notBefore = later(worker.now, second);
      throw new ChatFailure('ratelimited', 'Wait.', { again: true, notBefore, isForAll: true });
    });
    await worker.queue(topic);
    await worker.idle();
    for (let left = 3; left > 0; left -= 1) await worker.turnToNext();
    expect(attempts.map((attempt) => attempt - at('10:00'))).toEqual(
      [0, 1, 2, 3].map((each) => each * second),
    );
  });

  test('hears the alarm of a job while others of another kind that are due wait for room', async () => {
    const { passed, open } = gate();
    let tried = 0;
    worker.works('tell', () => passed);
    worker.works('topic', async () => {
      tried += 1;
      if (tried === 1) throw passing();
    });
    await worker.queue(topic);
    await worker.queue(...[1, 2, 3, 4, 5, 6, 7].map(tell));
    await until('all places are taken', () => worker.runner.running === 5 && !worker.runner.looking);
    worker.clock.turn(worker.clock.next() ?? worker.now);
    await until('the alarm was heard', () => tried === 2);
    open();
    await worker.idle();
  });

  test('sleeps until the next job is due, and no longer', async () => {
    worker.works('topic', async ({ job }) => {
      if (job.attempt === 1) throw passing();
    });
    await worker.queue(topic);
    await worker.idle();
    const [job] = await worker.left();
    expect(worker.clock.next()).toBe(job?.due_at);
    await worker.turnToNext();
    expect(worker.clock.next()).toBeUndefined();
  });

  test('gives up what no try will change, keeps it, and says so', async () => {
    const reports: object[] = [];
    worker.works('topic', async () => {
      throw final();
    });
    worker.works('report-failure', async (_, payload) => {
      reports.push(payload);
    });
    await worker.queue(topic);
    await worker.idle();
    const [given] = await worker.left();
    expect(given).toMatchObject({ kind: 'topic', state: 'parked', attempts: 1 });
    // The notice knows the kind of job, so that its button can try it again.
    expect(reports).toEqual([{ part: 'the channel’s topic', why: 'The channel is archived.', job: 'topic' }]);
    expect(worker.outcomes).toEqual(['topic given up', 'report-failure done']);
  });

  test('says nothing about a notice that cannot be posted, which would fail as well', async () => {
    worker.works('topic', async () => {
      throw final();
    });
    worker.works('report-failure', async () => {
      throw final();
    });
    await worker.queue(topic);
    await worker.idle();
    const left = await worker.left();
    expect(left.map(({ kind, state }) => [kind, state])).toEqual([
      ['topic', 'parked'],
      ['report-failure', 'parked'],
    ]);
  });

  test('gives up a bug after three attempts, without telling people its details', async () => {
    const reports: object[] = [];
    worker.works('topic', async () => {
      throw new TypeError('cannot read properties of undefined');
    });
    worker.works('report-failure', async (_, payload) => {
      reports.push(payload);
    });
    await worker.queue(topic);
    await worker.idle();
    while (worker.clock.next() !== undefined) await worker.turnToNext();
    expect(await worker.left()).toMatchObject([{ state: 'parked', attempts: 3 }]);
    const why = 'Firelog made a mistake; its log has the details.';
    expect(reports).toMatchObject([{ part: 'the channel’s topic', why }]);
  });

  test('gives up nothing while nobody gets through, and looks every half minute whether that is over', async () => {
    const attempts: number[] = [];
    worker.works('topic', async () => {
      attempts.push(worker.now);
      if (attempts.length <= 200) {
        throw new ChatFailure('invalid_auth', 'Wrong token.', { again: true, isForAll: true });
      }
    });
    await worker.queue(topic);
    await worker.idle();
    while (attempts.length < 200) await worker.turnToNext();
    const waits = attempts.slice(1).map((attempt, index) => attempt - (attempts[index] ?? 0));
    expect(Math.max(...waits)).toBeLessThanOrEqual(36 * second);
    expect(await worker.left()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    await worker.turnToNext();
    expect(await worker.left()).toEqual([]);
  });

  test('gives up what keeps failing after thirty attempts, about two hours', async () => {
    worker.works('topic', async () => {
      throw passing();
    });
    await worker.queue(topic);
    await worker.idle();
    while (worker.clock.next() !== undefined) await worker.turnToNext();
    expect(await worker.left()).toMatchObject([{ state: 'parked', attempts: 30 }]);
    expect((worker.now - at('10:00')) / minute).toBeGreaterThan(100);
    expect((worker.now - at('10:00')) / minute).toBeLessThan(150);
  });

  test('takes a job up as often as it takes that the database fails, and counts no attempt but the first', async () => {
    const attempts: { attempt: number; at: number }[] = [];
    worker.works('topic', async ({ job }) => {
      attempts.push({ attempt: job.attempt, at: worker.now });
      if (attempts.length <= 40) throw new StorageFailure('full', 'SQLITE_FULL');
    });
    await worker.queue(topic);
    await worker.idle();
    while (attempts.length <= 40) await worker.turnToNext();
    expect(await worker.left()).toEqual([]);
    // A second attempt looks for what the first one may have left behind.
    expect(attempts.map(({ attempt }) => attempt)).toEqual([1, ...Array(40).fill(2)]);
    const waits = attempts.slice(1).map(({ at }, index) => at - (attempts[index]?.at ?? 0));
    expect(waits.slice(0, 3).map((wait) => Math.floor(wait / second))).toEqual([1, 2, 4]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(6 * minute);
    expect(worker.errors).toEqual([]);
  });

  test('leaves places to other kinds where many of one kind are due', async () => {
    const gates = Array.from({ length: 12 }, gate);
    worker.works('tell', async (_, payload) => {
      if ('fact' in payload) await gates[Number(payload.fact)]?.passed;
    });
    await worker.queue(...gates.map((_, fact) => tell(fact)));
    await until('some run', () => worker.runner.running === 5 && !worker.runner.looking);
    const topic = gate();
    worker.works('topic', () => topic.passed);
    await worker.queue({ kind: 'topic', payload: {} });
    await until('another runs beside them', () => worker.runner.running === 6 && !worker.runner.looking);
    for (const { open } of [topic, ...gates]) open();
    await worker.idle();
    expect(await worker.left()).toEqual([]);
  });

  test('runs eight jobs at once and no more', async () => {
    const gates = Array.from({ length: 12 }, gate);
    const passes = async (_: unknown, payload: object): Promise<void> => {
      if ('fact' in payload) await gates[Number(payload.fact)]?.passed;
      if ('before' in payload) await gates[Number(payload.before)]?.passed;
    };
    worker.works('tell', passes);
    worker.works('delete-drafts', passes);
    await worker.queue(
      ...gates.map(
        (_, place): JobRequest =>
          place % 2 === 0 ? tell(place) : { kind: 'delete-drafts', payload: { before: place } },
      ),
    );
    await until('eight run', () => worker.runner.running === 8 && !worker.runner.looking);
    expect((await worker.left()).filter(({ state }) => state === 'running')).toHaveLength(8);
    gates[5]?.open();
    await until('the ninth is taken', async () => (await worker.left()).length === 11);
    await until('eight run again', () => worker.runner.running === 8 && !worker.runner.looking);
    for (const { open } of gates) open();
    await worker.idle();
    expect(await worker.left()).toEqual([]);
  });

  test('keeps to the order of a lane when its first job has to be tried again', async () => {
    const told: string[] = [];
    worker.works('tell', async ({ job }, payload) => {
      told.push(JSON.stringify(payload));
      if (told.length === 1 && job.attempt === 1) throw passing();
    });
    await worker.queue({ ...tell(1), lane: 'tell' }, { ...tell(2), lane: 'tell' });
    await worker.idle();
    await worker.turnToNext();
    expect(told).toEqual(['{"fact":1}', '{"fact":1}', '{"fact":2}']);
  });

  test('finishes on stop what is in flight and takes nothing new', async () => {
    const held = gate();
    worker.works('topic', () => held.passed);
    await worker.queue(topic);
    await until('the job runs', () => worker.runner.running === 1);
    let isStopped = false;
    const stopping = worker.runner.stop().then(() => {
      isStopped = true;
    });
    await worker.queue(tell(1));
    await until('both are in the outbox', async () => (await worker.left()).length === 2);
    expect(isStopped).toBe(false);
    held.open();
    await stopping;
    expect(await worker.left()).toMatchObject([{ kind: 'tell', state: 'waiting' }]);
    expect(worker.clock.next()).toBeUndefined();
  });
});

describe.each(databaseKinds)('on %s, when the outbox fails', (kind) => {
  const failing = new Set<string>();
  let failWith: () => Error;
  let worker: Worker;
  beforeEach(async () => {
    failing.clear();
    failWith = () => new Error('the disk is full');
    worker = await Worker.hire(kind, (outbox) => {
      const unless = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
        if (failing.has(name)) throw failWith();
        return act();
      };
      return {
        ...outbox,
        claim: (...args) => unless('claim', () => outbox.claim(...args)),
        done: (job) => unless('done', () => outbox.done(job)),
        retry: (job, due, why) => unless('retry', () => outbox.retry(job, due, why)),
      };
    });
    worker.runner.start();
    await worker.idle();
  });
  afterEach(() => worker.close());

  const failOnce = async (write: string): Promise<void> => {
    failing.add(write);
    await worker.queue(topic);
    await until('it could not be written', () => worker.errors.length === 1);
    failing.clear();
    await worker.turnToNext();
  };

  test('is looked at again a little later', async () => {
    failing.add('claim');
    await worker.queue(topic);
    await worker.idle();
    expect(worker.errors).toEqual(['The outbox could not be used']);
    failing.clear();
    expect(await worker.turnToNext()).toBe(later(at('10:00'), 5 * second));
    expect(await worker.left()).toEqual([]);
  });

  test('leaves the log of an outage to whoever watches the database', async () => {
    failWith = () => new StorageFailure('full', 'SQLITE_FULL');
    failing.add('claim');
    await worker.queue(topic);
    await worker.idle();
    failing.clear();
    await worker.turnToNext();
    expect(await worker.left()).toEqual([]);
    expect(worker.errors).toEqual([]);
  });

  test('does not do a job again whose end could not be written at first', async () => {
    let runs = 0;
    worker.works('topic', async () => {
      runs += 1;
    });
    await failOnce('done');
    expect(runs).toBe(1);
    expect(await worker.left()).toEqual([]);
  });

  test('does not lose a job whose failure could not be written at first', async () => {
    worker.works('topic', async ({ job }) => {
      if (job.attempt === 1) throw passing();
    });
    await failOnce('retry');
    expect(worker.outcomes).toEqual(['topic again', 'topic done']);
    expect(await worker.left()).toEqual([]);
  });

  test('can be stopped all the same', async () => {
    failing.add('done');
    await worker.queue(topic);
    await until('it could not be written', () => worker.errors.length === 1);
    await worker.runner.stop();
    expect(await worker.left()).toMatchObject([{ state: 'running' }]);
  });
});

describe('a call that comes as a look into the outbox ends', () => {
  test.each(Array.from({ length: 12 }, (_, steps) => steps))('is heard, %i steps later', async (steps) => {
    let looks = 0;
    let call = (): void => undefined;
    const worker = await Worker.hire(usualKind, (outbox) => ({
      ...outbox,
      claim: async () => {
        looks += 1;
        return [];
      },
      nextDue: async () => {
        if (looks === 1) void microtasks(steps).then(() => call());
        return undefined;
      },
      hasten: async () => undefined,
    }));
    call = () => worker.runner.wake();
    worker.runner.start();
    await microtasks(100);
    expect(looks).toBe(2);
    await worker.close();
  });
});

/** So many turns of the microtask queue. */
async function microtasks(steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await undefined;
}
