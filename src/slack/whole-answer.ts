import { Agent, request } from 'undici';

/** Slack always says how long to wait; who stands in front of it may not. In seconds. */
const usualWait = 30;

/** Its own, so that nothing else in the process decides which way calls take. */
const dispatcher = new Agent();

/**
 * Fetches an answer of the Web API to its end, so that a connection which breaks in the middle of one counts as broken
 * and the time limit holds for all of it. What is no JSON object is a page that some proxy put in Slack's place, and
 * counts as a bad gateway. The client of `@slack/web-api` would take each of them for a fault of its caller.
 *
 * It sends text, and is sent nowhere else: with no more than that to do, a call takes a third of what `fetch` takes, and
 * six of them that begin together hold each other up less.
 */
export async function fetchWhole(address: string | URL, sent: RequestInit = {}): Promise<Response> {
  const answer = await request(address, {
    dispatcher,
    method: sent.method === 'POST' ? 'POST' : 'GET',
    headers: Object.fromEntries(new Headers(sent.headers)),
    body: asText(sent.body),
    signal: sent.signal ?? null,
  });
  const body = await answer.body.text();
  const headers = headersOf(answer.headers);
  if (answer.statusCode === 429 && !/^\d/.test(headers.get('retry-after') ?? '')) {
    headers.set('retry-after', `${usualWait}`);
  }
  const isAnswer = answer.statusCode !== 200 || body.trimStart().startsWith('{');
  return new Response(body === '' ? null : body, { status: isAnswer ? answer.statusCode : 502, headers });
}

function headersOf(given: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(given)) {
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  return headers;
}

function asText(body: RequestInit['body']): string | null {
  if (body === undefined || body === null || typeof body === 'string') return body ?? null;
  throw new TypeError('Only text can be sent to the Web API here');
}
