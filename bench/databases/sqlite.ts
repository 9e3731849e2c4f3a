import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { connect } from '../../src/storage/sqlite/connect';
import type { DatabaseKind } from './database-kind';

/** A file in the folder of a run. */
export const sqliteKind: DatabaseKind = {
  name: 'SQLite',
  async create(folder, template) {
    const path = join(folder, 'firelog.db');
    if (template !== undefined) copyFileSync(pathOf(template), path);
    return `sqlite:${path}`;
  },
  fill: (url) => connect(url),
  // It goes with its folder.
  drop: async () => undefined,
  settle: async () => undefined,
  async marksIn(url) {
    const database = new Database(pathOf(url), { readonly: true });
    try {
      const count = database.prepare<[], { n: number }>(
        "select count(*) as n from incident_events where type = 'mark-set'",
      );
      return count.get()?.n ?? 0;
    } finally {
      database.close();
    }
  },
};

function pathOf(url: string): string {
  return url.replace(/^sqlite:/, '');
}
