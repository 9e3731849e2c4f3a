import type { Kysely } from 'kysely';
import type { Tables } from './tables';

/** The workspaces that have an incident of this number, in the order of their ids. */
export async function workspacesWith(db: Kysely<Tables>, number: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('incidents')
    .select('team_id')
    .where('number', '=', number)
    .orderBy('team_id')
    .execute();
  return rows.map((row) => row.team_id);
}
