import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEmbedded } from '../../src/cli/playground/embedded';
import { connect } from '../../src/storage/sqlite/connect';
import { amina, nairobi } from '../support/cast';
import { CommandLine } from '../support/command-line';
import { declaration, TestDatabase, team } from '../support/test-database';

/** What others may do with a file or a folder. */
const forOthers = (path: string): number => statSync(path).mode & 0o077;

describe('under the usual umask, what may hold a private incident is its owner’s alone', () => {
  let umask: number;
  const line = new CommandLine();
  beforeAll(() => {
    umask = process.umask(0o022);
  });
  afterAll(() => {
    process.umask(umask);
    line.remove();
  });

  test('the database, and what SQLite keeps beside it while it runs', async () => {
    const path = join(line.folder, 'firelog.db');
    const connection = await connect(`sqlite:${path}`);
    for (const beside of ['', '-wal', '-shm'])
      expect([beside, forOthers(path + beside)]).toEqual([beside, 0]);
    await connection.close();
  });

  test('the playground’s workspace, and the database of the bot in it', async () => {
    const folder = join(line.folder, 'playground');
    const { playground, databaseUrl } = await openEmbedded(folder, {
      port: 0,
      command: 'incident',
      announcements: 'incidents',
    });
    const connection = await connect(databaseUrl);
    await connection.close();
    await playground.stop();
    for (const name of ['workspace.json', 'firelog.db']) {
      expect([name, forOthers(join(folder, name))]).toEqual([name, 0]);
    }
  });

  test('an export of a private incident, though its file was open to others, and not through a link', async () => {
    const database = await TestDatabase.open('sqlite');
    await database.changes().declare(team, amina, { ...declaration, isPrivate: true }, nairobi);
    const env = { DATABASE_URL: `sqlite:${database.path}` };
    const [file, target, link] = ['there.md', 'target', 'link.md'].map((name) => join(line.folder, name));
    for (const each of [file, target]) {
      writeFileSync(each ?? '', 'as it was');
      chmodSync(each ?? '', 0o644);
    }
    symlinkSync(target ?? '', link ?? '');
    expect(await line.run(`export 1 --private --out ${file}`, env)).toMatchObject({ code: 0, err: '' });
    expect(forOthers(file ?? '')).toBe(0);
    expect(readFileSync(file ?? '', 'utf8')).toContain('# INC-1');
    const refused = await line.run(`export 1 --private --out ${link}`, env);
    expect(refused).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('cannot be written (ELOOP)'),
    });
    expect(readFileSync(target ?? '', 'utf8')).toBe('as it was');
    await database.close();
  });
});
