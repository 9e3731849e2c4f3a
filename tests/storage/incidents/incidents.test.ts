import { declare } from '../../../src/domain/decisions/declare';
import type { Incident } from '../../../src/domain/incident/incident';
import { plain } from '../../../src/domain/text/wording';
import { amina, at, baraka, nairobi } from '../../support/cast';
import { databaseKinds, declaration, noted, TestDatabase, team } from '../../support/test-database';

describe.each(databaseKinds)('on %s, the incidents in their database', (kind) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await TestDatabase.open(kind);
  });
  afterEach(() => database.close());

  test('keeps the log, the folded row and the jobs of a declaration', async () => {
    const incident = await database.changes().declare(team, amina, declaration, nairobi);
    const { incidents, events, jobs } = await database.rows();
    expect(incidents).toMatchObject([
      {
        team_id: team,
        number: 1,
        seq: 1,
        title: declaration.title,
        status: 'investigating',
        closed_at: null,
      },
    ]);
    expect(events).toMatchObject([
      { seq: 1, type: 'declared', recorded_at: at('10:00'), recorded_by: amina, version: 1 },
    ]);
    expect(jobs).toMatchObject([{ kind: 'open-channel', cause: 1, state: 'waiting', due_at: at('10:00') }]);
    expect(incident).toMatchObject({ number: 1, seq: 1, title: declaration.title });
  });

  test('appends what is decided, in order, and brings the row along', async () => {
    const ref = await database.declare();
    const changes = database.changes();
    database.now = at('10:05');
    await changes.change(ref, baraka, () => [
      noted('one'),
      { type: 'status-changed', to: 'identified' },
      noted('three'),
    ]);
    const { incidents, events, jobs } = await database.rows();
    expect(incidents).toMatchObject([{ seq: 4, status: 'identified' }]);
    expect(events.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'declared'],
      [2, 'noted'],
      [3, 'status-changed'],
      [4, 'noted'],
    ]);
    expect(events[3]).toMatchObject({ recorded_at: at('10:05'), recorded_by: baraka });
    expect(jobs.map(({ cause }) => cause)).toContain(3);
  });

  test('gives the same incident from the log alone as from the changes', async () => {
    const ref = await database.declare();
    const changed = await database.changes().change(ref, amina, () => [noted('one'), noted('two')]);
    await database.reopen();
    expect(await database.store().load(ref)).toEqual(changed);
  });

  test('leaves nothing behind when the decision throws', async () => {
    const ref = await database.declare();
    const before = await database.rows();
    const refuse = (): never => {
      throw new Error('no');
    };
    await expect(database.changes().change(ref, amina, refuse)).rejects.toThrow('no');
    await expect(database.store().declare(team, refuse)).rejects.toThrow('no');
    expect(await database.rows()).toEqual(before);
  });

  test('leaves nothing of the log behind when a job cannot be queued', async () => {
    const ref = await database.declare();
    const before = await database.rows();
    const store = database.store();
    const change = store.change(ref, (incident) => {
      const event = { ...noted('one'), seq: 2, recordedAt: at('10:01') };
      const request = { kind: 'topic', payload: {} } as const;
      return {
        events: [event],
        jobs: [{ request, cause: 2, order: Number.NaN }],
        after: { ...incident, seq: 2 },
      };
    });
    const code = { sqlite: 'SQLITE_CONSTRAINT_NOTNULL', postgres: '22P02' }[kind];
    await expect(change).rejects.toMatchObject({ code });
    expect(await database.rows()).toEqual(before);
    expect((await store.load(ref)).seq).toBe(1);
  });

  test('leaves a change that decides nothing out of the log', async () => {
    const ref = await database.declare();
    const before = await database.rows();
    const incident = await database.changes().change(ref, amina, () => []);
    expect(incident.seq).toBe(1);
    expect(await database.rows()).toEqual(before);
  });

  test('shows every one of many changes at once the incident after the one before', async () => {
    const ref = await database.declare();
    const stores = [database.changes(), database.changes()];
    const seen: number[] = [];
    const look = (incident: Incident) => {
      seen.push(incident.seq);
      return [noted(`after ${incident.seq}`)];
    };
    const all = Array.from({ length: 40 }, (_, index) => stores[index % 2]?.change(ref, amina, look));
    await Promise.all(all);
    expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    const { events } = await database.rows();
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
  });

  test('sees at once what was changed through another store', async () => {
    const ref = await database.declare();
    const [here, there] = [database.store(), database.store()];
    await Promise.all([here.load(ref), there.load(ref)]);
    const changed = await database.changes(there).change(ref, baraka, () => [noted('from there')]);
    expect(await here.load(ref)).toEqual(changed);
    await database.changes(there).change(ref, baraka, () => [noted('again')]);
    const seen = await database.changes(here).change(ref, amina, (incident) => {
      expect(incident.seq).toBe(3);
      return [noted('from here')];
    });
    expect(seen.seq).toBe(4);
    expect(await database.store().load(ref)).toEqual(seen);
  });

  test('reads an incident that nobody changed from memory', async () => {
    const ref = await database.declare();
    const store = database.store();
    expect(await store.load(ref)).toBe(await store.load(ref));
  });

  test('numbers the incidents of each workspace from 1, however many are declared at once', async () => {
    const changes = database.changes();
    const teams = ['T1', 'T2', 'T1', 'T1', 'T2'];
    const declared = teams.map(async (each) => {
      const { number } = await changes.declare(each, amina, declaration, nairobi);
      return `${each} ${number}`;
    });
    expect((await Promise.all(declared)).sort()).toEqual(['T1 1', 'T1 2', 'T1 3', 'T2 1', 'T2 2']);
  });

  test('gives the number of a declaration that failed to the next one', async () => {
    const store = database.store();
    await expect(store.declare(team, () => ({ events: [], jobs: [], after: undefined }))).rejects.toThrow();
    const { number } = await database.changes().declare(team, amina, declaration, nairobi);
    expect(number).toBe(1);
  });

  test('finds the incident of a channel in its own workspace only', async () => {
    const ref = await database.declare();
    const store = database.store();
    expect(await store.inChannel(team, 'C1')).toBeUndefined();
    const opened = { type: 'channel-opened', channel: 'C1', name: 'inc-1' } as const;
    await database.changes(store).change(ref, undefined, () => [opened]);
    for (const each of [store, database.store()]) {
      expect(await each.inChannel(team, 'C1')).toEqual(ref);
      expect(await each.inChannel('T2', 'C1')).toBeUndefined();
      expect(await each.inChannel(team, 'C2')).toBeUndefined();
    }
  });

  test('gives single events back as they were recorded', async () => {
    const ref = await database.declare();
    const store = database.store();
    const text = [...plain('as '), { person: baraka }, ' said, “10:02 <!channel> {{x}}” 🔥'];
    const occurredAt = at('09:58');
    await database.changes(store).change(ref, amina, () => [{ type: 'noted', text, occurredAt }]);
    expect(await store.event(ref, 2)).toEqual({
      type: 'noted',
      text,
      occurredAt,
      seq: 2,
      recordedAt: at('10:00'),
      by: amina,
    });
    expect(await store.event(ref, 1)).toMatchObject(declare(declaration, 1, nairobi));
    await expect(store.event(ref, 3)).rejects.toThrow('INC-1 has no event 3');
  });

  test('refuses a log that a newer Firelog wrote', async () => {
    const ref = await database.declare();
    await database.connection.db.updateTable('incident_events').set({ version: 99 }).execute();
    await expect(database.store().load(ref)).rejects.toThrow('version 99');
  });

  test('says so when an incident does not exist', async () => {
    const missing = { team, number: 9 };
    await expect(database.store().load(missing)).rejects.toThrow('INC-9 is not in the database');
    await expect(database.changes().change(missing, amina, () => [])).rejects.toThrow('INC-9');
  });
});
