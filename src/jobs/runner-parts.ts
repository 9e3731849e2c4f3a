import type { Changes } from '../app/change';
import type { Job } from '../app/job';
import type { Clock, Documents, Log, Members, Metrics, Outbox, Pictures, Store } from '../app/ports';
import type { Session } from '../app/processes/session';
import type { Incident } from '../domain/incident/incident';
import type { JobContext, JobList, JobWorkspace } from './kind';

/** What the runner works with. */
export interface RunnerParts {
  readonly outbox: Outbox;
  /** While it is not held, no job is begun: others do what this process had in hand. */
  readonly session: Pick<Session, 'isHeld'>;
  readonly store: Store;
  readonly members: Members;
  readonly pictures: Pictures;
  readonly changes: Changes;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly kinds: JobList;
  /** The workspace of a team; undefined where the bot is not installed. */
  readonly workspaceOf: (team: string) => JobWorkspace | undefined;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'jobEnded'>;
}

/** What an attempt of a job has to work with, on an incident as it is when the attempt begins. */
export function jobContext(
  { outbox, store, changes, members, pictures, documents, clock, log }: RunnerParts,
  { chat, readings, settings }: JobWorkspace,
  job: Job,
  incident: Incident,
): JobContext {
  const ref = job.incident;
  return {
    ...{ ref, incident, job, store, members, pictures, documents, clock, log, chat, readings, settings },
    change: (decide) => changes.change(ref, undefined, decide),
    changeIn: (other, decide) => changes.change(other, undefined, decide),
    queue: (other, request, due) => outbox.queue(other, request, due),
    behind: () => outbox.behind(job),
    release: () => outbox.release(ref),
    uploads: () => outbox.uploads(ref),
    remember: (progress) => outbox.remember(job, progress),
  };
}
