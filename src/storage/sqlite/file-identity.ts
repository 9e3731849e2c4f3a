import { statSync } from 'node:fs';
import { StorageFailure } from '../../app/storage-failure';
import { errorCode } from '../failure/error-code';
import { realPathOf } from './files';

/**
 * Notices that a database's file, or the log that SQLite writes beside it, is no longer the one that was opened. SQLite
 * itself goes on writing to a file that was deleted, and what it wrote would be gone at the next start.
 */
export class FileIdentity {
  readonly #file: number;
  /** SQLite writes it beside the file itself, not beside a link to it. */
  readonly #logPath: string;
  /** Made by SQLite when it first writes, and there as long as the database is open. */
  #log: number | undefined;

  readonly #path: string;

  constructor(path: string) {
    this.#path = path;

    this.#file = identityOf(path);
    this.#logPath = `${realPathOf(path)}-wal`;
  }

  /** Throws a `StorageFailure` when another file, or none, is in the place of the one that was opened. */
  check(): void {
    if (identityOf(this.#path) !== this.#file) throw new StorageFailure('gone', 'REPLACED');
    if (this.#log === undefined) this.#log = statSync(this.#logPath, { throwIfNoEntry: false })?.ino;
    else if (identityOf(this.#logPath) !== this.#log) throw new StorageFailure('gone', 'REPLACED');
  }
}

function identityOf(path: string): number {
  try {
    // What SQLite itself goes by where it asks whether a file has moved (`fileHasMoved` in os_unix.c).
    return statSync(path).ino;
  } catch (error) {
    throw new StorageFailure('gone', errorCode(error), { cause: error });
  }
}
