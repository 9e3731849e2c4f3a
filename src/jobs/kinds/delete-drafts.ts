import { factsOf } from '../../domain/incident/kept-facts';
import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Deletes the files of the drafts before that revision, and the pictures that went with them. */
    'delete-drafts': { readonly before: number };
  }
}

/**
 * Deletes the files of earlier drafts and their pictures and of agendas, which held words that were removed for good, and those that a
 * job uploaded which was given up since. One that cannot be deleted keeps no other.
 */
export const deleteDrafts: JobKind<'delete-drafts'> = {
  name: 'delete-drafts',
  part: 'the removal of earlier drafts that hold words removed for good',

  async run({ before }, { incident, chat, uploads }) {
    const delivered = [...incident.drafts, ...incident.charts]
      .filter(({ revision }) => revision < before)
      .map(({ file }) => file);
    const failures: unknown[] = [];
    // An agenda is made of what the draft says; nobody asks for it anew.
    const agendas = factsOf(incident, 'agenda-delivered').map(({ file }) => file);
    for (const file of [...delivered, ...agendas, ...(await uploads())]) {
      await chat.deleteFile(file).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  },
};
