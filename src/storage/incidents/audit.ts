import type { Kysely, Selectable } from 'kysely';
import type { IncidentRef } from '../../app/job';
import { fold } from '../../domain/fold/fold';
import { storageFailureOf } from '../failure/storage-failure-of';
import type { IncidentRow, IncidentsTable, Tables } from '../tables';
import { readEvents, rowOf } from './rows';

/** A column of an incident's row that says something else than its log. */
export interface Difference {
  readonly column: keyof IncidentRow;
  readonly stored: string | number | null;
  readonly folded: string | number | null;
}

/** What reading every log from beginning to end found. */
export interface Audit {
  readonly incidents: number;
  readonly events: number;
  /** The incidents whose log cannot be read, and why. */
  readonly broken: readonly { readonly ref: IncidentRef; readonly why: string }[];
  /** The incidents whose row is missing or says something else than the log, and what the row ought to be. */
  readonly differing: readonly {
    readonly ref: IncidentRef;
    readonly row: IncidentRow;
    readonly differences: readonly Difference[] | 'the row is missing';
  }[];
}

/** Folds every log and compares what comes of it with what is stored. To be run in a transaction, for one picture. */
export async function audit(reader: Kysely<Tables>): Promise<Audit> {
  const found = { broken: [] as Audit['broken'][number][], differing: [] as Audit['differing'][number][] };
  const refs = await incidentsIn(reader);
  let events = 0;
  for (const ref of refs) {
    const read = await readLog(reader, ref);
    events += read.events;
    if ('why' in read) {
      found.broken.push({ ref, why: read.why });
      continue;
    }
    const stored = await storedRow(reader, ref);
    const differences = stored === undefined ? 'the row is missing' : differencesIn(stored, read.row);
    if (differences.length > 0) found.differing.push({ ref, row: read.row, differences });
  }
  return { incidents: refs.length, events, ...found };
}

/** The incidents that have a row, a log or both. */
async function incidentsIn(reader: Kysely<Tables>): Promise<readonly IncidentRef[]> {
  const rows = await reader
    .selectFrom('incidents')
    .select(['team_id', 'number'])
    .union(reader.selectFrom('incident_events').select(['team_id', 'number']))
    .orderBy('team_id')
    .orderBy('number')
    .execute();
  return rows.map(({ team_id: team, number }) => ({ team, number }));
}

async function readLog(
  reader: Kysely<Tables>,
  ref: IncidentRef,
): Promise<{ events: number } & ({ row: IncidentRow } | { why: string })> {
  try {
    const log = await readEvents(reader, ref, 0);
    const gap = log.findIndex(({ seq }, index) => seq !== index + 1);
    if (gap >= 0) return { events: log.length, why: `its log lacks event ${gap + 1}` };
    return { events: log.length, row: rowOf(ref, fold(undefined, log)) };
  } catch (error) {
    if (storageFailureOf(error) !== undefined) throw error;
    // What does not parse is quoted by the parser, and may be private.
    const why =
      error instanceof SyntaxError || !(error instanceof Error) ? 'an event is garbled' : error.message;
    return { events: 0, why: `its log cannot be read: ${why}` };
  }
}

function storedRow(
  reader: Kysely<Tables>,
  { team, number }: IncidentRef,
): Promise<Selectable<IncidentsTable> | undefined> {
  return reader
    .selectFrom('incidents')
    .selectAll()
    .where('team_id', '=', team)
    .where('number', '=', number)
    .executeTakeFirst();
}

function differencesIn(stored: Selectable<IncidentsTable>, folded: IncidentRow): readonly Difference[] {
  // Typed so because `Object.keys` forgets whose keys they are.
  const columns = Object.keys(folded) as (keyof IncidentRow)[];
  return columns
    .map((column) => ({ column, stored: stored[column], folded: folded[column] ?? null }))
    .filter((difference) => difference.stored !== difference.folded);
}
