import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Playground } from '../../src/playground/playground';
import { manifestFor } from '../../src/slack/manifest';
import { BotProcess } from '../support/bot-process';
import { settingsFor } from '../support/command-line';
import { until } from '../support/until';

jest.setTimeout(120_000);

/** The system's own limit to the size of files stands for a full disk; on Linux that of another process can be set. */
const canLimit = spawnSync('prlimit', ['--version']).status === 0;

(canLimit ? describe : describe.skip)('on a disk that is full', () => {
  let folder: string;
  let path: string;
  let playground: Playground;
  let bot: BotProcess;
  let channel: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firelog-full-'));
    path = join(folder, 'firelog.db');
    playground = await Playground.start({ manifest: manifestFor({ command: 'incident' }) });
    const amina = playground.addPerson({ name: 'amina', realName: 'Amina Wanjiru' });
    const ops = playground.addChannel({ name: 'ops', members: [amina.id] });
    playground.addChannel({ name: 'incidents', members: [amina.id] });
    bot = BotProcess.run(folder, { ...settingsFor(playground), DATABASE_URL: `sqlite:${path}` });
    await bot.running();
    await playground.person('amina').command(ops, '/incident start sev2 Checkout answers 500');
    await until('the incident is set up', () => jobs() === 0 && opened() !== undefined);
    channel = opened() ?? '';
  });
  afterEach(async () => {
    await bot.end('SIGKILL');
    await playground.stop();
    rmSync(folder, { recursive: true });
  });

  const opened = () => playground.channels().find(({ name }) => name.startsWith('inc-1'))?.id;
  const read = <T>(file: string, query: string): T[] => {
    const reader = new Database(file, { readonly: true });
    try {
      return reader.prepare<[], T>(query).all();
    } finally {
      reader.close();
    }
  };
  const jobs = (): number => read(path, "select id from jobs where state <> 'scheduled'").length;
  const notes = (): readonly string[] =>
    read<{ body: string }>(path, "select body from incident_events where type = 'noted' order by seq").map(
      ({ body }) => /note \d+/.exec(body)?.[0] ?? body,
    );
  /** No file of the bot's may grow beyond so many bytes from now on. */
  const limit = (bytes: number | 'unlimited'): void => {
    const [holder] = read<{ process: number }>(`${path}.lock`, 'select process from holder');
    execFileSync('prlimit', ['--pid', String(holder?.process), `--fsize=${bytes}:unlimited`]);
  };
  const readiness = async (): Promise<string> => (await fetch(`${bot.health}/readyz`)).text();
  const type = async (line: string): Promise<string> =>
    (await playground.person('amina').command(channel, line)).text ?? '';

  test('no note is confirmed that is not stored, and none is stored that was not confirmed', async () => {
    const confirmed: string[] = [];
    let refusals = 0;
    for (let turn = 0; turn < 60; turn += 1) {
      // A little room is left now and then, for one change or for half of one.
      if (turn % 6 === 2) limit(statSync(`${path}-wal`).size + turn * 1_500);
      if (turn % 6 === 5) limit('unlimited');
      const answer = await type(`/incident note note ${turn} ${'and more '.repeat(turn * 10)}`);
      if (answer.includes('Nothing was recorded')) refusals += 1;
      else confirmed.push(`note ${turn}`);
    }
    limit('unlimited');
    expect(refusals).toBeGreaterThan(5);
    expect(confirmed.length).toBeGreaterThan(30);
    expect(notes()).toEqual(confirmed);
    await bot.end('SIGKILL');
    expect(notes()).toEqual(confirmed);
    expect(read(path, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  test('the bot says so, and goes on by itself once there is room', async () => {
    const ts = await playground.person('amina').post(channel, 'The pool is exhausted');
    limit(0);
    expect(await type('/incident note 10:42 rolled back')).toMatch(
      /^Nothing was recorded: .*\nYou typed: \/incident note 10:42 rolled back$/,
    );
    await playground.person('amina').react(channel, ts, 'pushpin');
    expect(await readiness()).toBe('waiting for: database\n');
    limit('unlimited');
    await until('it is ready again', async () => (await readiness()) === 'ready\n');
    await until('the mark is on record', () =>
      read<{ type: string }>(path, 'select type from incident_events').some((row) => row.type === 'mark-set'),
    );
    const said = bot.errors.split('\n').filter((line) => /The database can(not|)\b/.test(line));
    expect(said.map((line) => JSON.parse(line).level)).toEqual(['error', 'info']);
  });
});
