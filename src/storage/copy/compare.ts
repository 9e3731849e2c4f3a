import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import type { IncidentRef } from '../../app/job';
import { fold } from '../../domain/fold/fold';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { storageFailureOf } from '../failure/storage-failure-of';
import { readEvents } from '../incidents/rows';
import { storable } from '../postgres/driver';
import type { Tables } from '../tables';
import { batchesOf, type CopiedTable, copiedTables, countRows, keyOf, type Row, rowsLike } from './rows';

/** What one database holds and another one does not, in a few words; undefined where both hold the same. */
export async function differenceIn(
  source: Kysely<Tables>,
  target: Kysely<Tables>,
  tables: readonly CopiedTable[] = copiedTables,
): Promise<string | undefined> {
  for (const table of tables) {
    for await (const rows of batchesOf(source, table)) {
      const found = await rowsLike(target, table, rows);
      const other = rows.find((row) => !isSame(row, found.get(keyOf(row, table))));
      if (other !== undefined) return `the row ${keyOf(other, table)} of ${table.name}`;
    }
    const [here, there] = [await countRows(source, table.name), await countRows(target, table.name)];
    if (here !== there) return `${there} rows of ${table.name} instead of ${here}`;
  }
  return differentFold(source, target);
}

function isSame(row: Row, other: Row | undefined): boolean {
  return other !== undefined && Object.keys(row).every((column) => isEqual(row[column], other[column]));
}

function isEqual(one: Row[string] | undefined, other: Row[string] | undefined): boolean {
  return Buffer.isBuffer(one) ? Buffer.isBuffer(other) && one.equals(other) : storable(one) === other;
}

/** The first incident whose log comes to something else. */
async function differentFold(source: Kysely<Tables>, target: Kysely<Tables>): Promise<string | undefined> {
  const [incidents] = copiedTables;
  if (incidents === undefined) return undefined;
  for await (const rows of batchesOf(source, incidents)) {
    for (const row of rows) {
      const ref = { team: String(row.team_id), number: Number(row.number) };
      const [here, there] = [await folded(source, ref), await folded(target, ref)];
      if (here === undefined) return `the log of ${incidentName(ref)} (${ref.team}), which cannot be read`;
      if (!isDeepStrictEqual(here, there))
        return `what the log of ${incidentName(ref)} (${ref.team}) comes to`;
    }
  }
  return undefined;
}

async function folded(db: Kysely<Tables>, ref: IncidentRef): Promise<Incident | undefined> {
  try {
    return fold(undefined, await readEvents(db, ref, 0));
  } catch (error) {
    if (storageFailureOf(error) !== undefined) throw error;
    return undefined;
  }
}
