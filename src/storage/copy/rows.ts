import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../tables';

/** A row of any table, by the names of its columns. */
export type Row = Readonly<Record<string, string | number | Buffer | null>>;

/** A table that is copied: what its rows are known by, and how many of them are in memory at once. */
export interface CopiedTable {
  readonly name: keyof Tables;
  readonly key: readonly string[];
  readonly atOnce: number;
}

/**
 * The tables that are copied, each after those that its rows belong to. Who is at work and how often Slack was called is of
 * one database alone.
 */
export const copiedTables: readonly CopiedTable[] = [
  { name: 'incidents', key: ['team_id', 'number'], atOnce: 500 },
  { name: 'incident_events', key: ['team_id', 'number', 'seq'], atOnce: 200 },
  { name: 'jobs', key: ['id'], atOnce: 200 },
  { name: 'members', key: ['team_id', 'channel_id', 'person_id'], atOnce: 500 },
  { name: 'people', key: ['team_id', 'person_id'], atOnce: 500 },
  { name: 'pictures', key: ['team_id', 'number', 'entry', 'file_id'], atOnce: 4 },
  { name: 'taken_requests', key: ['team_id', 'key'], atOnce: 500 },
];

/** Reads a table from beginning to end, so many rows at a time. */
export async function* batchesOf(
  db: Kysely<Tables>,
  { name, key, atOnce }: CopiedTable,
): AsyncGenerator<readonly Row[]> {
  let last: Row | undefined;
  do {
    const after = last === undefined ? sql`` : sql`where (${refs(key)}) > (${valuesOf(last, key)})`;
    const { rows } = await sql<Row>`
      select * from ${sql.table(name)} ${after} order by ${refs(key)} limit ${atOnce}
    `.execute(db);
    if (rows.length > 0) yield rows;
    last = rows.length < atOnce ? undefined : rows.at(-1);
  } while (last !== undefined);
}

/** Adds rows to a table. */
export async function insertRows(
  db: Kysely<Tables>,
  { name }: CopiedTable,
  rows: readonly Row[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = sql.join(rows.map((row) => sql`(${valuesOf(row, columns)})`));
  await sql`insert into ${sql.table(name)} (${refs(columns)}) values ${values}`.execute(db);
}

/** The rows that have the same keys, by these keys. */
export async function rowsLike(
  db: Kysely<Tables>,
  table: CopiedTable,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, Row>> {
  const keys = sql.join(rows.map((row) => sql`(${valuesOf(row, table.key)})`));
  const found = await sql<Row>`
    select * from ${sql.table(table.name)} where (${refs(table.key)}) in (${keys})
  `.execute(db);
  return new Map(found.rows.map((row) => [keyOf(row, table), row]));
}

/** What a row is known by, as a text. */
export function keyOf(row: Row, { key }: CopiedTable): string {
  return JSON.stringify(key.map((column) => row[column]));
}

/** How many rows a table has. */
export async function countRows(db: Kysely<Tables>, name: keyof Tables): Promise<number> {
  const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}`.execute(db);
  return rows[0]?.rows ?? 0;
}

function refs(columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => sql.ref(column)));
}

function valuesOf(row: Row, columns: readonly string[]): RawBuilder<unknown> {
  return sql.join(columns.map((column) => row[column]));
}
