import { setTimeout as wait } from 'node:timers/promises';
import type { IncidentRef, JobRequest } from '../../../src/app/job';
import type { Told } from '../../../src/app/processes/session';
import { StorageFailure } from '../../../src/app/storage-failure';
import { hour, type Instant, later, second } from '../../../src/domain/time/instant';
import { amina, at, nairobi } from '../../support/cast';
import { deaf, StorageProcesses } from '../../support/postgres/processes';
import { declaration, noted, team } from '../../support/test-database';

const far = at('23:00');
const card: JobRequest = { kind: 'card', payload: {}, mergeKey: 'card' };
const tell = (fact: number, lane?: string): JobRequest => ({
  kind: 'tell',
  payload: { fact },
  ...(lane !== undefined && { lane }),
});

/** Resolves once something is so. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(5);
}

describe('several processes on one database', () => {
  let processes: StorageProcesses;
  let ref: IncidentRef;
  beforeAll(async () => {
    processes = await StorageProcesses.open(3);
  });
  beforeEach(async () => {
    ref = await processes.database.declare();
  });
  afterEach(() => processes.query('delete from jobs'));
  afterAll(() => processes.close());

  test('give incidents that are declared at once numbers without gaps', async () => {
    const declared = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        processes.at(index % 3).changes.declare('T0BUSY', amina, declaration, nairobi),
      ),
    );
    const numbers = declared.map(({ number }) => number).sort((one, other) => one - other);
    expect(numbers).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
  });

  test('lose no number where a declaration fails', async () => {
    const failing = processes.at(0).store.declare('T0GAPS', () => {
      throw new Error('nothing is decided');
    });
    await expect(failing).rejects.toThrow('nothing is decided');
    expect((await processes.at(1).changes.declare('T0GAPS', amina, declaration, nairobi)).number).toBe(1);
  });

  test('write what comes to them at once one after the other into the log of an incident', async () => {
    const texts = Array.from({ length: 45 }, (_, index) => `note ${index}`);
    await Promise.all(
      texts.map((text, index) => processes.at(index % 3).changes.change(ref, amina, () => [noted(text)])),
    );
    for (const { store } of processes.all) expect((await store.load(ref)).seq).toBe(46);
    const log = await processes.at(1).store.log(ref);
    expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 46 }, (_, index) => index + 1));
    const written = log.flatMap((event) => (event.type === 'noted' ? [event.text.join('')] : []));
    expect([...written].sort()).toEqual([...texts].sort());
  });

  test('take what Slack delivers to two of them once', async () => {
    const once = { keys: ['envelope:1'] };
    const outcomes = await Promise.allSettled(
      processes.all.map(({ changes }) => changes.change(ref, amina, () => [noted('once')], once)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await processes.at(0).store.log(ref)).toHaveLength(2);
  });

  test('claim each job once, and leave none', async () => {
    const requests = Array.from({ length: 90 }, (_, fact) => tell(fact));
    await processes.database.queue(ref, ...requests);
    const claimed = await Promise.all(
      Array.from({ length: 30 }, (_, index) => processes.at(index % 3).outbox.claim(far, 5)),
    );
    const rest = await processes.at(0).outbox.claim(far, 100);
    const facts = [...claimed.flat(), ...rest].map((job) => (job.kind === 'tell' ? job.payload.fact : -1));
    expect([...facts].sort((one, other) => one - other)).toEqual(requests.map((_, fact) => fact));
  });

  test('keep the order of a lane, whoever does its jobs', async () => {
    await processes.database.queue(ref, ...Array.from({ length: 12 }, (_, fact) => tell(fact, 'tell')));
    const done: number[] = [];
    await Promise.all(
      processes.all.map(async ({ outbox }) => {
        while (done.length < 12) {
          const [job] = await outbox.claim(far, 1);
          if (job?.kind === 'tell') {
            done.push(job.payload.fact);
            await outbox.done(job);
          }
        }
      }),
    );
    expect(done).toEqual(Array.from({ length: 12 }, (_, fact) => fact));
  });

  test('queue a redraw anew for a change that came while another one was being taken up', async () => {
    await processes.database.queue(ref, card);
    const { connection } = processes.at(0);
    let isClaimed = false;
    let goOn: () => void = () => undefined;
    const claiming = connection.transact(async (trx) => {
      await trx.updateTable('jobs').set({ state: 'running', claimed_by: connection.session.id }).execute();
      isClaimed = true;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    });
    await until(() => isClaimed);
    const changing = processes.database.queueIn(processes.at(1).store, ref, [card]);
    // It waits for the claim to be committed.
    await until(async () => {
      const waiting = await processes.query(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return waiting.length > 0;
    });
    goOn();
    await Promise.all([claiming, changing]);
    const jobs = await processes.query("select state from jobs where merge_key = 'card' order by state");
    expect(jobs).toEqual([{ state: 'running' }, { state: 'waiting' }]);
  });

  test('tell each other what changed, and not themselves', async () => {
    const heard: (readonly [index: number, news: Told])[] = [];
    processes.all.forEach(({ connection }, index) => {
      connection.session.watch(deaf({ heard: (news) => heard.push([index, news]) }));
    });
    processes.at(0).connection.session.tell({ type: 'changed', team });
    await until(() => heard.length === 2);
    expect(heard.map(([index]) => index).sort()).toEqual([1, 2]);
    expect(heard.map(([, news]) => news)).toEqual([
      { type: 'changed', team },
      { type: 'changed', team },
    ]);
  });

  test('know at once that they are several', async () => {
    const first = processes.at(0).connection.session;
    first.watch(deaf());
    await until(() => first.processes === 3);
    const another = await processes.database.another();
    expect(another.session.processes).toBe(4);
    await until(() => first.processes === 4);
    await another.close();
  });

  test('have one of them in charge of what one does', async () => {
    const inCharge = await Promise.all(
      processes.all.map(({ connection }) => connection.session.leads('catching up')),
    );
    expect(inCharge.filter(Boolean)).toHaveLength(1);
    expect(await processes.at(inCharge.indexOf(true)).connection.session.leads('catching up')).toBe(true);
  });

  test('count their calls together', async () => {
    const rate = { perMinute: 60, burst: 4 };
    const taken = await Promise.all(
      Array.from({ length: 12 }, (_, index) => {
        const { budgets } = processes.at(index % 3).connection;
        if (budgets === undefined) throw new Error('Nothing counts calls together');
        return budgets.take('T0:one', rate, at('10:00'));
      }),
    );
    const left = taken.map((permits) => permits.left).sort((one, other) => other - one);
    // Four at once; each further one comes after those before it.
    expect(left).toEqual(Array.from({ length: 12 }, (_, index) => 3 - index));
  });

  test('count by clocks that differ, and forget what one counted that was set back', async () => {
    const rate = { perMinute: 60, burst: 4 };
    const left = async (process: number, now: Instant) =>
      (await processes.at(process).connection.budgets?.take('T0:clocks', rate, now))?.left;
    const begin = at('10:00');
    expect(await left(0, later(begin, 5 * second))).toBe(3);
    // Five seconds behind: what passes is counted once, by the clock that is ahead.
    expect(await left(1, begin)).toBe(2);
    expect(await left(0, later(begin, 6 * second))).toBe(2);
    expect(await left(1, later(begin, second))).toBe(1);
    expect(await left(1, later(begin, -hour))).toBe(0);
    expect(await left(0, later(begin, 2 * second - hour))).toBe(1);
  });

  test('leave a method alone that Slack closed for one of them', async () => {
    const { budgets } = processes.at(0).connection;
    await budgets?.close('T0:closed', at('10:00'), at('10:05'));
    const taken = await processes
      .at(1)
      .connection.budgets?.take('T0:closed', { perMinute: 60, burst: 4 }, at('10:00'));
    expect(taken?.closed).toEqual({ from: at('10:00'), until: at('10:05') });
  });

  test('take a signed request once', async () => {
    const taken = await Promise.all(
      processes.all.map(({ connection }) => connection.signatures?.take('v0=abc') ?? false),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('let nothing that jobs write keep a change waiting', async () => {
    const { connection, changes } = processes.at(2);
    let ended = 0;
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    // Several times as many as there are connections.
    const bookkeeping = Array.from({ length: 40 }, () =>
      connection
        .transact(async () => gate, 'all of it')
        .then(() => {
          ended += 1;
        }),
    );
    expect((await changes.change(ref, amina, () => [noted('at once')])).seq).toBe(2);
    expect(ended).toBe(0);
    goOn();
    await Promise.all(bookkeeping);
    expect(ended).toBe(40);
  });

  test('try again what met with another transaction', async () => {
    const { connection } = processes.at(0);
    let tries = 0;
    const outcome = await connection.transact(async () => {
      tries += 1;
      if (tries === 1) throw new StorageFailure('busy', '40P01');
      return 'done';
    });
    expect([outcome, tries]).toEqual(['done', 2]);
  });

  test('store nothing of a change whose connection was cut in the middle, and all of it when it comes again', async () => {
    const { connection, changes } = processes.at(0);
    const cut = connection.transact(async (trx) => {
      await trx.updateTable('incidents').set({ title: 'cut' }).where('number', '=', ref.number).execute();
      await processes.cut('update "incidents" set "title"%');
      await trx.updateTable('incidents').set({ zone: 'UTC' }).execute();
    });
    await expect(cut).rejects.toMatchObject({ trouble: 'unreachable' });
    expect((await changes.change(ref, amina, () => [noted('again')])).title).toBe(declaration.title);
  });
});

describe('a process that is gone', () => {
  let processes: StorageProcesses;
  let ref: IncidentRef;
  beforeEach(async () => {
    processes = await StorageProcesses.open(2);
    ref = await processes.database.declare();
  });
  afterEach(() => processes.close());

  /** What the first one has in hand and holds; the other one watches. */
  const inHand = async () => {
    await processes.database.queue(ref, tell(1), tell(2, 'tell'), tell(3, 'tell'));
    const { outbox } = processes.at(0);
    const [free, first] = await outbox.claim(far, 10);
    if (free === undefined || first === undefined) throw new Error('Two jobs can be begun');
    await outbox.hold(first, 'out of reach');
    return { free, first };
  };

  test('leaves what it had in hand and what it held to the others, as begun once', async () => {
    const { free } = await inHand();
    const { connection, outbox } = processes.at(1);
    connection.session.watch(deaf());
    await processes.cut('%pg_advisory_lock%');
    let claimed = await outbox.claim(far, 10);
    await until(async () => {
      claimed = [...claimed, ...(await outbox.claim(far, 10))];
      return claimed.length >= 2;
    });
    expect(claimed.map(({ attempt }) => attempt)).toContain(2);
    // What the one that is gone says of it counts no more.
    await processes.at(0).outbox.done(free);
    const rows = await processes.query('select id from jobs where id = $1', [free.id]);
    expect(rows).toHaveLength(1);
  });

  test('leaves what waits as it is; a process that starts then does not know whether the server ended, and doubts it', async () => {
    await processes.database.queue(ref, tell(1), tell(2));
    const attempts = async () =>
      (await processes.query('select attempts from jobs')).map((row) => row.attempts);
    const listed = async () => (await processes.query('select id from sessions')).length;
    const someoneIsGone = () => processes.query("insert into sessions (id) values ('of one that is gone')");

    await someoneIsGone();
    await (await processes.database.another()).close();
    expect([await listed(), await attempts()]).toEqual([2, [1, 1]]);

    await processes.query('update jobs set attempts = 0, first_attempt_at = null');
    await someoneIsGone();
    processes.at(1).connection.session.watch(deaf());
    await until(async () => (await listed()) === 2);
    expect(await attempts()).toEqual([0, 0]);
  });

  test('knows that it lost its session, begins nothing, and goes on with another one', async () => {
    const { connection } = processes.at(0);
    const before = connection.session.id;
    let isThrough: () => void = () => undefined;
    const through = new Promise<void>((resolve) => {
      isThrough = resolve;
    });
    let regained = 0;
    connection.session.watch(
      deaf({
        drained: () => through,
        regained: () => {
          regained += 1;
        },
      }),
    );
    await processes.cut('%pg_advisory_lock%');
    await until(() => !connection.session.isHeld);
    expect(regained).toBe(0);
    isThrough();
    await until(() => regained === 1);
    expect(connection.session.isHeld).toBe(true);
    expect(connection.session.id).not.toBe(before);
  });

  test('takes up nothing more in the name of a session that others took over from', async () => {
    const [first, second] = [processes.at(0), processes.at(1)];
    let end: () => void = () => undefined;
    const drained = new Promise<void>((resolve) => {
      end = resolve;
    });
    first.connection.session.watch(deaf({ drained: () => drained }));
    second.connection.session.watch(deaf());
    await processes.cut('%pg_advisory_lock%');
    const atWork = async () => (await processes.query('select id from sessions')).map(({ id }) => id);
    await until(async () => !(await atWork()).includes(first.connection.session.id));
    await processes.database.queue(ref, tell(1));
    expect(await first.outbox.claim(far, 10)).toEqual([]);
    const { session } = second.connection;
    await until(() => session.isHeld);
    expect(await second.outbox.claim(far, 10)).toHaveLength(1);
    end();
  });

  test('leaves its place in charge to another', async () => {
    const [first, second] = [processes.at(0).connection.session, processes.at(1).connection.session];
    expect(await first.leads('catching up')).toBe(true);
    expect(await second.leads('catching up')).toBe(false);
    await processes.at(0).connection.close();
    expect(await second.leads('catching up')).toBe(true);
  });

  test('says that it has to end once a newer one migrated the database', async () => {
    const told: string[] = [];
    processes.at(0).connection.session.watch(deaf({ outdated: (sentence) => told.push(sentence) }));
    await processes.query("insert into kysely_migration (name, timestamp) values ('9999-later', 'now')");
    await until(() => told.length > 0);
    expect(told[0]).toMatch(/was migrated by a newer Firelog \(9999-later\)\. Run that version/);
    expect(told[0]).not.toContain('password');
    await processes.query("delete from kysely_migration where name = '9999-later'");
  });
});
