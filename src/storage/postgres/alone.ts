import { Kysely } from 'kysely';
import type { ClientBase } from 'pg';
import { StorageFailure } from '../../app/storage-failure';
import type { Connection } from '../connection';
import { DatabaseUnusable } from '../failure/database-unusable';
import { migrate } from '../migrate';
import type { Tables } from '../tables';
import { countAtWork, takeWhole } from './at-work';
import { refuseUnfit } from './connect';
import { GuardedDialect } from './driver';
import { sayOf, whyUnusable } from './explain';
import { openSolePool } from './pool';
import { shownUrl } from './url';

/**
 * Opens `postgres://…` for somebody who works on it while no bot does, and migrates it: no bot begins meanwhile. Throws
 * `DatabaseUnusable` where one is at work, or where the database cannot be used.
 */
export async function connectAlone(url: string): Promise<Connection> {
  try {
    await refuseUnfit(url);
    // What is done and what keeps others away are on one connection, and so end together.
    const pool = openSolePool(url, (client) => takeAlone(client, shownUrl(url)));
    const db = new Kysely<Tables>({ dialect: new GuardedDialect(pool, () => undefined) });
    try {
      await migrate(db, shownUrl(url));
      return { db, close: () => db.destroy() };
    } catch (error) {
      await db.destroy();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error;
    throw new DatabaseUnusable(sayOf(url, whyUnusable(error)), { cause: error });
  }
}

async function takeAlone(client: ClientBase, shown: string): Promise<void> {
  if (await takeWhole(client)) return;
  const { rows } = await client.query<{ processes: number }>(countAtWork);
  const others = rows[0]?.processes ?? 1;
  throw new DatabaseUnusable(
    others > 1
      ? `${shown} is in use by ${others} other processes of Firelog. Stop them first.`
      : `${shown} is in use by another Firelog. Stop that one first.`,
  );
}
