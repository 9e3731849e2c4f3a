import type { Clock } from '../../app/ports';
import { fromMillis, type Instant, later, second } from '../../domain/time/instant';

/** The member under which the date of an answer stands among what a call resolves to. */
const member = 'answer_date';

/**
 * The text of a JSON object with the answer's date as one more member, where Slack said it: the client of the Web API
 * keeps the headers to itself.
 */
export function withDate(body: string, date: string | null): string {
  const millis = Date.parse(date ?? '');
  if (Number.isNaN(millis)) return body;
  const members = body.trimStart().slice(1);
  const comma = members.trimStart().startsWith('}') ? '' : ',';
  return `{"${member}":${millis}${comma}${members}`;
}

/** A date is in whole seconds, and an answer may be made from what was so a moment before: it counts as so much older. */
const margin = 2 * second;

/** By when what was asked for at an instant of our own clock was so for certain. */
export function certainAt(sent: Instant): Instant {
  return later(sent, -margin);
}

/** When what an answer shows was so for certain, by the server's clock; undefined where it did not say. */
export function responseDate(answer: object): Instant | undefined {
  const millis: unknown = member in answer ? answer[member] : undefined;
  return typeof millis === 'number' ? certainAt(fromMillis(millis)) : undefined;
}

/** What a call resolves to, and when what it shows was so for certain; by our own clock where Slack does not say. */
export async function withResponseDate<R extends object>(
  call: () => Promise<R>,
  clock: Clock,
): Promise<{ readonly result: R; readonly asOf: Instant }> {
  const sent = clock.now();
  const result = await call();
  return { result, asOf: responseDate(result) ?? certainAt(sent) };
}

/** The pages of a listing, each with when what it shows was so for certain. */
export async function* pagesWithResponseDate<R extends object>(
  pages: AsyncGenerator<R>,
  clock: Clock,
): AsyncGenerator<{ readonly page: R; readonly asOf: Instant }> {
  for (;;) {
    const sent = clock.now();
    const { done, value } = await pages.next();
    if (done) return;
    yield { page: value, asOf: responseDate(value) ?? certainAt(sent) };
  }
}
