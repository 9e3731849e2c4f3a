import { minute, second } from '../domain/time/instant';

/** The longest wait between two tries. */
export const MAX_WAIT = 5 * minute;

/** 1, 2, 4 … seconds, `longest` at most, up to a fifth longer so that what failed together does not return together. */
export function backoff(attempt: number, longest = MAX_WAIT): number {
  return Math.round(Math.min(second * 2 ** (attempt - 1), longest) * (1 + Math.random() / 5));
}
