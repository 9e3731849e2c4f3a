import type { Instant } from '../domain/time/instant';

/** An incident's identity: the workspace it belongs to and its number there. */
export interface IncidentRef {
  readonly team: string;
  readonly number: number;
}

/** Every kind of job, and what it needs to know beyond the incident itself: every file of `jobs/kinds` adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: the files of `jobs/kinds` fill it.
export interface JobKinds {}

/** The name of a kind of job. */
export type JobKindName = keyof JobKinds;

/** A job to be queued in the transaction of the fact that causes it. */
export type JobRequest = {
  [K in JobKindName]: {
    readonly kind: K;
    readonly payload: JobKinds[K];
    /** Jobs of one incident with the same key are merged while they wait. */
    readonly mergeKey?: string;
    /** Jobs of one incident in the same lane run one after the other, in the order of their causes. */
    readonly lane?: string;
    /** When it is to be done, where that is later than its cause; it holds up nothing before. */
    readonly due?: Instant;
  };
}[JobKindName];

/**
 * Lanes whose jobs come after what still waits in another lane, as long as that one is on its first tries: a draft links
 * to the messages that tell what it quotes.
 */
export const behind: Readonly<Record<string, string>> = { draft: 'tell' };

/** What is due by the clock on the wall: whoever sets the machine's clock changes nothing about that. */
export const byTheClock: readonly JobKindName[] = ['remind', 'digest', 'look-for-silence', 'archive-channel'];

/** A job in the hands of a worker. */
export type Job = JobRequest & {
  readonly id: string;
  readonly incident: IncidentRef;
  /** 1 on the first try. A later one may find that an earlier one did its work unseen. */
  readonly attempt: number;
  readonly firstAttemptAt: Instant;
  /** What earlier attempts left for later ones. */
  readonly progress: Readonly<Record<string, string>>;
  /** In whose hands it is. What becomes of it counts only as long as nobody took it over. */
  readonly claimedBy: string;
};

/** What the jobs of the outbox wait for; those that were given up wait for a person. */
export type JobState = 'scheduled' | 'queued' | 'waiting' | 'running' | 'held' | 'given up';

/** Within what it is said but once that something failed for the same reason as before; `nothing`: it is said each time. */
export type SaidOnce = 'incident' | 'workspace' | 'nothing';

/** How much is in the outbox. */
export interface Backlog {
  /** How many jobs there are in each state. */
  readonly jobs: Readonly<Record<JobState, number>>;
  /** For how many microseconds the job that is due the longest has waited to begin; 0 where none is due. */
  readonly lag: number;
}
