import type { Kysely } from 'kysely';
import type { Instant } from '../../domain/time/instant';
import type { Tables } from '../tables';
import { unshared } from '../transactions';
import { doubtJobs } from './doubt-jobs';
import { createOutbox } from './outbox';
import { takeOver } from './take-over';

/**
 * Notes in a database that was put back what may have happened since it was copied. What waits may have been done: one
 * attempt counts as made, so that what it left on the workspace is looked for. And who has left a private channel since must
 * not see its incident: nobody counts as being there until the channels are read again. It may be run again.
 */
export async function doubtRestored(db: Kysely<Tables>, now: Instant): Promise<void> {
  await takeOver(db);
  await doubtJobs(db);
  await db.deleteFrom('sessions').execute();
  await db.deleteFrom('members').execute();
  const hidden = await db
    .selectFrom('incidents')
    .select(['team_id', 'number'])
    .where('is_private', '=', 1)
    .where('channel_id', 'is not', null)
    .execute();
  for (const { team_id: team, number } of hidden) {
    const request = { kind: 'read-members', payload: {}, lane: 'members', mergeKey: 'members' } as const;
    await createOutbox(unshared(db)).queue({ team, number }, request, now);
  }
}
