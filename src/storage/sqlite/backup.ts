import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { DatabaseUnusable } from '../failure/database-unusable';
import { errorCode } from '../failure/error-code';
import { storageFailureOf } from '../failure/storage-failure-of';
import { audit } from '../incidents/audit';
import { schemaOf } from '../schema';
import { belongings, createPrivate, databasePathOf, putInPlace, realPathOf, removeDatabase } from './files';
import { damageOf, openReadOnly } from './read-only';

/** What a database or a backup of one holds. */
export interface Contents {
  readonly incidents: number;
  readonly events: number;
}

/** What a backup that was made holds. */
export interface BackedUp extends Contents {
  readonly bytes: number;
  /** How many of the incidents' logs cannot be read, in the database and so in the backup. */
  readonly damagedLogs: number;
}

/** A backup cannot be made or used: one sentence that says why and what to do. */
export class BackupFailed extends Error {
  override readonly name = 'BackupFailed';
}

/**
 * Copies a database, beside a bot that is at work on it, into a file that only its owner may read: everything that was
 * committed when the copy began, and nothing later. The file is there whole and checked, or not at all.
 */
export async function backUp(
  url: string,
  file: string,
  { overwrite }: { overwrite: boolean },
): Promise<BackedUp> {
  const path = databasePathOf(url);
  if (isSameFile(path, file)) throw new BackupFailed(`${file} is the database itself. Name another file.`);
  if (existsSync(file) && !overwrite) {
    throw new BackupFailed(`${file} is there already. Name another file, or add --overwrite.`);
  }
  refuseToReplace(path, file);
  await refuseDamaged(url);
  const part = `${file}.part-${process.pid}`;
  try {
    await explainingFailure(file, () => copyDatabase(path, part));
    const contents = await contentsOf(part, url);
    const { size: bytes } = statSync(part);
    const damagedLogs = await damagedLogsOf(part);
    await explainingFailure(file, () => putInPlace(part, file));
    return { ...contents, bytes, damagedLogs };
  } finally {
    removeIfThere(part);
  }
}

/** What belongs to the database, or is no database at all, is not replaced by a backup, whatever was asked for. */
function refuseToReplace(path: string, file: string): void {
  const own = [path, realPathOf(path)].flatMap((each) => belongings.map((ending) => each + ending));
  if (own.some((each) => resolve(each) === resolve(file) || isSameFile(each, file))) {
    throw new BackupFailed(`${file} belongs to the database. Name another file.`);
  }
  if (existsSync(file) && !isDatabase(file)) {
    throw new BackupFailed(`${file} is no backup, and none takes its place. Name another file.`);
  }
}

/** Whether a file begins as every SQLite database does (sqlite.org/fileformat.html). */
function isDatabase(file: string): boolean {
  const head = Buffer.alloc(15);
  try {
    const opened = openSync(file, 'r');
    readSync(opened, head);
    closeSync(opened);
  } catch {
    return false;
  }
  return head.toString() === 'SQLite format 3';
}

/** What could not be written cannot be removed either, and was told already. */
function removeIfThere(part: string): void {
  try {
    removeDatabase(part);
  } catch {
    return;
  }
}

/** A copy would hide what is damaged in the database, and might take the place of a better one. */
async function refuseDamaged(url: string): Promise<void> {
  const connection = await openReadOnly(url);
  const damage = await damageOf(connection).finally(connection.close);
  if (damage.length === 0) return;
  throw new BackupFailed(
    `${url} is damaged (${damage.join('; ')}), and no backup was made. Stop the bot and restore an older one: \`npx firelog restore <file>\`.`,
  );
}

/** How many of the logs in a file cannot be read from beginning to end. */
export async function damagedLogsOf(file: string): Promise<number> {
  const { db, close } = await openReadOnly(`sqlite:${file}`);
  return audit(db)
    .then(({ broken }) => broken.length)
    .finally(close);
}

/** Copies what is committed in a database, its write-ahead log included, into a file that holds no old pages. */
export function copyDatabase(path: string, target: string): void {
  // A process of the same number may have been killed at this.
  removeDatabase(target);
  createPrivate(target);
  const source = new Database(path, { readonly: true, fileMustExist: true });
  try {
    // One statement, and so one picture, however long it takes and whatever is written meanwhile.
    source.prepare('vacuum into ?').run(target);
  } finally {
    source.close();
  }
}

/**
 * Checks a copy of a database whole and counts what is in it; throws `BackupFailed` where it is of no use. `name` is what
 * people know it by.
 */
export async function contentsOf(file: string, name = file): Promise<Contents> {
  const unusable = `${name} is no SQLite database or is damaged`;
  const connection = await openReadOnly(`sqlite:${file}`).catch((error: unknown) => {
    if (!(error instanceof DatabaseUnusable)) throw error;
    throw new BackupFailed(`${unusable}. Name another file.`, { cause: error });
  });
  try {
    const damage = await damageOf(connection);
    if (damage.length > 0) throw new BackupFailed(`${unusable} (${damage.join('; ')}). Name another file.`);
    const { applied } = await schemaOf(connection.db);
    if (applied.length === 0)
      throw new BackupFailed(`${name} is no database of Firelog’s. Name another file.`);
    const count = (table: 'incidents' | 'incident_events') =>
      connection.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow();
    const [incidents, events] = [await count('incidents'), await count('incident_events')];
    return { incidents: Number(incidents.rows), events: Number(events.rows) };
  } finally {
    await connection.close();
  }
}

/** Whether both are paths of one file that exists. */
export function isSameFile(one: string, other: string): boolean {
  if (!existsSync(one) || !existsSync(other)) return false;
  const [first, second] = [statSync(one, { bigint: true }), statSync(other, { bigint: true })];
  return first.dev === second.dev && first.ino === second.ino;
}

/** Does something for which a file is written; what keeps it from being written is said in a sentence. */
export async function explainingFailure<T>(file: string, act: () => T): Promise<T> {
  try {
    return act();
  } catch (error) {
    const failure = storageFailureOf(error);
    if (failure?.trouble === 'damaged') {
      throw new BackupFailed(
        'The database is damaged and cannot be copied. `npx firelog doctor` says how; restore an older backup with `npx firelog restore <file>`.',
        { cause: error },
      );
    }
    if (failure === undefined && errorCode(error) === '') throw error;
    throw new BackupFailed(
      `${file} cannot be written (${errorCode(error)}). Name a file in a folder that exists, may be written and has room.`,
      { cause: error },
    );
  }
}
