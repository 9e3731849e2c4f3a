import Database from 'better-sqlite3';
import { Client } from 'pg';

/** Keeps everybody else from writing to a database, as another process may; resolves to what lets go of it. */
export async function holdDatabase(url: string): Promise<() => Promise<void>> {
  const [, path] = /^sqlite:(.*)$/.exec(url) ?? [];
  if (path !== undefined) {
    const file = new Database(path);
    file.exec('begin immediate');
    return async () => void file.close();
  }
  const client = new Client(url);
  await client.connect();
  await client.query('begin; lock table incidents, incident_events, jobs in exclusive mode');
  return () => client.end();
}
