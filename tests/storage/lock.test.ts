import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../src/storage/connect';

/** How a process fared that tried to open the database. */
interface Attempt {
  readonly child: ChildProcess;
  readonly held: boolean;
  readonly why?: string;
}

describe('the lock beside the database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-lock-'));
  const path = join(folder, 'firelog.db');
  const children = new Set<ChildProcess>();
  afterEach(() => Promise.all([...children].map(kill)));
  afterAll(() => rmSync(folder, { recursive: true }));

  const holdInChild = async (): Promise<Attempt> => {
    const child = fork(join(__dirname, 'hold-database.ts'), [path], {
      execArgv: ['--require', join(__dirname, '../support/typescript-hook.js')],
    });
    children.add(child);
    const [answer]: [Omit<Attempt, 'child'>] = await once(child, 'message').then(([message]) => [message]);
    return { child, ...answer };
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };

  it('refuses a second process, naming the first', async () => {
    const { child } = await holdInChild();
    await expect(connect(`sqlite:${path}`)).rejects.toThrow(
      `${path} is in use by another Firelog (process ${child.pid} on ${hostname()}). Stop that one first, or give this one a database of its own.`,
    );
  });

  it('refuses a second one in the same process, too', async () => {
    const connection = await connect(`sqlite:${path}`);
    await expect(connect(`sqlite:${path}`)).rejects.toThrow(`process ${process.pid} on`);
    await connection.close();
  });

  it('is free once its holder is killed', async () => {
    const { child } = await holdInChild();
    await kill(child);
    const connection = await connect(`sqlite:${path}`);
    await connection.close();
  });

  it('is free once its holder has closed the database', async () => {
    await (await connect(`sqlite:${path}`)).close();
    expect((await holdInChild()).held).toBe(true);
  });

  it('lets one of several in that start at the same moment', async () => {
    const attempts = await Promise.all(Array.from({ length: 4 }, holdInChild));
    const refusals = attempts.flatMap(({ held, why }) => (held ? [] : [why]));
    expect(refusals).toHaveLength(3);
    for (const why of refusals) expect(why).toMatch(/^DatabaseInUse: .* is in use by another Firelog/);
  });
});
