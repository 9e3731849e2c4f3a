import type { FaultOfCall, FaultPoint, Faults } from '../faults';
import { type HttpContent, htmlReply, jsonReply, type Reply, textReply } from '../http/reply';

/** What the app gets in place of the answer, or instead of all of it. */
export function faultReply(fault: FaultOfCall, answer: HttpContent): Reply {
  switch (fault.type) {
    case 'rate-limited': {
      const { retryAfterSeconds: seconds } = fault;
      const headers = seconds === undefined ? {} : { 'retry-after': String(seconds) };
      return jsonReply({ ok: false, error: 'ratelimited' }, 429, headers);
    }
    case 'error':
      return jsonReply({ ok: false, error: fault.error });
    case 'redirected':
      return { ...textReply(''), status: 302, headers: { location: fault.to } };
    case 'http-404':
      return textReply('Not Found', 404);
    case 'http-500':
      return textReply('Internal Server Error', 500);
    case 'http-503':
      return textReply('Service Unavailable', 503);
    case 'html':
      return htmlReply('<!doctype html><title>Something went wrong</title>');
    case 'altered':
      return jsonReply(fault.alter(JSON.parse(String(answer.body))));
    case 'half':
      return { type: 'half', of: answer };
    case 'silence':
      return { type: 'silence' };
    case 'lost-before':
    case 'lost-after':
      return { type: 'lost' };
  }
}

/** Whether what was asked for is done all the same, although the fault was in force before it. */
export function isDoneAllTheSame(fault: FaultOfCall): boolean {
  return fault.type === 'lost-after' || fault.type === 'half' || fault.type === 'altered';
}

/** Answers a request that is no call of a method, with whatever faults stand in its way. */
export async function throughFaults(
  faults: Faults,
  point: Omit<FaultPoint, 'moment'>,
  answer: () => HttpContent | Promise<HttpContent>,
): Promise<Reply> {
  const before = await faults.at({ ...point, moment: 'before' });
  const nothing = textReply('');
  if (before !== undefined && !isDoneAllTheSame(before)) return faultReply(before, nothing);
  const content = await answer();
  const fault = before ?? (await faults.at({ ...point, moment: 'after' }));
  return fault === undefined ? content : faultReply(fault, content);
}
