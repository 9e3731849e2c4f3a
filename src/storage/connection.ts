import type { Kysely } from 'kysely';
import type { SharedBudgets, TakenSignatures } from '../app/processes/counted-together';
import type { Session } from '../app/processes/session';
import type { Watched } from '../app/storage-watch';
import type { Tables } from './tables';
import type { ErasingDatabase } from './transactions';

/** An open database in the form that this program works with. */
export interface Connection {
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

/** A database that a bot works on. */
export interface OwnConnection extends Connection, ErasingDatabase, Watched {
  /** True while something is being written. */
  readonly busy: boolean;
  /** The migrations that were applied when it was opened. */
  readonly applied: readonly string[];
  readonly session: Session;
  /** Counts calls for all processes together; missing where there is but one. */
  readonly budgets?: SharedBudgets;
  /** Takes signatures for all processes together; missing where there is but one. */
  readonly signatures?: TakenSignatures;
}
