import { type Kysely, sql } from 'kysely';

/**
 * Of each lane only the first job is `waiting` from now on, and the others are `queued` behind it; a job that is due
 * later is `scheduled`. So whoever looks for work finds it at the head of an index, however much there is. And a row for
 * as long as a bot is at work, by which the next one sees whether it was ended properly.
 */
export async function up(db: Kysely<Jobs>): Promise<void> {
  await db.schema.dropIndex('jobs_due').execute();
  await db.schema.dropIndex('jobs_lane').execute();
  await db.schema
    .createIndex('jobs_lane')
    .on('jobs')
    .columns(['team_id', 'number', 'lane', 'state', 'cause', 'cause_order'])
    .where('lane', 'is not', null)
    .execute();
  // Those that run or wait for their channel keep their place until the next start, which is now.
  await db.updateTable('jobs').set({ state: 'waiting' }).where('state', 'in', ['running', 'held']).execute();
  await sql`
    update jobs set state = 'queued'
    where state = 'waiting' and lane is not null and exists (
      select 1 from jobs as ahead
      where ahead.team_id = jobs.team_id and ahead.number = jobs.number and ahead.state in ('waiting', 'queued')
        and (ahead.lane = jobs.lane or (jobs.lane = 'draft' and ahead.lane = 'tell'))
        and (ahead.cause, ahead.cause_order, ahead.id) < (jobs.cause, jobs.cause_order, jobs.id)
    )
  `.execute(db);

  await db.schema
    .createIndex('jobs_waiting')
    .on('jobs')
    .columns(['due_at', 'cause', 'cause_order'])
    .where(sql`state`, '=', sql.lit('waiting'))
    .execute();
  await db.schema
    .createIndex('jobs_waiting_by_kind')
    .on('jobs')
    .columns(['kind', 'due_at', 'cause', 'cause_order'])
    .where(sql`state`, '=', sql.lit('waiting'))
    .execute();
  await db.schema
    .createIndex('jobs_scheduled')
    .on('jobs')
    .columns(['due_at'])
    .where(sql`state`, '=', sql.lit('scheduled'))
    .execute();
  await db.schema
    .createIndex('jobs_held')
    .on('jobs')
    .columns(['team_id', 'number'])
    .where(sql`state`, '=', sql.lit('held'))
    .execute();
  await db.schema
    .createIndex('jobs_parked')
    .on('jobs')
    .columns(['team_id', 'number', 'kind'])
    .where(sql`state`, '=', sql.lit('parked'))
    .execute();
  await db.schema
    .createIndex('jobs_parked_at')
    .on('jobs')
    .columns(['due_at'])
    .where(sql`state`, '=', sql.lit('parked'))
    .execute();
  await db.schema
    .createIndex('jobs_merged')
    .on('jobs')
    .columns(['team_id', 'number', 'merge_key', 'state'])
    .where('merge_key', 'is not', null)
    .execute();

  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .execute();
}

/** The table as it is at this point, as far as data is changed in it. */
interface Jobs {
  jobs: { state: string; lane: string | null; merge_key: string | null };
}
