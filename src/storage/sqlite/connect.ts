import { randomUUID } from 'node:crypto';
import { Kysely, type KyselyPlugin } from 'kysely';
import { soleSession } from '../../app/processes/session';
import type { StorageFailure } from '../../app/storage-failure';
import type { OwnConnection } from '../connection';
import { DatabaseUnusable } from '../failure/database-unusable';
import { errorCode } from '../failure/error-code';
import { migrate } from '../migrate';
import { doubtJobs } from '../outbox/doubt-jobs';
import { takeOver } from '../outbox/take-over';
import { probe } from '../probe';
import type { Tables } from '../tables';
import { GuardedDialect } from './driver';
import { truncateWal } from './erase';
import { databasePathOf } from './files';
import { foreignCodeIn, withForeignCode } from './foreign-schema';
import { openSqlite } from './open';
import { GroupCommit } from './transactions';

/**
 * Opens `sqlite:<path>`, migrates it, and frees the jobs that a process which died had in flight. Throws
 * `DatabaseUnusable` when that cannot be done and `DatabaseInUse` when another Firelog is at work on it.
 */
export async function connect(url: string, plugins: KyselyPlugin[] = []): Promise<OwnConnection> {
  try {
    return await open(url, plugins);
  } catch (error) {
    const why = unusable(error);
    if (why === undefined) throw error;
    throw new DatabaseUnusable(`DATABASE_URL names ${url}, ${why}`);
  }
}

/** What is wrong with the file and what to do; undefined when that is not what is wrong. */
function unusable(error: unknown): string | undefined {
  const code = errorCode(error);
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENAMETOOLONG)/.test(code)) {
    return 'which cannot be written. Give the process write access to the file and its folder, or name another file.';
  }
  if (code === 'ELOOP') return 'a link that leads back to itself. Name the file itself.';
  if (code === 'ENOENT') return 'in a folder that does not exist. Create the folder, or name another file.';
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return 'which is no SQLite database or is damaged. Put a backup in its place with `npx firelog restore <file>`, or name another file.';
  }
  if (/^SQLITE_BUSY/.test(code)) return 'which another program keeps locked. End that program.';
  if (/^SQLITE_IOERR/.test(code))
    return `which cannot be read (${code}). Look at the disk, or name another file.`;
  if (/^(SQLITE_FULL|ENOSPC)/.test(code))
    return 'but the disk is full. Make room, or name a file on another disk.';
  return undefined;
}

async function open(url: string, plugins: KyselyPlugin[]): Promise<OwnConnection> {
  const { database, release } = openSqlite(databasePathOf(url));
  const listeners: ((failure: StorageFailure) => void)[] = [];
  const onFailure = (failure: StorageFailure): void => {
    for (const listener of listeners) listener(failure);
  };
  const db = new Kysely<Tables>({ dialect: new GuardedDialect(database, onFailure), plugins });
  const group = new GroupCommit(db, database);
  const destroy = async (): Promise<void> => {
    await group.idle();
    await db.destroy();
    release();
  };
  try {
    const foreign = await foreignCodeIn(db);
    if (foreign.length > 0) throw new DatabaseUnusable(withForeignCode(url, foreign));
    const applied = await migrate(db, url);
    const session = await group.transact(beginSession);
    return {
      db,
      applied,
      transact: group.transact,
      session: soleSession(session),
      // Nobody else writes meanwhile.
      lockNumbers: async () => undefined,
      get busy() {
        return group.busy;
      },
      // What cannot be written any more is found by the next start.
      close: () =>
        group
          .transact((trx) => endSession(trx, session))
          .catch(() => undefined)
          .then(destroy),
      onFailure: (listener) => listeners.push(listener),
      probe: () => group.transact(probe),
      forgetOldPages: () => truncateWal(db),
    };
  } catch (error) {
    await destroy();
    throw error;
  }
}

/**
 * One process works on SQLite, so whatever still runs was in the hands of one that is gone; and so was whatever would
 * have let those go on that were held. Where that one was not ended properly, a power cut may have taken what it wrote
 * last of its jobs.
 */
async function beginSession(trx: Kysely<Tables>): Promise<string> {
  const { numDeletedRows: unended } = await trx.deleteFrom('sessions').executeTakeFirst();
  await takeOver(trx);
  if (unended > 0n) await doubtJobs(trx);
  const id = randomUUID();
  await trx.insertInto('sessions').values({ id }).execute();
  return id;
}

async function endSession(trx: Kysely<Tables>, id: string): Promise<void> {
  await trx.deleteFrom('sessions').where('id', '=', id).execute();
}
