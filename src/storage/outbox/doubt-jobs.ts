import type { Kysely } from 'kysely';
import type { Tables } from '../tables';

/**
 * Takes every job that is still to be done for one that may have been done already, unseen: one attempt counts as made, at
 * the earliest moment at which it can have been. So what it left on the workspace is looked for before it is done again.
 */
export async function doubtJobs(db: Kysely<Tables>): Promise<void> {
  await db
    .updateTable('jobs')
    .set((eb) => ({
      attempts: eb.case().when('attempts', '<', 1).then(1).else(eb.ref('attempts')).end(),
      first_attempt_at: eb.fn.coalesce('first_attempt_at', 'due_at'),
    }))
    .where((eb) => eb.or([eb('first_attempt_at', 'is', null), eb('attempts', '<', 1)]))
    .execute();
}
