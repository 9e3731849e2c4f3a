import type { ExpressionBuilder, Kysely } from 'kysely';
import type { IncidentRef } from '../../app/job';
import type { ChangeResult, Store } from '../../app/ports';
import { entriesOf, redactEvent } from '../../domain/fold/apply-redaction';
import { fold } from '../../domain/fold/fold';
import { type Incident, incidentName } from '../../domain/incident/incident';
import type { IncidentEvent, Recorded } from '../../domain/incident/incident-event';
import type { PersonId } from '../../domain/person';
import { LruCache } from '../lru-cache';
import { doubtMembers } from '../members';
import { enqueue } from '../outbox/outbox';
import { preparedQuery } from '../prepared';
import type { EventRow, IncidentRow, Tables } from '../tables';
import { takeOnce } from '../taken-requests';
import type { ErasingDatabase } from '../transactions';
import { eventRow, openIncident, readEvents, rowOf } from './rows';

/** A statement takes only so many values; SQLite's limit is the lower one. */
const MOST_EVENTS_AT_ONCE = 500;

/** So few are written one by one: that statement is at hand. */
const FEW_EVENTS = 3;

/** Keeps the incidents in a database; the folded ones at hand are checked against their rows before use. */
export function createStore({ db, transact, forgetOldPages }: ErasingDatabase): Store {
  const folded = new LruCache<Incident>(200);
  const channels = new LruCache<IncidentRef>(2_000);
  // Whether words that were removed for good may still stand in a page as it was.
  let isOwed = false;

  const commit = async (
    trx: Kysely<Tables>,
    ref: IncidentRef,
    step: ChangeResult,
    before?: Incident,
  ): Promise<Incident> => {
    const { after } = step;
    if (after === undefined) throw new Error('A change must leave an incident');
    await writeRow(trx, rowOf(ref, after), before && rowOf(ref, before));
    await append(trx, ref, step.events);
    for (const event of step.events) {
      if (event.type === 'redacted') await erase(trx, ref, event);
      if (event.type === 'channel-converted') await doubtMembers(trx, ref.team, before, event);
    }
    await enqueue(trx, ref, step);
    return keep(ref, after);
  };

  const keep = (ref: IncidentRef, incident: Incident): Incident => {
    folded.set(keyOf(ref), incident);
    if (incident.channel !== undefined) channels.set(`${ref.team}:${incident.channel.id}`, ref);
    return incident;
  };

  /** What was folded in a transaction that failed is not what is stored. */
  const orForget = <T>(ref: IncidentRef, changing: Promise<T>): Promise<T> =>
    changing.catch((error: unknown) => {
      folded.delete(keyOf(ref));
      throw error;
    });

  const lookUp = async (reader: Kysely<Tables>, ref: IncidentRef): Promise<Incident | undefined> => {
    const [row] = (await position(reader, ref)).rows;
    if (row === undefined) return undefined;
    const last = folded.get(keyOf(ref));
    // One that is ahead of its row was folded in a transaction that failed just now.
    const known = last !== undefined && last.seq <= row.seq ? last : undefined;
    if (known?.seq === row.seq) return known;
    return fold(known, await readEvents(reader, ref, known?.seq ?? 0));
  };

  const current = async (reader: Kysely<Tables>, ref: IncidentRef): Promise<Incident> => {
    const incident = await lookUp(reader, ref);
    if (incident === undefined) throw new Error(`${incidentName(ref)} is not in the database`);
    return incident;
  };

  return {
    async change(ref, step, taken) {
      let isErased = false;
      const change = transact(async (trx) => {
        if (taken !== undefined) await takeOnce(trx, ref.team, taken.once, taken.at);
        const before = await current(trx, ref);
        const decided = step(before);
        isErased = decided.events.some((event) => event.type === 'redacted');
        return decided.events.length === 0 ? keep(ref, before) : commit(trx, ref, decided, before);
      });
      const incident = await orForget(ref, change);
      if (isErased || isOwed) isOwed = !(await forgetOldPages());
      return incident;
    },
    async declare(team, step, taken) {
      let number = 0;
      const declaration = transact(async (trx) => {
        if (taken !== undefined) await takeOnce(trx, team, taken.once, taken.at);
        const last = await trx
          .selectFrom('incidents')
          .select((eb) => eb.fn.max('number').as('number'))
          .where('team_id', '=', team)
          .executeTakeFirst();
        number = Number(last?.number ?? 0) + 1;
        return commit(trx, { team, number }, step(number));
      });
      return declaration.catch((error: unknown) => {
        folded.delete(keyOf({ team, number }));
        throw error;
      });
    },
    async load(ref) {
      return keep(ref, await current(db, ref));
    },
    async find(ref) {
      const incident = await lookUp(db, ref);
      return incident === undefined ? undefined : keep(ref, incident);
    },
    async inChannel(team, channel) {
      const known = channels.get(`${team}:${channel}`);
      if (known !== undefined) return known;
      const row = await db
        .selectFrom('incidents')
        .select('number')
        .where('team_id', '=', team)
        .where('channel_id', '=', channel)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const ref = { team, number: row.number };
      channels.set(`${team}:${channel}`, ref);
      return ref;
    },
    log: (ref) => readEvents(db, ref, 0),
    async open(team) {
      return (await openRows(db, team).execute()).map(openIncident);
    },
    async inPrivate(team) {
      const rows = await db
        .selectFrom('incidents')
        .select('number')
        .where('team_id', '=', team)
        .where('is_private', '=', 1)
        .where('channel_id', 'is not', null)
        .orderBy('number', 'desc')
        .execute();
      return rows.map(({ number }) => ({ team, number }));
    },
    async visibleTo(team, person) {
      return (await openRows(db, team).where(isSeenBy(person)).execute()).map(openIncident);
    },
    async newestVisibleTo(team, person, most) {
      const rows = await db
        .selectFrom('incidents')
        .select('number')
        .where('team_id', '=', team)
        .where('status', '!=', 'canceled')
        .where(isSeenBy(person))
        .orderBy('number', 'desc')
        .limit(most)
        .execute();
      return rows.map(({ number }) => ({ team, number }));
    },
    async event(ref, seq) {
      const [event] = await readEvents(db, ref, seq - 1, seq);
      if (event === undefined) throw new Error(`${incidentName(ref)} has no event ${seq}`);
      return event;
    },
  };
}

