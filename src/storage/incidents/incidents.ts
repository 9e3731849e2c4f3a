import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { TakenBefore } from '../../app/delivery/once';
import type { IncidentRef } from '../../app/job';
import type { ChangeResult, Store, Taken } from '../../app/ports';
import { fold } from '../../domain/fold/fold';
import { type Incident, incidentName } from '../../domain/incident/incident';
import type { PersonId } from '../../domain/person';
import { atOnce } from '../at-once';
import { LruCache } from '../lru-cache';
import { doubtMembers } from '../members';
import { lockedPosition } from '../outbox/incident-lock';
import { insertJobs } from '../outbox/job-rows';
import { planJobs } from '../outbox/plan-jobs';
import { preparedQuery } from '../prepared';
import type { Tables } from '../tables';
import { giveBack, takeKeys, takeOnce } from '../taken-requests';
import type { ErasingDatabase } from '../transactions';
import { ChangeGroups, type Outcome } from './change-groups';
import { keyOf, MAX_INTEGER, openIncident, readEvents, rowOf, withOpenTasks } from './rows';
import { append, erase, writeRow } from './write';

/** Keeps the incidents in a database; the folded ones at hand are checked against their rows before use. */
export function createStore({
  db,
  transact,
  lineUp = (_, work) => work(),
  forgetOldPages,
  lockNumbers,
}: ErasingDatabase): Store {
  const folded = new LruCache<Folded>(200);
  const channels = new LruCache<IncidentRef>(2_000);
  // Whether words that were removed for good may still stand in a page as it was.
  let isOwed = false;

  /** Writes what the steps decided, one after the other, in as few statements as one of them takes. */
  const write = async (trx: Kysely<Tables>, ref: IncidentRef, steps: readonly Step[]): Promise<void> => {
    const [before, after] = [steps[0]?.before, steps.at(-1)?.after];
    if (after === undefined) return;
    const events = steps.flatMap((step) => step.events);
    const [queued] = await atOnce(
      planJobs(trx, ref, steps),
      writeRow(trx, rowOf(ref, after), before && rowOf(ref, before)),
      append(trx, ref, events),
    );
    for (const step of steps) {
      for (const event of step.events) {
        if (event.type === 'redacted') await erase(trx, ref, event);
        if (event.type === 'channel-converted') await doubtMembers(trx, ref.team, step.before, event);
      }
    }
    await insertJobs(trx, queued);
    folded.set(keyOf(ref), { incident: after, trx });
  };

  /** What is committed is as good for everybody. */
  const keep = (ref: IncidentRef, incident: Incident): Incident => {
    folded.set(keyOf(ref), { incident });
    if (incident.channel !== undefined) channels.set(`${ref.team}:${incident.channel.id}`, ref);
    return incident;
  };

  /** What was folded in a transaction that failed is not what is stored. */
  const orForget = <T>(ref: IncidentRef, changing: Promise<T>): Promise<T> =>
    changing.catch((error: unknown) => {
      folded.delete(keyOf(ref));
      throw error;
    });

  /** The incident as far as it was folded before, and is stored or being written by the same transaction. */
  const foldedUpTo = (reader: Kysely<Tables>, ref: IncidentRef, seq: number): Incident | undefined => {
    const last = folded.get(keyOf(ref));
    const isStored = last?.trx === undefined || last.trx === reader;
    return isStored && last !== undefined && last.incident.seq <= seq ? last.incident : undefined;
  };

  const lookUp = async (
    reader: Kysely<Tables>,
    ref: IncidentRef,
    find: typeof position = position,
  ): Promise<Incident | undefined> => {
    // No incident has a number that no column holds.
    const [row] = ref.number > MAX_INTEGER ? [] : (await find(reader, ref)).rows;
    if (row === undefined) return undefined;
    const known = foldedUpTo(reader, ref, row.seq);
    if (known?.seq === row.seq) return known;
    return fold(known, await readEvents(reader, ref, known?.seq ?? 0));
  };

  const current = async (
    reader: Kysely<Tables>,
    ref: IncidentRef,
    find: typeof position = position,
  ): Promise<Incident> => {
    const incident = await lookUp(reader, ref, find);
    if (incident === undefined) throw new Error(`${incidentName(ref)} is not in the database`);
    return incident;
  };

  /** Makes changes in one transaction, each on the incident that those before it leave; one that is refused leaves nothing. */
  const makeAll = async (
    trx: Kysely<Tables>,
    ref: IncidentRef,
    changes: readonly Change[],
  ): Promise<{ readonly incident: Incident; readonly outcomes: readonly Outcome[] }> => {
    const fresh = await takeKeys(
      trx,
      ref.team,
      changes.flatMap(({ taken }) => taken ?? []),
    );
    let incident = await current(trx, ref, lockedPosition);
    const kept = new Set<string>();
    const steps: Step[] = [];
    const outcomes = changes.map(({ step, taken }): Outcome => {
      const keys = taken?.once.keys ?? [];
      if (!keys.every((key) => fresh.has(key) && !kept.has(key))) return { error: new TakenBefore() };
      try {
        const { events, jobs, after } = step(incident);
        if (events.length > 0 && after === undefined) throw new Error('A change must leave an incident');
        for (const key of keys) kept.add(key);
        if (after === undefined || events.length === 0) return { incident };
        steps.push({ events, jobs, before: incident, after });
        incident = after;
        return { incident };
      } catch (error) {
        return { error };
      }
    });
    await giveBack(
      trx,
      ref.team,
      [...fresh].filter((key) => !kept.has(key)),
    );
    await write(trx, ref, steps);
    return { incident, outcomes };
  };

  const groups = new ChangeGroups<Change>(lineUp, async (ref, changes) => {
    const { incident, outcomes } = await orForget(
      ref,
      transact((trx) => makeAll(trx, ref, changes())),
    );
    keep(ref, incident);
    return outcomes;
  });

  return {
    async change(ref, step, taken) {
      let isErased = false;
      const incident = await groups.make(ref, {
        step(before) {
          const decided = step(before);
          isErased = decided.events.some((event) => event.type === 'redacted');
          return decided;
        },
        taken,
      });
      if (isErased || isOwed) isOwed = !(await forgetOldPages());
      return incident;
    },
    async declare(team, decide, taken) {
      let number = 0;
      const declaration = transact(async (trx) => {
        if (taken !== undefined) await takeOnce(trx, team, taken);
        await lockNumbers(trx, team);
        const last = await trx
          .selectFrom('incidents')
          .select((eb) => eb.fn.max('number').as('number'))
          .where('team_id', '=', team)
          .executeTakeFirst();
        number = Number(last?.number ?? 0) + 1;
        const { after, ...step } = decide(number);
        if (after === undefined) throw new Error('A declaration must leave an incident');
        await write(trx, { team, number }, [{ ...step, after }]);
        return after;
      });
      const incident = await declaration.catch((error: unknown) => {
        folded.delete(keyOf({ team, number }));
        throw error;
      });
      return keep({ team, number }, incident);
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
    withOpenTasks: (team) => withOpenTasks(db, team),
    async inPrivate(team) {
      const rows = await db
        .selectFrom('incidents')
        .select('number')
        .where('team_id', '=', team)
        .where('is_private', '=', sql.lit(1 as const))
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

/** An incident that was folded, and the transaction in which that was, for as long as it is not committed. */
interface Folded {
  readonly incident: Incident;
  readonly trx?: Kysely<Tables>;
}

/** A change that is asked for. */
interface Change {
  readonly step: (before: Incident) => ChangeResult;
  readonly taken: Taken | undefined;
}

/** A change as it was decided. */
interface Step extends ChangeResult {
  /** The incident before; none where this declares it. */
  readonly before?: Incident;
  readonly after: Incident;
}

/** How many events an incident's log holds. */
const position = preparedQuery<IncidentRef, { seq: number }>((db, value) =>
  db
    .selectFrom('incidents')
    .select('seq')
    .where('team_id', '=', value('team'))
    .where('number', '=', value('number')),
);

/** In the very words of the index, which no value in them would find. */
const isOpen = sql<boolean>`status not in ('closed', 'canceled')`;

function openRows(reader: Kysely<Tables>, team: string) {
  return reader
    .selectFrom('incidents')
    .selectAll()
    .where('team_id', '=', team)
    .where(isOpen)
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
