import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Instant } from '../../domain/time/instant';
import { errorCode } from '../failure/error-code';
import { migrate } from '../migrate';
import { doubtRestored } from '../outbox/doubt-restored';
import { schemaOf } from '../schema';
import type { Tables } from '../tables';
import {
  BackupFailed,
  type Contents,
  contentsOf,
  copyDatabase,
  damagedLogsOf,
  explainingFailure,
  isSameFile,
} from './backup';
import { GuardedDialect } from './driver';
import { besides, databasePathOf, flush, putInPlace, realPathOf, removeDatabase } from './files';
import { foreignPartsOf } from './foreign-schema';
import { holdLock } from './lock';
import { openFile } from './open';
import { openReadOnly } from './read-only';

/** What a restore did. */
export interface Restored extends Contents {
  /** The migrations that the backup lacked. */
  readonly applied: readonly string[];
  /** How many of the incidents' logs cannot be read, in the backup and so in the database. */
  readonly damagedLogs: number;
  /** Where the database is kept that was there before. */
  readonly kept?: string;
}

/**
 * Puts a backup in the place of the database, migrated to what this program works with. The backup is checked before
 * anything is touched, and what was there before is kept beside. Throws `BackupFailed` when the backup is of no use or
 * something cannot be written, and `DatabaseInUse` while a bot holds the database.
 */
export async function restore(url: string, file: string, now: Instant, stamp: string): Promise<Restored> {
  const named = databasePathOf(url);
  if (!existsSync(file)) throw new BackupFailed(`There is no backup at ${file}. Name another file.`);
  if (isSameFile(named, file)) throw new BackupFailed(`${file} is the database itself. Name a backup of it.`);
  const contents = await contentsOf(file);
  await refuseNewer(file);
  await refuseForeign(file);
  const path = await explainingFailure(named, () => realPathOf(named));
  if (!existsSync(dirname(path))) await explainingFailure(path, () => mkdirSync(dirname(path)));
  const release = await explainingFailure(`${path}.lock`, () => holdLock(path));
  const part = `${path}.restoring-${process.pid}`;
  try {
    await explainingFailure(part, () => copyDatabase(file, part));
    const applied = await makeReady(part, now).catch((error: unknown) => {
      if (!errorCode(error).startsWith('SQLITE_')) throw error;
      const why = error instanceof Error ? error.message : errorCode(error);
      throw new BackupFailed(`${file} is damaged (${why}). Name another file.`, { cause: error });
    });
    const damagedLogs = await damagedLogsOf(part);
    const kept = await explainingFailure(`${path}.before-restore-${stamp}`, () => setAside(path, stamp));
    await explainingFailure(path, () => putInPlace(part, path));
    return { ...contents, applied, damagedLogs, ...(kept !== undefined && { kept }) };
  } finally {
    removeDatabase(part);
    release();
  }
}

async function refuseNewer(file: string): Promise<void> {
  const { db, close } = await openReadOnly(`sqlite:${file}`);
  const { unknown } = await schemaOf(db).finally(close);
  if (unknown.length === 0) return;
  throw new BackupFailed(
    `${file} was written by a newer Firelog (${unknown.join(', ')}). Restore it with that version.`,
  );
}

/** Whoever can put a file in the place of a backup must not be able to put more than data into the database. */
async function refuseForeign(file: string): Promise<void> {
  const { db, close } = await openReadOnly(`sqlite:${file}`);
  const foreign = await foreignPartsOf(db).finally(close);
  if (foreign.length === 0) return;
  throw new BackupFailed(
    `${file} holds what Firelog did not put there (${foreign.slice(0, 3).join(', ')}). Name a backup that \`npx firelog backup\` made.`,
  );
}

/** Migrates a copy of a backup, and notes in it what may have happened since the backup was made. */
async function makeReady(part: string, now: Instant): Promise<readonly string[]> {
  const db = new Kysely<Tables>({ dialect: new GuardedDialect(openFile(part), () => undefined) });
  try {
    const applied = await migrate(db, `sqlite:${part}`);
    await doubtRestored(db, now);
    return applied;
  } finally {
    // The last to close it leaves everything in the one file.
    await db.destroy();
  }
}

/** Keeps the database that is there beside the place where it is, and leaves nothing of it that could be taken for new. */
function setAside(path: string, stamp: string): string | undefined {
  if (!existsSync(path)) {
    removeDatabase(path);
    return undefined;
  }
  const kept = `${path}.before-restore-${stamp}`;
  for (const beside of ['', '-wal'].filter((each) => existsSync(path + each))) {
    copyFileSync(path + beside, kept + beside, constants.COPYFILE_EXCL);
    chmodSync(kept + beside, 0o600);
    flush(kept + beside);
  }
  // A damaged one is kept as it is: to open it for writing might lose what could still be saved from it.
  if (isSound(path)) for (const each of [path, kept]) emptyLog(each);
  // Left beside another database, it would be taken for that one's.
  for (const beside of besides) rmSync(path + beside, { force: true });
  return kept;
}

function isSound(path: string): boolean {
  try {
    const database = new Database(path, { readonly: true });
    try {
      return database.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}

/** Brings what was written ahead into the file itself, and leaves nothing beside it. */
function emptyLog(path: string): void {
  const database = new Database(path);
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.close();
  }
}
