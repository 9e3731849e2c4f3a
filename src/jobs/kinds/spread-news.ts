import { ChatFailure } from '../../app/chat-failure';
import type { Incident } from '../../domain/incident/incident';
import { factsOf } from '../../domain/incident/kept-facts';
import { followersOf, hasUnfollowed } from '../../domain/news/followers';
import type { PersonId } from '../../domain/person';
import type { JobContext, JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Finds out who is to be told by direct message what the event at this position of the log brought. */
    'spread-news': { readonly fact: number };
  }
}

/** Has everybody who follows the incident told, each by a job of their own. A group that cannot be read keeps it from nobody else. */
export const spreadNews: JobKind<'spread-news'> = {
  name: 'spread-news',
  part: 'the direct messages to a user group that follows incidents like this',

  async run({ fact }, context) {
    const { incident, store, ref, change } = context;
    if (incident.isDrill) return;
    const refusals: ChatFailure[] = [];
    const { by } = await store.event(ref, fact);
    const followers = [...followersOf(incident), ...(await followersBySettings(context, refusals))];
    await change((now) => {
      const known = addressed(now, fact);
      const people = [...new Set(followers)].filter(
        (person) => person !== by && !known.has(person) && !hasUnfollowed(now, person),
      );
      return people.length === 0 ? [] : [{ type: 'news-addressed', fact, people }];
    });
    if (refusals[0] !== undefined) throw refusals[0];
  },
};

/** Those who are told of it already: an earlier attempt may have come as far as a group that could not be read. */
function addressed(incident: Incident, fact: number): ReadonlySet<PersonId> {
  const told = factsOf(incident, 'news-addressed').filter((each) => each.fact === fact);
  return new Set(told.flatMap(({ people }) => people));
}

/** Of a private incident nobody hears because the settings name them. */
async function followersBySettings(
  { incident, settings, chat }: JobContext,
  refusals: ChatFailure[],
): Promise<readonly PersonId[]> {
  if (incident.isPrivate) return [];
  const people: PersonId[] = [];
  for (const each of settings.updates.followers[incident.severity] ?? []) {
    if (!each.startsWith('S')) {
      people.push(each);
      continue;
    }
    try {
      people.push(...(await chat.groupMembers(each)));
    } catch (error) {
      if (!(error instanceof ChatFailure) || error.outcome.again) throw error;
      refusals.push(error);
    }
  }
  return people;
}
