import { type Changes, openChanges } from '../../../src/app/change';
import type { Outbox, Store } from '../../../src/app/ports';
import type { SessionParts } from '../../../src/app/processes/session';
import type { Instant } from '../../../src/domain/time/instant';
import type { OwnConnection } from '../../../src/storage/connection';
import { createStore } from '../../../src/storage/incidents/incidents';
import { createOutbox } from '../../../src/storage/outbox/outbox';
import { TestDatabase } from '../test-database';
import { withClient } from './server';

/** As much of a process as works on the database: its connections, its session and a memory of its own. */
export interface StorageProcess {
  readonly connection: OwnConnection;
  readonly store: Store;
  readonly outbox: Outbox;
  readonly changes: Changes;
}

/** Several processes on one database of PostgreSQL. */
export class StorageProcesses {
  readonly all: readonly StorageProcess[];

  private constructor(
    readonly database: TestDatabase,
    connections: readonly OwnConnection[],
  ) {
    const clock = { now: (): Instant => database.now, at: () => () => undefined };
    this.all = connections.map((connection) => {
      const store = createStore(connection);
      const changes = openChanges({ store, clock, queued: () => undefined });
      return { connection, store, outbox: createOutbox(connection), changes };
    });
  }

  static async open(count: number): Promise<StorageProcesses> {
    const database = await TestDatabase.open('postgres');
    const others = Array.from({ length: count - 1 }, () => database.another());
    return new StorageProcesses(database, [database.connection, ...(await Promise.all(others))]);
  }

  /** One of them, from 0. */
  at(index: number): StorageProcess {
    const found = this.all[index];
    if (found === undefined) throw new Error(`There is no process ${index}`);
    return found;
  }

  /** Does something in the database on a connection that is none of theirs. */
  async query(text: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    return withClient(this.database.url, async (client) => (await client.query(text, [...values])).rows);
  }

  /** Ends the connections of theirs whose last statement is like that, as the server does where the network is cut. */
  async cut(like: string): Promise<number> {
    const rows = await this.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and query like $1`,
      [like],
    );
    return rows.length;
  }

  async close(): Promise<void> {
    for (const { connection } of this.all.slice(1)) await connection.close();
    await this.database.close();
  }
}

/** What a session works with where nobody listens. */
export function deaf(parts: Partial<SessionParts> = {}): SessionParts {
  return {
    heard: () => undefined,
    pulse: () => undefined,
    lost: () => undefined,
    regained: () => undefined,
    drained: async () => undefined,
    outdated: () => undefined,
    failed: (error) => {
      throw error;
    },
    ...parts,
  };
}
