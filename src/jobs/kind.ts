import type { Decide } from '../app/change';
import type { IncidentRef, Job, JobKindName, JobKinds, JobRequest } from '../app/job';
import type { Chat, Clock, Documents, Log, Members, Pictures, Readings, Store } from '../app/ports';
import type { Settings } from '../app/settings';
import type { Incident } from '../domain/incident/incident';
import type { Instant } from '../domain/time/instant';

/** What jobs need of the workspace that their incident is in. */
export interface JobWorkspace {
  readonly chat: Chat;
  readonly readings: Readings;
  readonly settings: Settings;
}

/** What a job has to work with. */
export interface JobContext extends JobWorkspace {
  readonly ref: IncidentRef;
  /** The incident as it was when this attempt began. */
  readonly incident: Incident;
  readonly job: Job;
  readonly store: Store;
  readonly members: Members;
  readonly pictures: Pictures;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly log: Log;
  /** Records what the job did. */
  change(decide: Decide): Promise<Incident>;
  /** Records something in another incident of the workspace. */
  changeIn(ref: IncidentRef, decide: Decide): Promise<Incident>;
  /** Queues a job that no fact causes. */
  queue(ref: IncidentRef, request: JobRequest, due: Instant): Promise<void>;
  /** The jobs that wait in this one's lane. */
  behind(): Promise<readonly JobRequest[]>;
  /** Lets the jobs go on that waited for the incident's channel. */
  release(): Promise<void>;
  /** The files of the incident's jobs that are not done: each may stand on the workspace. */
  uploads(): Promise<readonly string[]>;
  /** Keeps something for later attempts. */
  remember(progress: Readonly<Record<string, string>>): Promise<void>;
}

/**
 * A kind of job. Its work may be begun several times and must come out once: what an earlier attempt did, seen or
 * unseen, is found and not done again.
 */
export interface JobKind<K extends JobKindName> {
  readonly name: K;
  /** What is missing when the job is given up, as it stands in the notice about it: `the pinned card`. */
  readonly part: string | ((settings: Settings) => string);
  /** Somebody asked for it and waits: it is said each time that it is given up, for whatever reason. */
  readonly isAwaited?: true;
  /** It fails by the workspace's settings, which are the same for every incident: that is said in one of them. */
  readonly isToldOnce?: true;
  /** The channel it acts in. Where that is the incident's own, the job waits while the channel is out of reach. */
  readonly where?: (payload: JobKinds[K], incident: Incident) => string | undefined;
  run(payload: JobKinds[K], context: JobContext): Promise<void>;
}

/** The incident's own channel. */
export function ownChannel(_: unknown, incident: Incident): string | undefined {
  return incident.channel?.id;
}

/** Every kind of job by name; the compiler asks for the one that is missing. */
export type JobList = { readonly [K in JobKindName]: JobKind<K> };
