import type { Fault, FaultPoint } from '../../src/playground/faults';
import type { Playground } from '../../src/playground/playground';
import { methods } from '../../src/slack/rate-limits/methods';

/** Something that goes wrong and passes, by a name that a test can have. */
export interface Passing {
  readonly name: string;
  readonly fault: Fault;
  /** Whether the method runs all the same. */
  readonly isDone?: true;
  /** Whether every run of the tests tries it. */
  readonly isSample?: true;
}

const error = (code: string): Fault => ({ type: 'error', error: code });

/** Every way in which an answer of Slack's fails for a while. */
export const passing: readonly Passing[] = [
  { name: '429 with Retry-After', fault: { type: 'rate-limited', retryAfterSeconds: 20 } },
  { name: '429 without Retry-After', fault: { type: 'rate-limited' }, isSample: true },
  { name: '500', fault: { type: 'http-500' } },
  { name: '503', fault: { type: 'http-503' } },
  { name: 'a page in place of JSON', fault: { type: 'html' } },
  { name: 'no answer at all', fault: { type: 'silence' }, isSample: true },
  { name: 'a reset before it ran', fault: { type: 'lost-before' } },
  { name: 'a reset after it ran', fault: { type: 'lost-after' }, isDone: true, isSample: true },
  { name: 'a reset within the answer', fault: { type: 'half' }, isDone: true, isSample: true },
  { name: 'an empty answer', fault: { type: 'altered', alter: () => ({}) }, isDone: true },
  { name: 'internal_error', fault: error('internal_error') },
  { name: 'fatal_error before it ran', fault: error('fatal_error') },
  { name: 'fatal_error after it ran', fault: error('fatal_error'), isDone: true, isSample: true },
  { name: 'service_unavailable', fault: error('service_unavailable') },
  { name: 'request_timeout after it ran', fault: error('request_timeout'), isDone: true },
  { name: 'ratelimited', fault: error('ratelimited') },
  { name: 'token_revoked', fault: error('token_revoked'), isSample: true },
  { name: 'invalid_auth', fault: error('invalid_auth') },
  { name: 'account_inactive', fault: error('account_inactive') },
  { name: 'team_added_to_org', fault: error('team_added_to_org') },
];

/** How long the bot waits for answers while it meets with one of these: not its usual ten seconds where none comes. */
export function patienceWith({ fault }: Passing): number | undefined {
  return fault.type === 'silence' ? 700 : undefined;
}

/** Whatever the bot asks of Slack once it runs: each method, and the two addresses that Slack gives it. */
export const asked: readonly string[] = [
  // What its start asks is tried where starts are tried.
  ...Object.keys(methods).filter((method) => !['apps.connections.open', 'auth.test'].includes(method)),
  'upload_url',
  'response_url',
];

/**
 * Called only when something went wrong before: searched, read in part, said to a person; or not written down as calls. What is
 * archived by a setting alone meets with these in tests/slack/surface/archiving.test.ts.
 */
export const rare: readonly string[] = [
  'conversations.archive',
  'conversations.history',
  'conversations.info',
  'files.list',
  'reactions.get',
  'response_url',
  'upload_url',
];

/** Lets the first calls of each of these go wrong; what comes back tells how often each did. */
export function strike(
  playground: Playground,
  where: readonly string[],
  { fault, isDone }: Passing,
  times = 2,
): ReadonlyMap<string, number> {
  const struck = new Map(where.map((method) => [method, 0]));
  playground.faults.add((point: FaultPoint) => {
    const count = struck.get(point.method);
    if (count === undefined || count === times) return undefined;
    if (point.moment !== (isDone ? 'after' : 'before')) return undefined;
    struck.set(point.method, count + 1);
    return fault;
  });
  return struck;
}
