import { type Kysely, sql } from 'kysely';
import { behind, type IncidentRef, type JobRequest } from '../../app/job';
import { atOnce } from '../at-once';
import { preparedQuery } from '../prepared';
import type { JobsTable, Tables } from '../tables';

/** What another lane waits for may fail so often before it is waited for no longer. */
const TRIES_WAITED_FOR = 3;

/** A job's place among those of its incident. */
interface Place {
  readonly cause: number;
  readonly order: number;
}

/** The lanes of an incident while jobs enter them, and before those are written. */
export class Lanes {
  readonly #trx: Kysely<Tables>;
  readonly #ref: IncidentRef;
  /** The lanes in which something is to be done. */
  readonly #busy: Set<string>;
  readonly #entered: (Place & { readonly lane: string })[] = [];

  private constructor(trx: Kysely<Tables>, ref: IncidentRef, busy: Set<string>) {
    this.#trx = trx;
    this.#ref = ref;
    this.#busy = busy;
  }

  /** Reads the lanes that jobs are to enter. */
  static async read(trx: Kysely<Tables>, ref: IncidentRef, lanes: readonly string[]): Promise<Lanes> {
    const found = await atOnce(
      ...[...new Set(lanes)].map(async (lane) => {
        const { rows } = await inLane(trx, { ...ref, lane });
        return rows.length === 0 ? [] : [lane];
      }),
    );
    return new Lanes(trx, ref, new Set(found.flat()));
  }

  /** The state in which a job that is due now is put into the outbox: behind others in its lane, or at the head of it. */
  async enter({ lane }: Pick<JobRequest, 'lane'>, { cause, order }: Place): Promise<JobsTable['state']> {
    if (lane === undefined) return 'waiting';
    const isQueued = this.#busy.has(lane) || (await this.#isBehind(lane, { cause, order }));
    this.#busy.add(lane);
    this.#entered.push({ lane, cause, order });
    return isQueued ? 'queued' : 'waiting';
  }

  async #isBehind(lane: string, place: Place): Promise<boolean> {
    const isAhead = this.#entered.some((other) => other.lane === behind[lane] && isBefore(other, place));
    return isAhead || isBehind(this.#trx, this.#ref, lane, place);
  }
}

function isBefore(one: Place, other: Place): boolean {
  return one.cause === other.cause ? one.order < other.order : one.cause < other.cause;
}

/** A job that is still to be done in a lane. */
const inLane = preparedQuery<IncidentRef & { readonly lane: string }, { id: string }>((db, value) =>
  db
    .selectFrom('jobs')
    .select('id')
    .where('team_id', '=', value('team'))
    .where('number', '=', value('number'))
    .where('lane', '=', value('lane'))
    .where('state', 'in', ['queued', 'waiting', 'running', 'held'])
    .limit(1),
);

/** Lets the next job of a lane, and of the lanes that come after it, go to the head where that is free. */
export async function advance(trx: Kysely<Tables>, ref: IncidentRef, lane: string | null): Promise<void> {
  if (lane === null) return;
  await advanceOne(trx, ref, lane);
  for (const [follower, first] of Object.entries(behind)) {
    if (first === lane) await advanceOne(trx, ref, follower);
  }
}

async function advanceOne(trx: Kysely<Tables>, ref: IncidentRef, lane: string): Promise<void> {
  const [next] = (await nextInLane(trx, { ...ref, lane })).rows;
  if (next === undefined) return;
  const place = { cause: next.cause, order: next.cause_order };
  if (await isBehind(trx, ref, lane, place)) return;
  await goToHead(trx, { id: next.id });
}

/** The first job of those behind in a lane that has no head. */
const nextInLane = preparedQuery<
  IncidentRef & { readonly lane: string },
  { id: string; cause: number; cause_order: number }
>((db, value) =>
  db
    .selectFrom('jobs')
    .select(['id', 'cause', 'cause_order'])
    .where('team_id', '=', value('team'))
    .where('number', '=', value('number'))
    .where('lane', '=', value('lane'))
    .where('state', '=', sql.lit('queued'))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('jobs as head')
            .select('head.id')
            .where('head.team_id', '=', value('team'))
            .where('head.number', '=', value('number'))
            .where('head.lane', '=', value('lane'))
            .where('head.state', 'in', ['waiting', 'running', 'held']),
        ),
      ),
    )
    .orderBy('cause')
    .orderBy('cause_order')
    .orderBy('id')
    .limit(1),
);

const goToHead = preparedQuery<{ readonly id: string }, unknown>((db, value) =>
  db.updateTable('jobs').set({ state: 'waiting' }).where('id', '=', value('id')),
);

/** Whether something is still to be done in the lane that this one comes after. */
async function isBehind(
  trx: Kysely<Tables>,
  ref: IncidentRef,
  lane: string,
  { cause, order }: Place,
): Promise<boolean> {
  const first = behind[lane];
  if (first === undefined) return false;
  const ahead = await trx
    .selectFrom('jobs')
    .select('id')
    .where('team_id', '=', ref.team)
    .where('number', '=', ref.number)
    .where('lane', '=', first)
    .where('state', 'in', ['queued', 'waiting', 'running'])
    .where('attempts', '<=', TRIES_WAITED_FOR)
    .where(sql<boolean>`(cause, cause_order) < (${cause}, ${order})`)
    .limit(1)
    .executeTakeFirst();
  return ahead !== undefined;
}
