import { holdingsOf } from '../../domain/ledger/role';
import type { PersonId } from '../../domain/person';
import { mayBeTold } from '../confidants';
import type { JobKind } from '../kind';
import { sayOnce } from '../say-once';

declare module '../../app/job' {
  interface JobKinds {
    /** Tells somebody alone that they have a role, or that somebody took theirs, by the fact that did so. */
    'tell-role': { readonly fact: number; readonly to: PersonId };
  }
}

/**
 * Tells somebody by direct message that they have a role and what it means, or that somebody took theirs. Of a private
 * incident only those are told who are in its channel.
 */
export const tellRole: JobKind<'tell-role'> = {
  name: 'tell-role',
  part: 'the direct message about a role',

  async run({ fact, to }, { ref, incident, job, chat, members }) {
    const holding = holdingsOf(incident).find(({ seq }) => seq === fact);
    // It was withdrawn meanwhile.
    if (holding === undefined) return;
    if (!(await mayBeTold({ ref, incident, chat, members }, to))) return;
    await sayOnce(chat, to, { type: 'role', incident, holding, to }, job);
  },
};
