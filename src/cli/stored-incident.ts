import { readConfig } from '../config';
import { databaseUrlOf } from './database';
import { readIncidentIn, type StoredIncident, type Wanted } from './incident-in-database';

export type { StoredIncident } from './incident-in-database';

/** Reads an incident from the configured database, beside a running bot or without one. */
export function readStoredIncident(wanted: Wanted, env: NodeJS.ProcessEnv): Promise<StoredIncident> {
  return readIncidentIn(databaseUrlOf(readConfig(env), env), wanted);
}
