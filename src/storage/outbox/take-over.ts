import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { Tables } from '../tables';
import { lockIncident, refsOf } from './incident-lock';
import { advance } from './lanes';

/**
 * Frees the jobs that sessions which are over had in hand, and those that they held: whatever would have let these go on is
 * gone with them. All jobs that are in hand or held, where no session is named.
 */
export async function takeOver(trx: Kysely<Tables>, sessions?: readonly string[]): Promise<void> {
  const isLeft = ({ eb, and }: ExpressionBuilder<Tables, 'jobs'>) =>
    and([
      eb('state', 'in', ['running', 'held']),
      ...(sessions === undefined ? [] : [eb('claimed_by', 'in', [...sessions])]),
    ]);
  const left = await trx.selectFrom('jobs').select(['team_id', 'number']).distinct().where(isLeft).execute();
  for (const ref of refsOf(left)) {
    await lockIncident(trx, ref);
    const jobs = await trx
      .updateTable('jobs')
      // One that ran is the head of its lane; those that were held get in line again.
      .set({ state: sql`case when state = 'running' or lane is null then 'waiting' else 'queued' end` })
      .where('team_id', '=', ref.team)
      .where('number', '=', ref.number)
      .where(isLeft)
      .returning('lane')
      .execute();
    for (const { lane } of jobs) await advance(trx, ref, lane);
  }
}
