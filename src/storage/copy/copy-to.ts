import type { Kysely } from 'kysely';
import { StorageFailure } from '../../app/storage-failure';
import { DatabaseUnusable } from '../failure/database-unusable';
import { connectAlone, connectReadOnly, shown } from '../open';
import { doubtJobs } from '../outbox/doubt-jobs';
import { takeOver } from '../outbox/take-over';
import { databasePathOf } from '../sqlite/files';
import { foreignCodeIn, withForeignCode } from '../sqlite/foreign-schema';
import { holdLock } from '../sqlite/lock';
import { damageOf } from '../sqlite/read-only';
import type { Tables } from '../tables';
import { differenceIn } from './compare';
import { batchesOf, copiedTables, countRows, insertRows } from './rows';

/** A database cannot be copied: one sentence that says why and what to do. */
export class CopyFailed extends Error {
  override readonly name = 'CopyFailed';
}

/** What was copied. */
export interface Copied {
  readonly incidents: number;
  readonly events: number;
  /** Whether all of it was there before. */
  readonly wasThere: boolean;
}

/** Is told how far it is. */
export interface Progress {
  /** So many rows of a table were copied. */
  copied(table: string, done: number, all: number): void;
  /** All were, and both sides are being compared. */
  comparing(): void;
}

/**
 * Copies what a SQLite file holds into a PostgreSQL database, in one transaction, and compares both before it is committed: a
 * copy that ends before its end leaves nothing, and no bot can begin on a part of it. No bot is at work on either meanwhile,
 * and the file stays as it is. Throws `CopyFailed` or `DatabaseUnusable` where that cannot be done.
 */
export async function copyTo(source: string, target: string, progress: Progress): Promise<Copied> {
  const from = await connectReadOnly(source);
  try {
    const release = holdLock(databasePathOf(source));
    try {
      await refuseUnsound(source, from.db);
      const to = await openTarget(target);
      try {
        return await from.db
          .transaction()
          .execute((reader) => copyOrCompare(reader, to.db, { source, target, progress }));
      } catch (error) {
        if (!(error instanceof StorageFailure)) throw error;
        const sentence = `The copy was not finished, and nothing of it is left: ${shown(target)} failed, ${error.what} (${error.code}). Type the same again once that is mended.`;
        throw new CopyFailed(sentence, { cause: error });
      } finally {
        await to.close();
      }
    } finally {
      release();
    }
  } finally {
    await from.close();
  }
}

async function openTarget(target: string): ReturnType<typeof connectAlone> {
  try {
    return await connectAlone(target);
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error;
    throw new CopyFailed(error.message.replace(/^DATABASE_URL names/, 'The target is'), { cause: error });
  }
}

async function refuseUnsound(source: string, db: Kysely<Tables>): Promise<void> {
  const foreign = await foreignCodeIn(db);
  if (foreign.length > 0) throw new CopyFailed(withForeignCode(source, foreign));
  const damage = await damageOf({ db, close: async () => undefined });
  if (damage.length === 0) return;
  throw new CopyFailed(
    `${source} is damaged (${damage.join('; ')}). Restore a backup first: \`npx firelog restore <file>\`.`,
  );
}

interface Ways {
  readonly source: string;
  readonly target: string;
  readonly progress: Progress;
}

function copyOrCompare(reader: Kysely<Tables>, to: Kysely<Tables>, ways: Ways): Promise<Copied> {
  const { source, target } = ways;
  return to.transaction().execute(async (writer) => {
    const held = {
      incidents: await countRows(reader, 'incidents'),
      events: await countRows(reader, 'incident_events'),
    };
    if ((await countRows(writer, 'incidents')) > 0) {
      const logs = copiedTables.filter(({ name }) => name === 'incidents' || name === 'incident_events');
      if ((await differenceIn(reader, writer, logs)) === undefined) return { ...held, wasThere: true };
      throw new CopyFailed(
        `${shown(target)} holds other incidents than ${source}, and stays as it is. Name an empty database.`,
      );
    }
    await fill(reader, writer, ways);
    ways.progress.comparing();
    const difference = await differenceIn(reader, writer);
    if (difference !== undefined) {
      throw new CopyFailed(
        `Nothing was copied: the copy would differ from ${source} in ${difference}. Type \`npx firelog doctor\` to look at the logs there.`,
      );
    }
    await settle(reader, writer);
    return { ...held, wasThere: false };
  });
}

async function fill(reader: Kysely<Tables>, writer: Kysely<Tables>, { progress }: Ways): Promise<void> {
  for (const table of copiedTables) {
    // What a bot without incidents learned of people and requests, it learns again.
    await writer.deleteFrom(table.name).execute();
    const all = await countRows(reader, table.name);
    let done = 0;
    for await (const rows of batchesOf(reader, table)) {
      await insertRows(writer, table, rows);
      done += rows.length;
      progress.copied(table.name, done, all);
    }
  }
}

/** What the next start on the file would do: nobody has a job in hand, and what a crash left may have been done. */
async function settle(reader: Kysely<Tables>, writer: Kysely<Tables>): Promise<void> {
  await takeOver(writer);
  if ((await countRows(reader, 'sessions')) > 0) await doubtJobs(writer);
}
