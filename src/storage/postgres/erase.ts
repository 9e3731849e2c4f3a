import { Client } from 'pg';
import { postgresFailureOf } from '../failure/storage-failure-of';
import { connectionTo } from './pool';

/** Where words are kept. */
const tables = ['incidents', 'incident_events', 'jobs'];

/**
 * Has the server clear what rows were before. False where it cannot: then it is to be tried again. What was committed before
 * stays committed either way. Its log of changes keeps them for as long as whoever runs it lets it.
 */
export async function eraseDeadRows(url: string): Promise<boolean> {
  const client = new Client(connectionTo(url));
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`vacuum ${tables.join(', ')}`);
    return true;
  } catch (error) {
    if (postgresFailureOf(error) === undefined) throw error;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
