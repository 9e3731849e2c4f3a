import { TakenBefore } from '../../src/app/delivery/once';
import type { IncidentRef } from '../../src/app/job';
import type { ChangeResult } from '../../src/app/ports';
import { fold } from '../../src/domain/fold/fold';
import { entryKeyOf, type Fact } from '../../src/domain/incident/incident-event';
import { factsOf } from '../../src/domain/incident/kept-facts';
import { mark } from '../../src/domain/marks/marking';
import { plain } from '../../src/domain/text/wording';
import { amina, at, baraka } from '../support/cast';
import { said } from '../support/log';
import { databaseKinds, noted, TestDatabase } from '../support/test-database';

describe.each(databaseKinds)('on %s, changes of one incident that are handed in at once', (kind) => {
  let database: TestDatabase;
  let ref: IncidentRef;
  beforeEach(async () => {
    database = await TestDatabase.open(kind);
    ref = await database.declare();
  });
  afterEach(() => database.close());

  const texts = async (): Promise<readonly unknown[]> =>
    (await database.store().log(ref)).slice(1).map((event) => ('text' in event ? event.text : event.type));
  const statuses = (outcomes: readonly PromiseSettledResult<unknown>[]): readonly string[] =>
    outcomes.map(({ status }) => status);

  test('fail each on its own, and each sees what those before it did', async () => {
    const changes = database.changes();
    const seen: number[] = [];
    const change = (text: string) =>
      changes.change(ref, amina, (incident) => {
        seen.push(factsOf(incident, 'noted').length);
        if (text === 'refused') throw new Error('refused');
        return [noted(text)];
      });
    const outcomes = await Promise.allSettled([change('one'), change('refused'), change('two')]);
    expect(statuses(outcomes)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen).toEqual([0, 1, 1]);
    expect(await texts()).toEqual([['one'], ['two']]);
    // What is remembered is what is stored.
    expect(factsOf(await database.store().load(ref), 'noted')).toHaveLength(2);
  });

  test('leave nothing of one that cannot be written, and all of the others', async () => {
    const store = database.store();
    const note = (text: string, jobs: ChangeResult['jobs'] = []) =>
      store.change(ref, (incident) => {
        const event = { ...noted(text), seq: incident.seq + 1, recordedAt: database.now };
        return { events: [event], jobs, after: fold(incident, [event]) };
      });
    // What cannot be written to the outbox is found out once it is decided.
    const payload = {
      toJSON() {
        throw new Error('unwritable');
      },
    };
    const unwritable = { request: { kind: 'topic', payload }, cause: 3, order: 0 } as const;
    const outcomes = await Promise.allSettled([note('one'), note('half', [unwritable]), note('two')]);
    expect(statuses(outcomes)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await texts()).toEqual([['one'], ['two']]);
    expect(factsOf(await store.load(ref), 'noted')).toHaveLength(2);
    await database.note(ref, 'three');
    expect(await texts()).toEqual([['one'], ['two'], ['three']]);
  });

  test('are made once for what Slack sent twice, and what was refused may be sent again', async () => {
    const changes = database.changes();
    const sent = (text: string, ...keys: readonly string[]) =>
      changes.change(
        ref,
        amina,
        () => {
          if (text === 'refused') throw new Error('refused');
          return [noted(text)];
        },
        { keys },
      );
    const outcomes = await Promise.allSettled([
      sent('one', 'a', 'b'),
      sent('one again', 'b', 'c'),
      sent('refused', 'd'),
      sent('in its place', 'd'),
      sent('means the same each time'),
      sent('two', 'c'),
    ]);
    expect(statuses(outcomes)).toEqual([
      ...['fulfilled', 'rejected', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
    ]);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(TakenBefore) });
    expect(await texts()).toEqual([['one'], ['in its place'], ['means the same each time'], ['two']]);
    const [first, later] = await Promise.allSettled([sent('refused', 'e'), sent('three', 'a')]);
    expect([first?.status, later]).toEqual([
      'rejected',
      { status: 'rejected', reason: expect.any(TakenBefore) },
    ]);
    await sent('three', 'e');
    expect((await texts()).at(-1)).toEqual(['three']);
  });

  test('queue what merges once for all of them, and one at the head of each lane', async () => {
    await database
      .changes()
      .change(ref, undefined, () => [{ type: 'channel-opened', channel: 'C0INC', name: 'inc-1' }]);
    await database.connection.db.deleteFrom('jobs').execute();
    const changes = database.changes();
    await Promise.all(
      Array.from({ length: 120 }, (_, minute) => {
        const message = said('10:05', baraka, `alert ${minute}`, { channel: 'C0INC' });
        const source = { channel: 'C0INC', message: `${1_700_000_000 + minute}.000100` };
        const delivery = { source, emoji: 'pushpin', person: amina, present: true, kind: 'entry' } as const;
        return changes.change(ref, amina, (incident) =>
          mark(incident, { ...delivery, asOf: at('10:06') }, { ...message, source }),
        );
      }),
    );
    const { jobs } = await database.rows();
    expect(jobs.filter(({ kind }) => kind === 'card')).toHaveLength(1);
    const answers = jobs.filter(({ kind }) => kind === 'answer-mark');
    expect(answers).toHaveLength(120);
    for (const lane of ['answer:0', 'answer:1']) {
      const inLane = answers.filter((job) => job.lane === lane);
      expect(inLane.map(({ state }) => state)).toEqual(
        inLane.map((_, place) => (place === 0 ? 'waiting' : 'queued')),
      );
    }
  });

  test('keep a draft behind the messages that tell what it quotes', async () => {
    const changes = database.changes();
    const assumed: Fact = { type: 'assumed', text: plain('it is the cache') };
    await Promise.all([
      changes.change(ref, amina, () => [assumed]),
      changes.change(ref, amina, () => [{ type: 'draft-requested' }]),
    ]);
    const { jobs } = await database.rows();
    const drafted = jobs.filter(({ kind }) => kind === 'tell' || kind === 'deliver-draft');
    const states = drafted.map(({ kind, state }) => [kind, state]);
    expect(states).toEqual([
      ['tell', 'waiting'],
      ['deliver-draft', 'queued'],
    ]);
  });

  test('leave no words that one of them removes for good, of those before it', async () => {
    const changes = database.changes();
    await Promise.all([
      changes.change(ref, amina, () => [noted('the password is hunter2')]),
      changes.change(ref, amina, (before) => [{ type: 'redacted', entry: entryKeyOf(before), closing: [] }]),
      changes.change(ref, amina, () => [noted('and on we go')]),
    ]);
    const { events } = await database.rows();
    expect(JSON.stringify(events)).not.toContain('hunter2');
    expect(JSON.stringify(events)).toContain('and on we go');
  });
});
