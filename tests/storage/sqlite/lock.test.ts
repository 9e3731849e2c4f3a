import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { backUp, isSameFile } from '../../../src/storage/sqlite/backup';
import { connect } from '../../../src/storage/sqlite/connect';
import { restore } from '../../../src/storage/sqlite/restore';
import { at } from '../../support/cast';

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
      execArgv: ['--require', join(__dirname, '../../support/typescript-hook.js')],
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

  test('refuses a second process, naming the first', async () => {
    const { child } = await holdInChild();
    await expect(connect(`sqlite:${path}`)).rejects.toThrow(
      `${path} is in use by another Firelog (process ${child.pid} on ${hostname()}). Stop that one first, or give this one a database of its own.`,
    );
  });

  test('refuses a second one in the same process, too', async () => {
    const connection = await connect(`sqlite:${path}`);
    await expect(connect(`sqlite:${path}`)).rejects.toThrow(`process ${process.pid} on`);
    await connection.close();
  });

  test('is free once its holder is killed', async () => {
    const { child } = await holdInChild();
    await kill(child);
    const connection = await connect(`sqlite:${path}`);
    await connection.close();
  });

  test('is free once its holder has closed the database', async () => {
    await (await connect(`sqlite:${path}`)).close();
    expect((await holdInChild()).held).toBe(true);
  });

  test('lets one of several in that start at the same moment', async () => {
    const attempts = await Promise.all(Array.from({ length: 4 }, holdInChild));
    const refusals = attempts.flatMap(({ held, why }) => (held ? [] : [why]));
    expect(refusals).toHaveLength(3);
    for (const why of refusals) expect(why).toMatch(/^DatabaseInUse: .* is in use by another Firelog/);
  });
});

describe('the lock of a database that several paths lead to', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firelog-links-'));
    mkdirSync(join(folder, 'real'));
    path = join(folder, 'real', 'firelog.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const make = async (): Promise<void> => (await connect(`sqlite:${path}`)).close();
  const refused = expect.stringContaining(`is in use by another Firelog (process ${process.pid} on`);

  test.each([
    ['a link to the file', (link: string) => symlinkSync(path, link)],
    ['a link that tells the way from its own folder', (link: string) => symlinkSync('real/firelog.db', link)],
    [
      'a link to a link',
      (link: string) => {
        symlinkSync(path, `${link}-2`);
        symlinkSync(`${link}-2`, link);
      },
    ],
  ])('is one by %s, whoever comes first, for everything that takes it', async (_, lay) => {
    await make();
    const link = join(folder, 'link.db');
    lay(link);
    await backUp(`sqlite:${link}`, join(folder, 'backup.db'), { overwrite: false });
    for (const [first, second] of [
      [link, path],
      [path, link],
    ]) {
      const connection = await connect(`sqlite:${first}`);
      await expect(connect(`sqlite:${second}`)).rejects.toMatchObject({ message: refused });
      await expect(
        restore(`sqlite:${second}`, join(folder, 'backup.db'), at('10:00'), 'then'),
      ).rejects.toMatchObject({ message: refused });
      await connection.db.insertInto('probe').values({ filler: 'still at work' }).execute();
      await connection.close();
    }
    expect(existsSync(`${link}.lock`)).toBe(false);
  });

  test('is one by a link to the folder, by a path that begins here, and with blanks around it', async () => {
    await make();
    symlinkSync(join(folder, 'real'), join(folder, 'also'));
    const connection = await connect(`sqlite:${path}`);
    for (const other of [
      join(folder, 'also', 'firelog.db'),
      join(folder, 'also', '..', 'real', 'firelog.db'),
      relative(process.cwd(), path),
      ` ${path} `,
    ]) {
      await expect(connect(`sqlite:${other}`)).rejects.toMatchObject({ message: refused });
    }
    await connection.close();
  });

  test('is one by a link that is there before its file, and in a folder that is not there yet either', async () => {
    for (const target of [path, join(folder, 'new', 'firelog.db')]) {
      const link = join(folder, `${basename(dirname(target))}.db`);
      symlinkSync(relative(folder, target), link);
      const connection = await connect(`sqlite:${link}`);
      await expect(connect(`sqlite:${target}`)).rejects.toMatchObject({ message: refused });
      expect((statSync(target).mode & 0o777).toString(8)).toBe('600');
      await connection.close();
    }
  });

  test('is nowhere where a link leads back to itself', async () => {
    for (const target of ['circle.db', 'nowhere/../circle.db']) {
      const link = join(folder, 'circle.db');
      symlinkSync(target, link);
      await expect(connect(`sqlite:${link}`)).rejects.toThrow('a link that leads back to itself.');
      rmSync(link);
    }
  });

  test('is nowhere where a name is too long for a file', async () => {
    await expect(connect(`sqlite:${join(folder, 'x'.repeat(300))}`)).rejects.toThrow(
      'which cannot be written.',
    );
  });

  test('is refused to a file with a second name, which no lock beside one of them could hold for both', async () => {
    await make();
    const other = join(folder, 'other.db');
    linkSync(path, other);
    for (const each of [path, other]) {
      await expect(connect(`sqlite:${each}`)).rejects.toThrow(
        `${each} has 2 names (hard links), and SQLite would damage what is opened by two of them. Delete the other ones, or copy the file and name the copy.`,
      );
    }
    expect(isSameFile(path, other)).toBe(true);
    rmSync(other);
    await make();
  });

  test('tells a bot that its link leads to another file now', async () => {
    await make();
    const link = join(folder, 'link.db');
    symlinkSync(path, link);
    const connection = await connect(`sqlite:${link}`);
    await connection.probe();
    rmSync(`${path}-wal`);
    await expect(connection.probe()).rejects.toMatchObject({ trouble: 'gone' });
    await connection.close();
    const again = await connect(`sqlite:${link}`);
    const other = join(folder, 'other.db');
    writeFileSync(other, '');
    rmSync(link);
    symlinkSync(other, link);
    await expect(again.probe()).rejects.toMatchObject({ trouble: 'gone' });
    await again.close();
  });
});

describe('the file that holds the lock', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firelog-lock-file-'));
    path = join(folder, 'firelog.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

  test('is its owner’s alone, also where an earlier version made it for all to read', async () => {
    const umask = process.umask(0o022);
    try {
      await (await connect(`sqlite:${path}`)).close();
      expect(modeOf(`${path}.lock`)).toBe('600');
      chmodSync(`${path}.lock`, 0o644);
      await (await connect(`sqlite:${path}`)).close();
      expect(modeOf(`${path}.lock`)).toBe('600');
    } finally {
      process.umask(umask);
    }
  });

  test('is written through no link, and is a file', async () => {
    const other = join(folder, 'other.db');
    writeFileSync(other, '', { mode: 0o644 });
    symlinkSync(other, `${path}.lock`);
    const sentence = `${path}.lock is no file of the account that the bot runs under, so anybody might hold that lock. Delete it while no Firelog runs, and let nobody else write to its folder.`;
    await expect(connect(`sqlite:${path}`)).rejects.toThrow(sentence);
    expect([modeOf(other), statSync(other).size]).toEqual(['644', 0]);
    rmSync(`${path}.lock`);
    mkdirSync(`${path}.lock`);
    await expect(connect(`sqlite:${path}`)).rejects.toThrow(sentence);
  });
});