/** How many events an incident's log holds. */
const position = preparedQuery<IncidentRef, { seq: number }>((db, value) =>
  db
    .selectFrom('incidents')
    .select('seq')
    .where('team_id', '=', value('team'))
    .where('number', '=', value('number')),
);

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
async function writeRow(trx: Kysely<Tables>, row: IncidentRow, before?: IncidentRow): Promise<void> {
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

async function append(
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
async function erase(trx: Kysely<Tables>, ref: IncidentRef, redacted: Recorded<'redacted'>): Promise<void> {
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

function openRows(reader: Kysely<Tables>, team: string) {
  return reader
    .selectFrom('incidents')
    .selectAll()
    .where('team_id', '=', team)
    .where('status', 'not in', ['closed', 'canceled'])
    .orderBy('number', 'desc');
}

/** Public, or in a channel that the person is in; while there is no channel, its declarer's alone. */
function isSeenBy(person: PersonId) {
  return ({ eb, or, and, exists, selectFrom }: ExpressionBuilder<Tables, 'incidents'>) =>
    or([
      eb('is_private', '=', 0),
      and([eb('channel_id', 'is', null), eb('declared_by', '=', person)]),
      exists(
        selectFrom('members')
          .select('members.person_id')
          .whereRef('members.team_id', '=', 'incidents.team_id')
          .whereRef('members.channel_id', '=', 'incidents.channel_id')
          .where('members.person_id', '=', person)
          .where('members.present', '=', 1),
      ),
    ]);
}

function keyOf(ref: IncidentRef): string {
  return `${ref.team}:${ref.number}`;
}
