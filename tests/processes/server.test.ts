import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minute, second } from '../../src/domain/time/instant';
import { Room } from '../slack/marks/room';
import {
  type PostgresServer,
  startAgain,
  startServer,
  stopServer,
  withClient,
} from '../support/postgres/server';
import { until } from '../support/until';
import { MarksOfRoom } from './marks';
import { jobsLeft, marksOnRecord } from './on-record';

/** Slack sends again what was not acknowledged, as often as it takes here. */
const deliveries = {
  retryDelaysMs: [0, 5_000, 10_000, 10_000, 10_000, 30_000, 30_000, 30_000, 60_000, 60_000],
};
const settings = ['fsync=off', 'full_page_writes=off'];

describe('three processes whose PostgreSQL is restarted', () => {
  const folder = join(tmpdir(), `firelog-server-${process.pid}`);
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startServer(folder, process.pid, settings);
    await withClient(`${server.url}/postgres`, (client) => client.query('create database restarted'));
  });
  afterAll(async () => {
    await stopServer(server);
    rmSync(folder, { recursive: true });
  });

  test('are ready again, have every mark once, and have answered each once', async () => {
    const databaseUrl = `${server.url}/restarted`;
    const room = await Room.open({ processes: 3, databaseUrl, playground: { deliveries } });
    const { world } = room;
    const marks = await MarksOfRoom.on(room, 24);
    await world.turn(minute);
    const missing = () => world.bots.flatMap(({ readiness }) => readiness.missing());
    const before = marks.set(0, 12);
    await stopServer(server);
    await before;
    await marks.set(12, 24);
    await until(
      'all know that it is gone',
      () => missing().filter((part) => part === 'database').length === 3,
    );
    await startAgain(server, settings);
    await until('all are ready again', async () => {
      await world.turn(second);
      return missing().length === 0;
    });
    await until('all are answered and nothing is left to do', async () => {
      await world.turn(10 * second);
      return marks.unanswered().length === 0 && (await jobsLeft(databaseUrl)) === 0;
    });
    expect(await marksOnRecord(databaseUrl)).toEqual(marks.expected);
    expect(await marks.drafted()).toEqual(marks.said);
    expect(world.playground.wire.records().filter(({ type }) => type === 'dropped')).toEqual([]);
    await world.close();
  });
});
