import { minute, second } from '../../src/domain/time/instant';
import { Room } from '../slack/marks/room';
import { withClient } from '../support/postgres/server';
import { Random } from '../support/random';
import { until } from '../support/until';
import { MarksOfRoom } from './marks';
import { jobsLeft, marksOnRecord } from './on-record';

/** Slack sends again what was not acknowledged, as often as it takes here. */
const deliveries = { retryDelaysMs: [0, 1_000, 1_000, 1_000, 5_000, 5_000, 5_000, 5_000, 5_000] };

/** Ends connections to the database, as the server does where the network is cut; resolves to how many those were. */
async function cut(url: string, which: string): Promise<number> {
  const query = `select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and ${which}`;
  return withClient(url, async (client) => (await client.query(query)).rows.length);
}

/** Those on which a process shows that it is alive. */
const sessions = "pid in (select pid from pg_locks where locktype = 'advisory')";

test('a process that lost its session takes in marks, and makes no call before it has another one', async () => {
  const room = await Room.open({ database: 'postgres', patience: { timeouts: { call: 60_000 } } });
  const { world } = room;
  const marks = await MarksOfRoom.on(room, 9);
  await world.turn(minute);
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const begun: string[] = [];
  world.playground.faults.add(({ method, moment }) => {
    if (moment !== 'before') return undefined;
    begun.push(method);
    return begun.length === 1 ? { type: 'held', until: gate } : undefined;
  });
  await marks.set(0, 1);
  await until('a call is in flight', () => begun.length > 0);
  expect(await cut(world.databaseUrl, sessions)).toBe(1);
  await until('it knows', () => world.lines.join('').includes('The session on the database was lost'));
  const before = begun.length;
  await marks.set(1, 9);
  await until('the marks are on record', async () => (await marksOnRecord(world.databaseUrl)).length === 9);
  expect(begun.slice(before)).toEqual([]);
  letGo();
  await until('all are answered', async () => {
    await world.turn(second);
    return marks.unanswered().length === 0;
  });
  await world.close();
});

test('three processes whose connections are cut at random lose no mark and answer each once', async () => {
  const room = await Room.open({ processes: 3, playground: { deliveries } });
  const { world } = room;
  const marks = await MarksOfRoom.on(room, 45);
  await world.turn(minute);
  const random = new Random(7);
  let cuts = 0;
  for (let step = 0; step < 15; step += 1) {
    const setting = marks.set(3 * step, 3 * step + 3);
    const pids = await withClient(world.databaseUrl, async (client) => {
      const query =
        'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
      return (await client.query<{ pid: number }>(query)).rows.map(({ pid }) => pid);
    });
    const victim = pids[random.below(pids.length)];
    cuts += await cut(world.databaseUrl, `pid = ${victim}`);
    await setting;
    await world.turn(second);
  }
  expect(cuts).toBeGreaterThan(10);
  await until('all are answered and nothing is left to do', async () => {
    await world.turn(5 * second);
    return marks.unanswered().length === 0 && (await jobsLeft(world.databaseUrl)) === 0;
  });
  expect(await marksOnRecord(world.databaseUrl)).toEqual(marks.expected);
  expect(await marks.drafted()).toEqual(marks.said);
  expect(world.playground.wire.records().filter(({ type }) => type === 'dropped')).toEqual([]);
  await world.close();
});
