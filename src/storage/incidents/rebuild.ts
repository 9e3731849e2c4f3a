import type { Kysely } from 'kysely';
import type { Tables } from '../tables';
import { type Audit, audit } from './audit';

/**
 * Writes the incidents' rows anew where they say something else than their logs, and resolves to what was found. Logs
 * that cannot be read are left as they are, and so is everything that is in no log: jobs, people and who is where.
 */
export function rebuild(db: Kysely<Tables>): Promise<Audit> {
  return db.transaction().execute(async (trx) => {
    const found = await audit(trx);
    // Two incidents may have to change places in a channel, which no two may have at once.
    for (const { ref } of found.differing) {
      await trx
        .updateTable('incidents')
        .set({ channel_id: null })
        .where('team_id', '=', ref.team)
        .where('number', '=', ref.number)
        .execute();
    }
    for (const { row } of found.differing) {
      await trx
        .insertInto('incidents')
        .values(row)
        .onConflict((conflict) => conflict.columns(['team_id', 'number']).doUpdateSet(row))
        .execute();
    }
    return found;
  });
}
