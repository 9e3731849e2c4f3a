import type { Incident } from '../../domain/incident/incident';
import { factsOf } from '../../domain/incident/kept-facts';
import type { PersonId } from '../../domain/person';
import type { Source } from '../../domain/source';
import { mayBeTold } from '../confidants';
import type { JobContext, JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Tells somebody by direct message of the fact about the postmortem at this position of the log. */
    'tell-person': { readonly fact: number; readonly person: PersonId };
  }
}

/**
 * Tells somebody once of a fact about the postmortem: that they are asked for a review, what a reviewer said, or which tasks are theirs
 * now that it is published. Brings the message up to date when told again. Of a private incident only those are told who are in its
 * channel; whoever is not any more reads that it was taken back.
 */
export const tellPerson: JobKind<'tell-person'> = {
  name: 'tell-person',
  part: 'a direct message about the postmortem',

  async run({ fact, person }, context) {
    const { incident, job, chat, change } = context;
    const told = toldOf(incident, fact, person);
    const mayKnow = await mayBeTold(context, person);
    if (told !== undefined) {
      await chat.edit(told, await noticeIn(context, incident, { fact, person }));
      return;
    }
    // An earlier attempt may have told them.
    if (!mayKnow && job.attempt === 1) return;
    const { source, says } = await chat.post(
      person,
      await noticeIn(context, incident, { fact, person }),
      job,
    );
    const now = await change((now) =>
      toldOf(now, fact, person) === undefined ? [{ type: 'person-told', fact, person, source }] : [],
    );
    // What came of it before the message was known had no message to say so.
    const isAsPosted = says !== undefined && now.seq === incident.seq + 1;
    if (!isAsPosted) await chat.edit(source, await noticeIn(context, now, { fact, person }), says);
  },
};

async function noticeIn(
  context: JobContext,
  incident: Incident,
  { fact, person }: { readonly fact: number; readonly person: PersonId },
) {
  const { store, ref } = context;
  const mayKnow = await mayBeTold({ ...context, incident }, person);
  const event = await store.event(ref, fact);
  return { type: 'postmortem', incident, event, to: person, isTakenBack: !mayKnow } as const;
}

function toldOf(incident: Incident, fact: number, person: PersonId): Source | undefined {
  return factsOf(incident, 'person-told').find((each) => each.fact === fact && each.person === person)
    ?.source;
}
