import type { Kysely } from 'kysely';
import type { IncidentRef } from '../../app/job';
import { entriesOf, redactEvent } from '../../domain/fold/apply-redaction';
import type { IncidentEvent, Recorded } from '../../domain/incident/incident-event';
import { preparedInsert, preparedQuery } from '../prepared';
import type { IncidentRow, Tables } from '../tables';
import { eventRow, readEvents } from './rows';

/** What most events change of an incident's row. */
const setPosition = preparedQuery<IncidentRef & { readonly seq: number }, unknown>((db, value) =>
  db
    .updateTable('incidents')
    .set({ seq: value('seq') })
    .where('team_id', '=', value('team'))
    .where('number', '=', value('number')),
);

const insertEvents = preparedInsert('incident_events', [
  'team_id',
  'number',
  'seq',
  'type',
  'version',
  'recorded_at',
  'recorded_by',
  'body',
]);

/** Writes an incident's row, or of a known one only what is not as it was. */
export async function writeRow(trx: Kysely<Tables>, row: IncidentRow, before?: IncidentRow): Promise<void> {
  if (before === undefined) {
    await trx.insertInto('incidents').values(row).execute();
    return;
  }
  // Typed so because `Object.entries` forgets whose entries they are.
  const columns = Object.keys(row) as (keyof IncidentRow)[];
  const news = columns.filter((column) => row[column] !== before[column]);
  if (news.length === 1 && news[0] === 'seq') {
    await setPosition(trx, { team: row.team_id, number: row.number, seq: row.seq });
    return;
  }
  await trx
    .updateTable('incidents')
    .set(Object.fromEntries(news.map((column) => [column, row[column]])))
    .where('team_id', '=', row.team_id)
    .where('number', '=', row.number)
    .execute();
}

/** Adds events to an incident's log. */
export async function append(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  events: readonly IncidentEvent[],
): Promise<void> {
  await insertEvents(
    trx,
    events.map((event) => eventRow(ref, event)),
  );
}

/** Takes the words that were removed for good out of every event that holds them, and the pictures that came with them. */
export async function erase(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  redacted: Recorded<'redacted'>,
): Promise<void> {
  const removed = entriesOf(redacted);
  await trx
    .deleteFrom('pictures')
    .where('team_id', '=', ref.team)
    .where('number', '=', ref.number)
    .where('entry', 'in', [...removed])
    .execute();
  for (const event of await readEvents(trx, ref, 0, redacted.seq - 1)) {
    const clean = redactEvent(event, removed);
    if (clean === event) continue;
    // An older row is written anew, in the version of today.
    const { version, body } = eventRow(ref, clean);
    await trx
      .updateTable('incident_events')
      .set({ version, body })
      .where('team_id', '=', ref.team)
      .where('number', '=', ref.number)
      .where('seq', '=', event.seq)
      .execute();
  }
}
