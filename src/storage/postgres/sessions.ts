import { type Kysely, sql } from 'kysely';
import { doubtJobs } from '../outbox/doubt-jobs';
import { takeOver } from '../outbox/take-over';
import type { Tables } from '../tables';
import { CHANNEL, toldOf } from './news';

/** Puts a session on the list of those that are at work, and tells the others. */
export async function enlist(trx: Kysely<Tables>, id: string): Promise<void> {
  await trx.insertInto('sessions').values({ id }).execute();
  await sql`select pg_notify(${CHANNEL}, ${toldOf(id, { type: 'joined' })})`.execute(trx);
}

/** Takes a session off the list that ends properly, and frees what it leaves. */
export async function leave(trx: Kysely<Tables>, id: string): Promise<void> {
  await trx.deleteFrom('sessions').where('id', '=', id).execute();
  await takeOver(trx, [id]);
}

/**
 * Frees what those on the list had in hand whose lock nobody holds any more; resolves to how many are left on it. Where the
 * server `mayHaveEnded` since anybody looked, it may have taken what was written last of the jobs with it, for which nobody
 * waits: each of them may have been done.
 */
export async function takeOverFromDead(trx: Kysely<Tables>, mayHaveEnded: boolean): Promise<number> {
  const listed = await trx.selectFrom('sessions').select('id').orderBy('id').execute();
  const dead: string[] = [];
  for (const { id } of listed) if (await isDead(trx, id)) dead.push(id);
  if (dead.length > 0) {
    // First, so that what they are just taking up is taken up by then, or is not taken up at all.
    await trx.deleteFrom('sessions').where('id', 'in', dead).execute();
    await takeOver(trx, dead);
    if (mayHaveEnded) await doubtJobs(trx);
  }
  return listed.length - dead.length;
}

/** Whether the lock of a session is free; nobody else takes over from it before the end of the transaction. */
async function isDead(trx: Kysely<Tables>, id: string): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${id}, 0)) as free
  `.execute(trx);
  return rows[0]?.free === true;
}
