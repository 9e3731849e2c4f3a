import type { Instant } from '../../domain/time/instant';

/** How many permits there are of something, once one was taken: below zero, as many come before it. */
export interface Permits {
  readonly left: number;
  /** From when until when it is to be left alone, where somebody said so. */
  readonly closed?: { readonly from: Instant; readonly until: Instant };
}

/** How fast permits come, and how many there are at most. */
export interface PermitRate {
  readonly perMinute: number;
  readonly burst: number;
}

/** Counts how often something may still be done, for all processes that work on the database together. */
export interface SharedBudgets {
  /** Takes a permit from a bucket, which begins full and fills again with the time that passes by the clock of who asks. */
  take(bucket: string, rate: PermitRate, now: Instant): Promise<Permits>;
  /** Has everybody leave alone what the bucket is for. */
  close(bucket: string, from: Instant, until: Instant): Promise<void>;
  /** Forgets the buckets that nobody took anything from since, which are full again by now. */
  forget(before: Instant): Promise<void>;
}

/** Takes what has an effect once, whichever process it comes to. */
export interface TakenSignatures {
  /** Takes a signature; false when it was taken before. */
  take(signature: string): Promise<boolean>;
}
