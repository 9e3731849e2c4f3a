import { addMessage, isAdded } from '../../domain/entries/add-message';
import type { PersonId } from '../../domain/person';
import type { Source } from '../../domain/source';
import { sourceKey } from '../../domain/source';
import { isBlank } from '../../domain/text/wording';
import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Puts the rest of a message's thread on the timeline, where the bot may read it. */
    'read-thread': { readonly source: Source; readonly person: PersonId };
  }
}

/** So many messages are added in one change: others have their turn in between. */
const MOST_AT_ONCE = 25;

/** Puts the rest of a thread on the timeline; where the bot may not read it, the incident's channel is told. */
export const readThread: JobKind<'read-thread'> = {
  name: 'read-thread',
  part: 'the rest of a thread on the timeline',
  isAwaited: true,

  async run({ source, person }, { chat, change }) {
    const thread = await chat.readThread(source);
    if (thread === undefined) {
      await change(({ status }) =>
        status === 'canceled' ? [] : [{ type: 'thread-unread', source, person }],
      );
      return;
    }
    const others = thread.filter(
      (each) => sourceKey(each.source) !== sourceKey(source) && !isBlank(each.text),
    );
    // What was added before the bot was stopped in between adds nothing the next time.
    for (let from = 0; from < others.length; from += MOST_AT_ONCE) {
      await change((incident, now) =>
        incident.status === 'canceled'
          ? []
          : others
              .slice(from, from + MOST_AT_ONCE)
              .filter((seen) => !isAdded(incident, seen.source, person))
              .flatMap((seen) => addMessage(incident, seen, { kind: 'entry', person, now, correction: {} })),
      );
    }
  },
};
