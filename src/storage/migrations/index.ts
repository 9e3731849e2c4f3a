import type { Migration } from 'kysely';
import * as incidentsAndJobs from './0001-incidents-and-jobs';
import * as membersAndPeople from './0002-members-and-people';

/** Every migration by name, in the order in which they are applied. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-incidents-and-jobs': incidentsAndJobs,
  '0002-members-and-people': membersAndPeople,
};
