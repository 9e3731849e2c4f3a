import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../app/ports';
import { fromMillis, type Instant, later, second } from '../domain/instant';

/** Where the date of the answer to the call in hand is put. */
const answers = new AsyncLocalStorage<{ date?: Instant }>();

/** The same way to fetch, which also tells `dated` of the answer's date: the Web API client keeps that to itself. */
export function dating(
  fetching: (address: string | URL, request?: RequestInit) => Promise<Response>,
): typeof fetching {
  return async (address, request) => {
    const response = await fetching(address, request);
    const answer = answers.getStore();
    const millis = Date.parse(response.headers.get('date') ?? '');
    if (answer !== undefined && !Number.isNaN(millis)) answer.date = fromMillis(millis);
    return response;
  };
}

/** A date is in whole seconds, and an answer may be made from what was so a moment before: it counts as so much older. */
const margin = 2 * second;

/** What a call resolves to, and the `Date` of its answer: whole seconds of the server's clock, where it said them. */
export async function dated<R>(call: () => Promise<R>): Promise<{ result: R; date?: Instant }> {
  const answer: { date?: Instant } = {};
  const result = await answers.run(answer, call);
  return { result, ...answer };
}

/** What a call resolves to, and when what it shows was so for certain; by our own clock where Slack does not say. */
export async function vouched<R>(
  call: () => Promise<R>,
  clock: Clock,
): Promise<{ result: R; asOf: Instant }> {
  const sent = clock.now();
  const { result, date } = await dated(call);
  return { result, asOf: later(date ?? sent, -margin) };
}

/** Makes a call; `failed` is told what it threw, and when what that says was so for certain, where Slack said a date. */
export async function datingFailure<R>(
  call: () => Promise<R>,
  failed: (error: unknown, asOf: Instant | undefined) => unknown,
): Promise<R> {
  const answer = answers.getStore() ?? {};
  try {
    return await answers.run(answer, call);
  } catch (error) {
    throw failed(error, answer.date && later(answer.date, -margin));
  }
}
