import type { KyselyPlugin } from 'kysely';
import type { Connection, OwnConnection } from './connection';

/** What each kind of database does in a way of its own; all else in this room is written once. */
export interface StorageDialect {
  /** The beginning of its addresses, such as `sqlite:`. */
  readonly scheme: RegExp;
  /** An address without what nobody may read, for sentences. */
  shown(url: string): string;
  /** Opens a database to work on it, brings it up to date, and frees the jobs that nobody has in hand any more. */
  connect(url: string, plugins?: KyselyPlugin[]): Promise<OwnConnection>;
  /** Opens it as `connect` does, for somebody who works on it while nobody else does: throws where a bot is at work. */
  connectAlone(url: string): Promise<Connection>;
  /** Opens it to read it beside whoever works on it, whatever it was migrated to. */
  openReadOnly(url: string): Promise<Connection>;
}
