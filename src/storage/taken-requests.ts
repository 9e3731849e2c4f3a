import type { Kysely } from 'kysely';
import { TakenBefore } from '../app/delivery/once';
import type { Taken } from '../app/ports';
import { hour, type Instant, instant, later } from '../domain/time/instant';
import { atOnce } from './at-once';
import { preparedQuery } from './prepared';
import type { Tables } from './tables';

/** For how long it is known what was taken: far longer than Slack delivers anything again that somebody waits for. */
const MAX_KEPT = hour;

/** Takes what Slack sent in the transaction of its change; throws `TakenBefore` where that was made already. */
export async function takeOnce(trx: Kysely<Tables>, team: string, taken: Taken): Promise<void> {
  const fresh = await takeKeys(trx, team, [taken]);
  if (!taken.once.keys.every((key) => fresh.has(key))) throw new TakenBefore();
}

/** Takes what Slack sent, for several changes at once; those of the keys that were not taken before. */
export async function takeKeys(
  trx: Kysely<Tables>,
  team: string,
  taken: readonly Taken[],
): Promise<ReadonlySet<string>> {
  const tried = new Map(taken.flatMap(({ once, at }) => once.keys.map((key) => [key, at])));
  const [first] = tried.values();
  // What means the same each time has no keys.
  if (first === undefined) return new Set();
  // In one order everywhere, so that no two wait for each other.
  const keys = [...tried].sort(([one], [other]) => (one < other ? -1 : 1));
  const [, ...inserted] = await atOnce(
    forget(trx, { team, before: later(first, -MAX_KEPT) }),
    ...keys.map(([key, at]) => insert(trx, { team, key, at })),
  );
  return new Set(inserted.flatMap(({ rows }) => rows.map(({ key }) => key)));
}

/** Gives keys back that were taken for what was not done after all. */
export async function giveBack(trx: Kysely<Tables>, team: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await trx.deleteFrom('taken_requests').where('team_id', '=', team).where('key', 'in', keys).execute();
}

/** Under whose name signatures are taken, which are of no workspace. */
const SIGNED = '';

/** Takes a signed request; false where it was taken before. By the time of the signature, which is no workspace's clock. */
export async function takeSignature(db: Kysely<Tables>, signature: string): Promise<boolean> {
  const at = instant(Date.now() * 1_000);
  await forget(db, { team: SIGNED, before: later(at, -MAX_KEPT) });
  return (await insert(db, { team: SIGNED, key: signature, at })).rows.length > 0;
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

/** Few at a time, and those alone that nobody else is forgetting: no two wait for each other. */
const forget = preparedQuery<{ readonly team: string; readonly before: Instant }, unknown>((db, value) =>
  db
    .deleteFrom('taken_requests')
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('team_id', 'key'),
        'in',
        selectFrom('taken_requests')
          .select(['team_id', 'key'])
          .where('team_id', '=', value('team'))
          .where('taken_at', '<', value('before'))
          .orderBy('taken_at')
          .limit(MAX_FORGOTTEN)
          .forUpdate()
          .skipLocked()
          .$asTuple('team_id', 'key'),
      ),
    ),
);

/** So many are forgotten whenever one is taken. */
const MAX_FORGOTTEN = 100;
