import type { Clock } from '../../app/ports';
import type { PersonId } from '../../domain/person';
import type { Instant } from '../../domain/time/instant';
import { pagesWithResponseDate } from '../web-api/response-date';
import type { ChatParts } from './parts';

/** Reads who is in a channel, and when that was so for certain: at the first page, for whoever comes and goes between. */
export async function membersOf(
  { api }: Pick<ChatParts, 'api'>,
  channel: string,
  clock: Clock,
): Promise<{ readonly people: readonly PersonId[]; readonly asOf: Instant }> {
  const pages = api.pages('conversations.members', (client, cursor) =>
    client.conversations.members({ channel, limit: 999, ...cursor }),
  );
  const people: PersonId[] = [];
  let first: Instant | undefined;
  for await (const { page, asOf } of pagesWithResponseDate(pages, clock)) {
    first ??= asOf;
    people.push(...(page.members ?? []));
  }
  return { people, asOf: first ?? clock.now() };
}
