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
import { sayOf, whyUnusable } from './explain';
import { Liveness } from './liveness';
import { endPool, openLightPool, openPatientPool, openPool } from './pool';
import { examineServer, faultIn } from './server/examine';
import { enlist, leave, takeOverFromDead } from './sessions';
import { Transactions } from './transactions';
import { shownUrl } from './url';

/** So often a process that starts tries to reach a server that answers too late, as one does on which several start. */
const MAX_TRIES = 5;

/**
 * Opens `postgres://…`, migrates it, and frees the jobs that processes which died had in hand. Throws `DatabaseUnusable` when
 * that cannot be done. Any number of processes may work on it.
 */
export async function connect(url: string, plugins: KyselyPlugin[] = []): Promise<OwnConnection> {
  for (let tries = 1; ; tries += 1) {
    try {
      await refuseUnfit(url);
      const applied = await migrated(url);
      return await open(url, applied, plugins);
    } catch (error) {
      const failure = error instanceof DatabaseUnusable ? error.cause : error;
      if (!(failure instanceof StorageFailure)) throw error;
      if (/timeout/.test(failure.code) && tries < MAX_TRIES) continue;
      throw new DatabaseUnusable(sayOf(url, whyUnusable(failure)), { cause: failure });
    }
  }
}

/** Says what is wrong with an address, or with the server there, before anything is done on it. */
export async function refuseUnfit(url: string): Promise<void> {
  const fault = faultIn(await examineServer(url));
  if (fault !== undefined) throw new DatabaseUnusable(sayOf(url, fault));
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
  const pool = openPool(url);
  const db = new Kysely<Tables>({ dialect: new GuardedDialect(pool, onFailure), plugins });
  const light = new Kysely<Tables>({ dialect: new GuardedDialect(openLightPool(url), onFailure) });
  const end = async (): Promise<void> => {
    // Kysely ends no connections that only transactions had.
    await Promise.all([db.destroy().then(() => endPool(pool)), light.destroy()]);
  };
  const transactions = new Transactions(pool, onFailure, plugins);
  const { transact, lineUp } = transactions;
  const session = new Liveness({
    url,
    onFailure,
    enlist: (id) => transact((trx) => enlist(trx, id)),
    takeOver: (mayHaveEnded) => transact((trx) => takeOverFromDead(trx, mayHaveEnded)),
    outdated: async () => {
      const { unknown } = await schemaOf(db);
      return unknown.length === 0 ? undefined : newerThanThis(shownUrl(url), unknown);
    },
  });
  try {
    await session.begin();
  } catch (error) {
    await end();
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
      return transactions.busy || session.isBeginning;
    },
    close: async () => {
      await transactions.idle();
      // What cannot be written any more is found by the others.
      if (session.isHeld) await transact((trx) => leave(trx, session.id)).catch(() => undefined);
      await session.end();
      await end();
    },
    onFailure: (listener) => listeners.push(listener),
    probe: () => transact(probe),
    forgetOldPages: () => eraseDeadRows(url),
  };
}
