import type { Kysely } from 'kysely';
import { type Once, TakenBefore } from '../app/delivery/once';
import { hour, type Instant, later } from '../domain/time/instant';
import { preparedQuery } from './prepared';
import type { Tables } from './tables';

/** For how long it is known what was taken: far longer than Slack delivers anything again that somebody waits for. */
const MAX_KEPT = hour;

/** Takes what Slack sent in the transaction of its change; throws `TakenBefore` where that was made already. */
export async function takeOnce(
  trx: Kysely<Tables>,
  team: string,
  { keys }: Once,
  at: Instant,
): Promise<void> {
  await forget(trx, { before: later(at, -MAX_KEPT) });
  for (const key of keys) {
    const { rows } = await insert(trx, { team, key, at });
    if (rows.length === 0) throw new TakenBefore();
  }
}

const insert = preparedQuery<
  { readonly team: string; readonly key: string; readonly at: Instant },
  { key: string }
>((db, value) =>
  db
    .insertInto('taken_requests')
    .values({ team_id: value('team'), key: value('key'), taken_at: value('at') })
    .onConflict((conflict) => conflict.columns(['team_id', 'key']).doNothing())
    .returning('key'),
);

const forget = preparedQuery<{ readonly before: Instant }, unknown>((db, value) =>
  db.deleteFrom('taken_requests').where('taken_at', '<', value('before')),
);
