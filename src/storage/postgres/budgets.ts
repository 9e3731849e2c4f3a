import { type Kysely, sql } from 'kysely';
import type { SharedBudgets } from '../../app/processes/counted-together';
import { instant, minute } from '../../domain/time/instant';
import type { Tables } from '../tables';

/** By how much the clocks of processes may differ; one that is further behind was set back, and tells nothing of what passed. */
const MAX_SKEW = minute;

/** Counts calls in the database, for all processes together. What a power cut takes of it is full again a minute later. */
export function createBudgets(db: Kysely<Tables>): SharedBudgets {
  return {
    async take(bucket, { perMinute, burst }, now) {
      const { rows } = await sql<{
        permits: number;
        closed_from: number | null;
        closed_until: number | null;
      }>`
        insert into call_budgets as known (bucket, permits, filled_at) values (${bucket}, ${burst - 1}, ${now})
        on conflict (bucket) do update set
          permits = least(
            ${burst}::double precision,
            known.permits + greatest(0, ${now} - known.filled_at) * ${perMinute / minute}::double precision
          ) - 1,
          filled_at = case
            when known.filled_at - ${now} > ${MAX_SKEW} then ${now}
            else greatest(known.filled_at, ${now})
          end
        returning permits, closed_from, closed_until
      `.execute(db);
      const [row] = rows;
      if (row === undefined) throw new Error(`No permit was counted for ${bucket}`);
      const { permits: left, closed_from: from, closed_until: until } = row;
      if (from === null || until === null) return { left };
      return { left, closed: { from: instant(from), until: instant(until) } };
    },
    async close(bucket, from, until) {
      await sql`
        insert into call_budgets as known (bucket, permits, filled_at, closed_from, closed_until)
        values (${bucket}, 0, ${from}, ${from}, ${until})
        on conflict (bucket) do update set closed_from = ${from}, closed_until = greatest(known.closed_until, ${until})
      `.execute(db);
    },
    async forget(before) {
      await sql`
        delete from call_budgets where filled_at < ${before} and coalesce(closed_until, 0) < ${before}
      `.execute(db);
    },
  };
}
