import type { Kysely } from 'kysely';
import type { Tables } from '../../src/storage/tables';

/** What writes much at once. */
export interface Filler {
  transact(work: (trx: Kysely<Tables>) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** A kind of database that the bot is measured on. */
export interface DatabaseKind {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Makes a new database, a copy of another where one is given; resolves to its address. */
  create(folder: string, template?: string): Promise<string>;
  /** Migrates it and opens it for writing much at once, which may take longer than people wait. */
  fill(url: string): Promise<Filler>;
  drop(url: string): Promise<void>;
  /** Has the database look at what was written into it, as it does by itself in time. */
  settle(url: string): Promise<void>;
  /** How many marks a database holds that a bot may be at work on. */
  marksIn(url: string): Promise<number>;
}
