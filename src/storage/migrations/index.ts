import type { Migration } from 'kysely';
import * as incidentsAndJobs from './0001-incidents-and-jobs';

/** Every migration by name, in the order in which they are applied. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-incidents-and-jobs': incidentsAndJobs,
};
