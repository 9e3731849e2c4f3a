import { AsyncLocalStorage } from 'node:async_hooks';
import { fromMillis, type Instant } from '../domain/instant';

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

/** What a call resolves to, and the `Date` of its answer: whole seconds of the server's clock, where it said them. */
export async function dated<R>(call: () => Promise<R>): Promise<{ result: R; date?: Instant }> {
  const answer: { date?: Instant } = {};
  const result = await answers.run(answer, call);
  return { result, ...answer };
}
