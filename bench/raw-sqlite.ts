import { join } from 'node:path';
import Database from 'better-sqlite3';
import { inFolder } from './folder';
import { median } from './statistics';

const commits = 300;

/** How many milliseconds a commit of one row takes, written as safely as the bot writes, on the same disk. */
export async function millisecondsACommit(): Promise<number> {
  return inFolder(async (folder) => {
    const database = new Database(join(folder, 'raw.db'));
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec('create table lines (number integer primary key, body text not null)');
    const insert = database.prepare('insert into lines (body) values (?)');
    const took = Array.from({ length: commits }, (_, index) => {
      const begun = performance.now();
      insert.run(`${index}`.padEnd(200, 'x'));
      return performance.now() - begun;
    });
    database.close();
    return median(took);
  });
}
