import type { IncidentRef, JobRequest } from '../../../src/app/job';
import type { Outbox } from '../../../src/app/ports';
import { day, later, minute } from '../../../src/domain/time/instant';
import { databaseKinds, TestDatabase } from '../../support/test-database';

const tell = (fact: number): JobRequest => ({ kind: 'tell', payload: { fact }, lane: 'tell' });
const draft: JobRequest = { kind: 'deliver-draft', payload: { revision: 1 }, lane: 'draft' };

describe.each(databaseKinds)('on %s, of a lane', (kind) => {
  let database: TestDatabase;
  let outbox: Outbox;
  let ref: IncidentRef;
  beforeEach(async () => {
    database = await TestDatabase.open(kind);
    outbox = database.outbox();
    ref = await database.declare();
  });
  afterEach(() => database.close());

  const claim = () => outbox.claim(database.now, 10);

  test('a job that is due in weeks holds up nothing, and gets in line when its time has come', async () => {
    const due = later(database.now, 14 * day);
    await outbox.queue(ref, tell(1), due);
    await database.queue(ref, tell(2), tell(3));
    const [second] = await claim();
    expect(second).toMatchObject({ payload: { fact: 2 }, attempt: 1 });
    expect(await outbox.nextDue(database.now)).toBe(due);
    database.now = due;
    // The one at the head runs; two that run at once might come out in another order.
    expect(await claim()).toEqual([]);
    if (second !== undefined) await outbox.done(second);
    expect(await claim()).toMatchObject([{ payload: { fact: 1 } }]);
  });

  test('one that is tried again later holds up those behind it', async () => {
    await database.queue(ref, tell(1), tell(2));
    const [first] = await claim();
    if (first !== undefined) await outbox.retry(first, later(database.now, minute), 'lost');
    expect(await claim()).toEqual([]);
    expect(await outbox.nextDue(database.now)).toBe(later(database.now, minute));
  });

  test('a draft waits for what is still to be told, though all of it was held meanwhile', async () => {
    await database.queue(ref, tell(1), draft);
    const [first] = await claim();
    expect(first).toMatchObject({ kind: 'tell' });
    if (first !== undefined) await outbox.hold(first, 'out of reach');
    // What is held is waited for no longer, and the draft is held for the same reason.
    const [second] = await claim();
    expect(second).toMatchObject({ kind: 'deliver-draft' });
    if (second !== undefined) await outbox.hold(second, 'out of reach');
    await outbox.release(ref);
    const [again] = await claim();
    expect(again).toMatchObject({ kind: 'tell' });
    if (again !== undefined) await outbox.done(again);
    expect(await claim()).toMatchObject([{ kind: 'deliver-draft' }]);
  });

  test('one that was given up is taken up anew in its turn, and never beside another', async () => {
    await database.queue(ref, tell(1), tell(2));
    const [first] = await claim();
    if (first !== undefined) await outbox.park(first, database.now, 'refused');
    const [second] = await claim();
    expect(second).toMatchObject({ payload: { fact: 2 } });
    await outbox.unpark(ref, 'tell');
    expect(await claim()).toEqual([]);
    if (second !== undefined) await outbox.done(second);
    expect(await claim()).toMatchObject([{ payload: { fact: 1 }, attempt: 2 }]);
  });
});
