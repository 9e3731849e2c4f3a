import { withClient } from '../support/postgres/server';

/** What is on record in a database of PostgreSQL. */
export interface OnRecord {
  readonly seq: number;
  readonly type: string;
  readonly body: string;
}

/** The log of every incident. */
export function onRecord(url: string): Promise<readonly OnRecord[]> {
  return withClient(url, async (client) => {
    const query = 'select seq, type, body from incident_events order by number, seq';
    return (await client.query<OnRecord>(query)).rows;
  });
}

/**
 * The marks on record: emoji, person and message. One that was read and then told stands in the log as of two moments, and
 * means the same.
 */
export async function marksOnRecord(url: string): Promise<readonly string[]> {
  const marks = (await onRecord(url))
    .filter(({ type }) => type === 'mark-set')
    .map(({ body }) => JSON.parse(body))
    .map(({ emoji, person, source }) => `${emoji} ${person} ${source.message}`);
  return [...new Set(marks)].sort();
}

/** How many jobs there are that nobody gave up. */
export function jobsLeft(url: string): Promise<number> {
  return withClient(url, async (client) => {
    const { rows } = await client.query("select 1 from jobs where state not in ('parked', 'scheduled')");
    return rows.length;
  });
}
