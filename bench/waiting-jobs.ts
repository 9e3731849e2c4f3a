import Database from 'better-sqlite3';
import { connect } from '../src/storage/sqlite/connect';
import type { JobsTable } from '../src/storage/tables';

/** How the jobs of a database lie that wait in it. */
export type Layout = 'in one lane' | 'over 10,000 incidents' | 'due next month';

/** The team whose jobs they are. */
export const team = 'T1';
/** How many jobs are due at once beside those that are due next month. */
const dueBeside = 10;
const incidents = 10_000;
const month = 30 * 24 * 3_600 * 1_000_000;

/** Where one of the jobs lies. */
interface Place {
  readonly incident: number;
  readonly lane: string | null;
  readonly state: JobsTable['state'];
  readonly dueAt: number;
}

/** Makes a database in which so many jobs wait; beside those that are due next month there are ten that are due now. */
export async function fillWithJobs(path: string, layout: Layout, count: number, now: number): Promise<void> {
  await (await connect(`sqlite:${path}`)).close();
  const places = Array.from({ length: count }, (_, index) => placeOf(layout, index, now));
  const beside = layout === 'due next month' ? dueBeside : 0;
  for (let index = 0; index < beside; index += 1) {
    places.push({ incident: index + 1, lane: null, state: 'waiting', dueAt: now });
  }
  const database = new Database(path);
  database.transaction(() => {
    addIncidents(database, new Set(places.map(({ incident }) => incident)), now);
    addJobs(database, places);
  })();
  database.close();
}

/** In the states in which the outbox keeps them: the first of a lane waits, and the others are queued behind it. */
function placeOf(layout: Layout, index: number, now: number): Place {
  const incident = layout === 'in one lane' ? 1 : (index % incidents) + 1;
  if (layout === 'due next month') return { incident, lane: null, state: 'scheduled', dueAt: now + month };
  const isFirst = index < (layout === 'in one lane' ? 1 : incidents);
  return { incident, lane: 'tell', state: isFirst ? 'waiting' : 'queued', dueAt: now };
}

function addIncidents(database: Database.Database, numbers: ReadonlySet<number>, now: number): void {
  const insert = database.prepare(
    `insert into incidents (team_id, number, seq, title, severity, status, zone, is_private, is_drill, declared_at)
     values (?, ?, 0, 'Checkout answers 500', 'sev2', 'investigating', 'UTC', 0, 0, ?)`,
  );
  for (const number of numbers) insert.run(team, number, now);
}

/** The rows as the outbox writes them; what the tables ask for besides has a default. */
function addJobs(database: Database.Database, places: readonly Place[]): void {
  const insert = database.prepare(
    `insert into jobs (id, team_id, number, kind, payload, lane, cause, cause_order, state, due_at)
     values (?, ?, ?, 'tell', '{"fact":1}', ?, ?, 0, ?, ?)`,
  );
  for (const [index, { incident, lane, state, dueAt }] of places.entries()) {
    insert.run(`job-${index}`, team, incident, lane, index + 1, state, dueAt);
  }
}
