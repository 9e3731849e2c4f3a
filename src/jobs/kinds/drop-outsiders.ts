import { factsOf } from '../../domain/incident/kept-facts';
import { followersOf } from '../../domain/news/followers';
import type { PersonId } from '../../domain/person';
import { mayBeTold } from '../confidants';
import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Lets nobody follow an incident that became private but those who are in its channel. */
    'drop-outsiders': Record<never, never>;
  }
}

/** Ends it for everybody who followed an incident, or was told of it, and may not know of it since it became private. */
export const dropOutsiders: JobKind<'drop-outsiders'> = {
  name: 'drop-outsiders',
  part: 'taking back what was told to people outside the channel',

  async run(_, context) {
    const { incident, change } = context;
    if (!incident.isPrivate) return;
    const told = factsOf(incident, 'news-sent').flatMap(({ person }) => person ?? []);
    const people: PersonId[] = [];
    for (const person of new Set([...followersOf(incident), ...told])) {
      if (!(await mayBeTold(context, person))) people.push(person);
    }
    if (people.length > 0) await change(() => [{ type: 'outsiders-dropped', people }]);
  },
};
