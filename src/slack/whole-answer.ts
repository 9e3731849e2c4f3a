import { withDate } from './answer-date';

/** Slack always says how long to wait; who stands in front of it may not. In seconds. */
const usualWait = 30;

/**
 * Fetches an answer of the Web API to its end, so that a connection which breaks in the middle of one counts as broken
 * and the time limit holds for all of it. What is no JSON object is a page that some proxy put in Slack's place, and
 * counts as a bad gateway. The client of `@slack/web-api` would take each of them for a fault of its caller. The date of
 * the answer stands among its members.
 */
export async function fetchWhole(address: string | URL, request?: RequestInit): Promise<Response> {
  const answer = await fetch(address, request);
  const body = await answer.text();
  const headers = new Headers(answer.headers);
  if (answer.status === 429 && !/^\d/.test(headers.get('retry-after') ?? '')) {
    headers.set('retry-after', `${usualWait}`);
  }
  const isObject = body.trimStart().startsWith('{');
  const status = answer.status === 200 && !isObject ? 502 : answer.status;
  const whole = isObject ? withDate(body, headers.get('date')) : body;
  return new Response(whole === '' ? null : whole, { status, headers });
}
