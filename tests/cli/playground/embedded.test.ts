import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearPlayground, openEmbedded } from '../../../src/cli/playground/embedded';

describe('the folder of the playground', () => {
  let made: string;
  let folder: string;
  beforeEach(() => {
    made = mkdtempSync(join(tmpdir(), 'firelog-embedded-'));
    folder = join(made, 'playground');
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(made, { recursive: true });
  });

  const open = async (): Promise<readonly string[]> => {
    const { playground } = await openEmbedded(folder, { command: 'incident', announcements: 'incidents' });
    const names = playground.channels().map(({ name }) => name);
    await playground.stop();
    return names;
  };

  test('keeps a database that has no workspace, such as one that was restored, and all that is not its own', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'firelog.db'), 'restored');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    expect(await open()).toEqual(['general', 'incidents', 'ops']);
    const [kept = ''] = readdirSync(folder).filter((name) => name.startsWith('kept-'));
    expect(readFileSync(join(folder, kept, 'firelog.db'), 'utf8')).toBe('restored');
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder, 'workspace.json'))).toBe(true);
  });

  test('loses the workspace and the database when it is cleared, and nothing else', async () => {
    await open();
    for (const name of ['firelog.db', 'firelog.db-wal', 'firelog.db.before-restore-1', 'backup.db']) {
      writeFileSync(join(folder, name), '');
    }
    await clearPlayground(folder);
    expect(readdirSync(folder).sort()).toEqual(['backup.db', 'firelog.db.before-restore-1']);
  });

  test.each(['{}', 'no JSON'])('is said to be damaged where its workspace is %s', async (text) => {
    await open();
    writeFileSync(join(folder, 'workspace.json'), text);
    writeFileSync(join(folder, 'firelog.db'), '');
    await expect(open()).rejects.toThrow(
      /workspace\.json is damaged\. Delete the folder .*playground to start over\./,
    );
  });

  test('may be no file', async () => {
    writeFileSync(folder, '');
    await expect(open()).rejects.toThrow('is no folder. Move it away to start the playground.');
  });
});
