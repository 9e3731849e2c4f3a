import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../support/root';
import { until } from '../../support/until';

// Each runs the tests of a file in processes of their own.
jest.setTimeout(180_000);

const memory = '/dev/shm';

describe('a run of the tests', () => {
  let folder: string;
  let run: ChildProcess;
  let pid: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firelog-run-'));
    const jest = join(root, 'node_modules/jest/bin/jest.js');
    run = spawn(process.execPath, [jest, 'tests/storage/prepared.test.ts', '-w', '1'], {
      cwd: root,
      env: { ...process.env, TMPDIR: folder, FIRELOG_TEST_DATABASE: 'postgres' },
      stdio: 'ignore',
    });
    pid = String(run.pid);
  });
  afterEach(() => {
    run.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** What there is of the run: in memory, or in its temporary folder where there is no room. */
  const left = (): readonly string[] =>
    [memory, folder, '/tmp', '/var/tmp']
      .filter((place) => existsSync(place))
      .flatMap((place) => readdirSync(place).map((name) => join(place, name)))
      .filter((path) => path.includes(`firelog-tests-${pid}-`) || path.endsWith(`firelog-postgres-${pid}`));

  /** The processes of its server: the one that looks after it, and the server itself. */
  const serverProcesses = async (): Promise<readonly number[]> => {
    const place = () =>
      left()
        .flatMap((path) => [path, join(path, `firelog-postgres-${pid}`)])
        .find((path) => existsSync(join(path, 'url')));
    await until('its server runs', () => place() !== undefined, 60_000);
    const files = ['pid', 'data/postmaster.pid'].map((name) => join(place() ?? '', name));
    return files.map((file) => Number.parseInt(readFileSync(file, 'utf8'), 10));
  };

  test.each(['SIGINT', 'SIGKILL'] as const)(
    'that is ended by %s leaves no server and no folder behind',
    async (signal) => {
      const processes = await serverProcesses();
      expect(processes.map(isAlive)).toEqual([true, true]);
      run.kill(signal);
      await once(run, 'exit');
      await until('everything is gone', () => left().length === 0 && !processes.some(isAlive), 60_000);
    },
  );
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
