import { type Instant, later, minute, second } from '../domain/instant';

/** The longest wait between two tries. */
export const longestWait = 5 * minute;

/** 1, 2, 4 … seconds, `longest` at most, up to a fifth longer so that what failed together does not return together. */
export function backoff(attempt: number, longest = longestWait): number {
  return Math.round(Math.min(second * 2 ** (attempt - 1), longest) * (1 + Math.random() / 5));
}

/** When a job is tried again: at the time that Slack named, however often it did; else after a wait. */
export function nextTry(now: Instant, wait: number, notBefore: Instant | undefined): Instant {
  return notBefore !== undefined && notBefore > now ? notBefore : later(now, wait);
}
