import type { Kysely } from 'kysely';
import type { Tables } from './tables';

/**
 * What a power cut may take of a transaction that was committed. `nothing`: it is on disk when it resolves. `all of it`:
 * it is bookkeeping, which the next transaction that must last takes to the disk with it; whoever writes so can do the
 * same again. A process that is killed loses neither.
 */
export type AtRisk = 'nothing' | 'all of it';

/**
 * Runs work in a transaction and resolves to what it returns once that is committed. Work that throws leaves nothing
 * behind. It may be run again where what came with it failed, and so does nothing but read and write `trx`.
 */
export type Transact = <T>(work: (trx: Kysely<Tables>) => Promise<T>, atRisk?: AtRisk) => Promise<T>;

/** Runs work that changes the same thing, by its key, one after the other and in the order in which it came. */
export type LineUp = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** A database and the way to write to it. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly transact: Transact;
  /** Absent where there is one writer at a time. */
  readonly lineUp?: LineUp;
  /** Who this process is among those that work on the database; another id after it had to begin anew. */
  readonly session: { readonly id: string };
  /** Has whoever declares in the workspace meanwhile wait for the end of the transaction: numbers have no gaps. */
  readonly lockNumbers: (trx: Kysely<Tables>, team: string) => Promise<void>;
}

/** A database that removes words for good. */
export interface ErasingDatabase extends Database {
  /**
   * Removes pages as they were before, wherever the database keeps them. False where that has to wait: then it is to be
   * tried again. What was committed before stays committed either way.
   */
  forgetOldPages(): Promise<boolean>;
}

/** A database in which nobody else declares or works, written in transactions of their own, each on disk when it resolves. */
export function unshared(db: Kysely<Tables>): Database {
  return {
    db,
    transact: (work) => db.transaction().execute(work),
    session: { id: 'alone' },
    lockNumbers: async () => undefined,
  };
}
