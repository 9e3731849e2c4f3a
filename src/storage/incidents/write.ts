import type { Kysely } from 'kysely';
import type { IncidentRef } from '../../app/job';
import { entriesOf, redactEvent } from '../../domain/fold/apply-redaction';
import type { IncidentEvent, Recorded } from '../../domain/incident/incident-event';
import { preparedQuery } from '../prepared';
import type { EventRow, IncidentRow, Tables } from '../tables';
import { eventRow, readEvents } from './rows';

/** A statement takes only so many values; SQLite's limit is the lower one. */
const MOST_EVENTS_AT_ONCE = 500;

/** So few are written one by one: that statement is at hand. */
const FEW_EVENTS = 3;

/** What most events change of an incident's row. */
const setPosition = preparedQuery<IncidentRef & { readonly seq: number }, unknown>((db, value) =>
  db
    .updateTable('incidents')
    .set({ seq: value('seq') })
    .where('team_id', '=', value('team'))
    .where('number', '=', value('number')),
);

const insertEvent = preparedQuery<EventRow, unknown>((db, value) =>
  db.insertInto('incident_events').values({
    team_id: value('team_id'),
    number: value('number'),
    seq: value('seq'),
    type: value('type'),
    version: value('version'),
    recorded_at: value('recorded_at'),
    recorded_by: value('recorded_by'),
    body: value('body'),
  }),
);

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
  if (events.length <= FEW_EVENTS) {
    for (const event of events) await insertEvent(trx, eventRow(ref, event));
    return;
  }
  for (let from = 0; from < events.length; from += MOST_EVENTS_AT_ONCE) {
    const rows = events.slice(from, from + MOST_EVENTS_AT_ONCE).map((event) => eventRow(ref, event));
    await trx.insertInto('incident_events').values(rows).execute();
  }
}

/** Takes the words that were removed for good out of every event that holds them. */
export async function erase(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  redacted: Recorded<'redacted'>,
): Promise<void> {
  const removed = entriesOf(redacted);
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
