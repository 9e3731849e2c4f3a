import type { Clock } from '../../app/ports';
import type { PersonId } from '../../domain/person';
import type { Instant } from '../../domain/time/instant';
import { peopleAnswer } from '../payloads/answers';
import { unsaid } from '../web-api/call-failure';
import { pagesWithResponseDate } from '../web-api/response-date';
import type { ChatParts } from './parts';

/** People of one call: more may be asked for, and Slack advises no more than this. Source: docs.slack.dev, apis/web-api/pagination. */
const MAX_PAGE = 200;

/** Reads who is in a channel, and when that was so for certain: at the first page, for whoever comes and goes between. */
export async function membersOf(
  { api }: Pick<ChatParts, 'api'>,
  channel: string,
  clock: Clock,
): Promise<{ readonly people: readonly PersonId[]; readonly asOf: Instant }> {
  const pages = api.pages('conversations.members', (client, cursor) =>
    client.conversations.members({ channel, limit: MAX_PAGE, ...cursor }),
  );
  const people: PersonId[] = [];
  let first: Instant | undefined;
  for await (const { page, asOf } of pagesWithResponseDate(pages, clock)) {
    first ??= asOf;
    // Nobody at all is what Slack does not say: it would take everybody out of the channel.
    const { members } = peopleAnswer.parse(page);
    if (members === undefined) throw unsaid();
    people.push(...members);
  }
  return { people, asOf: first ?? clock.now() };
}
