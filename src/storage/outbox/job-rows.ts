import { randomUUID } from 'node:crypto';
import type { IncidentRef } from '../../app/job';
import type { QueuedJob } from '../../app/ports';
import type { Instant } from '../../domain/time/instant';
import { preparedInsert } from '../prepared';
import type { JobRow, JobsTable } from '../tables';

/** A job that nobody has begun, as it is stored. */
export function jobRow(
  ref: IncidentRef,
  { request, cause, order }: QueuedJob,
  dueAt: Instant,
  state: JobsTable['state'],
): NewJobRow {
  return {
    id: randomUUID(),
    team_id: ref.team,
    number: ref.number,
    kind: request.kind,
    payload: JSON.stringify(request.payload),
    merge_key: request.mergeKey ?? null,
    lane: request.lane ?? null,
    cause,
    cause_order: order,
    state,
    due_at: dueAt,
  };
}

/** A row of a job that nobody has begun. */
export type NewJobRow = Omit<
  JobRow,
  'attempts' | 'first_attempt_at' | 'progress' | 'failure' | 'claimed_by' | 'file'
>;

/** Puts jobs into the outbox. */
export const insertJobs = preparedInsert('jobs', [
  'id',
  'team_id',
  'number',
  'kind',
  'payload',
  'merge_key',
  'lane',
  'cause',
  'cause_order',
  'state',
  'due_at',
]);
