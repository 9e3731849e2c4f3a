import type { FetchFunction } from '@slack/web-api';
import { withDate } from './response-date';

/** Slack always says how long to wait; who stands in front of it may not. In seconds. */
const DEFAULT_WAIT = '30';

/**
 * Fetches an answer of the Web API to its end, so that a connection which breaks in the middle of one counts as broken
 * and the time limit holds for all of it. What is no JSON object is a page that some proxy put in Slack's place, and
 * counts as a bad gateway. The client of `@slack/web-api` would take each of them for a fault of its caller. The date of
 * the answer stands among its members.
 */
export const fetchResponse: FetchFunction = async (address, request) => {
  const answer = await fetch(address, request);
  const body = await answer.text();
  const isObject = body.trimStart().startsWith('{');
  const status = answer.status === 200 && !isObject ? 502 : answer.status;
  const headers = status === 429 ? withWait(answer.headers) : answer.headers;
  const whole = isObject ? withDate(withMetadata(body), headers.get('date')) : body;
  // A `Response` would be read as a stream once more, which takes as long as all the rest of it.
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: answer.statusText,
    url: answer.url,
    headers,
    text: async () => whole,
    json: async () => JSON.parse(whole),
    arrayBuffer: async () => new TextEncoder().encode(whole).buffer,
  };
};

/** Members that the client takes for an object and for lists where they are there, `null` among them. */
const odd = /"response_metadata"\s*:\s*[^\s{]|"(?:warnings|messages)"\s*:\s*[^\s[]/;

/** The same answer without what the client would stumble over. */
function withMetadata(body: string): string {
  if (!odd.test(body)) return body;
  const { response_metadata: metadata, ...answer } = JSON.parse(body);
  if (typeof metadata !== 'object' || metadata === null) return JSON.stringify(answer);
  const usable = Object.entries(metadata).filter(
    ([name, value]) => !['warnings', 'messages'].includes(name) || Array.isArray(value),
  );
  return JSON.stringify({ ...answer, response_metadata: Object.fromEntries(usable) });
}

function withWait(given: Headers): Headers {
  const headers = new Headers(given);
  if (!/^\d/.test(headers.get('retry-after') ?? '')) headers.set('retry-after', DEFAULT_WAIT);
  return headers;
}
