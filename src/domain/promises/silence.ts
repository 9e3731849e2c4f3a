import { saidAt } from '../source';
import { day, type Instant, later } from '../time/instant';
import type { OwedPromise } from './promises';

/** What is known of a channel in which nobody may have said anything for a while. */
export interface Quiet {
  /** When somebody said or did something last. */
  readonly spoke: Instant;
  readonly now: Instant;
  /** For how long nobody may. */
  readonly term: number;
}

/**
 * When it is to be looked again whether somebody has said something; undefined where it is to be asked for now: nobody has for so
 * long, and they were not asked since, or asked for another question by then.
 */
export function silentUntil(promise: OwedPromise, { spoke, now, term }: Quiet): Instant | undefined {
  const due = later(spoke, term);
  if (due > now) return due;
  const asked = promise.asked.at(-1);
  const wasAsked = asked !== undefined && spoke < saidAt(asked.source);
  if (!wasAsked || promise.dues.at(-1)?.by !== undefined) return undefined;
  // The longer nobody speaks, the less often it is looked whether somebody does.
  const wait = Math.min(Math.max(term, now - spoke), day);
  return later(now, wait);
}
