import { Kysely, type KyselyPlugin, sql } from 'kysely';
import { StorageFailure } from '../../app/storage-failure';
import type { OwnConnection } from '../connection';
import { DatabaseUnusable } from '../failure/database-unusable';
import { migrate, newerThanThis } from '../migrate';
import { probe } from '../probe';
import { schemaOf } from '../schema';
import type { Tables } from '../tables';
import { takeSignature } from '../taken-requests';
import { createBudgets } from './budgets';
import { GuardedDialect } from './driver';
import { eraseDeadRows } from './erase';
import { unusable } from './explain';
import { Liveness } from './liveness';
import { openLightPool, openPatientPool, openPool } from './pool';
import { enlist, takeOverFromDead } from './sessions';
import { Transactions } from './transactions';
import { shownUrl } from './url';

/**
 * Opens `postgres://…`, migrates it, and frees the jobs that processes which died had in hand. Throws `DatabaseUnusable` when
 * that cannot be done. Any number of processes may work on it.
 */
export async function connect(url: string, plugins: KyselyPlugin[] = []): Promise<OwnConnection> {
  try {
    const applied = await migrated(url);
    return await open(url, applied, plugins);
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error;
    throw new DatabaseUnusable(unusable(url, error), { cause: error });
  }
}

/** Migrations may take longer than anybody waits for an answer. */
async function migrated(url: string): Promise<readonly string[]> {
  const db = new Kysely<Tables>({ dialect: new GuardedDialect(openPatientPool(url), () => undefined) });
  try {
    return await migrate(db, shownUrl(url));
  } finally {
    await db.destroy();
  }
}

async function open(
  url: string,
  applied: readonly string[],
  plugins: KyselyPlugin[],
): Promise<OwnConnection> {
  const listeners: ((failure: StorageFailure) => void)[] = [];
  const onFailure = (failure: StorageFailure): void => {
    // What came too late once comes in time the next time: that is no outage.
    if (failure.trouble !== 'busy') for (const listener of listeners) listener(failure);
  };
  const db = new Kysely<Tables>({ dialect: new GuardedDialect(openPool(url), onFailure), plugins });
  const light = new Kysely<Tables>({ dialect: new GuardedDialect(openLightPool(url), onFailure) });
  const transactions = new Transactions(db);
  const { transact, lineUp } = transactions;
  const session = new Liveness({
    url,
    onFailure,
    enlist: (id) => transact((trx) => enlist(trx, id)),
    takeOver: () => transact(takeOverFromDead),
    outdated: async () => {
      const { unknown } = await schemaOf(db);
      return unknown.length === 0 ? undefined : newerThanThis(shownUrl(url), unknown);
    },
  });
  try {
    await session.begin();
  } catch (error) {
    await Promise.all([db.destroy(), light.destroy()]);
    throw error;
  }
  return {
    db,
    budgets: createBudgets(light),
    signatures: { take: (signature) => takeSignature(light, signature) },
    applied,
    transact,
    lineUp,
    session,
    // Held to the end of the transaction; the second number keeps it apart from what sessions hold.
    lockNumbers: async (trx, team) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${team}, 2))`.execute(trx);
    },
    get busy() {
      return transactions.busy;
    },
    close: async () => {
      await transactions.idle();
      await session.end();
      await Promise.all([db.destroy(), light.destroy()]);
    },
    onFailure: (listener) => listeners.push(listener),
    probe: () => transact(probe),
    forgetOldPages: () => eraseDeadRows(url),
  };
}
