import { filesOf } from '../../app/requests/picture-jobs';
import { type Source, sourceKey } from '../../domain/source';
import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Removes the pictures of a message that belong to the record no more. */
    'drop-pictures': { readonly source: Source };
  }
}

/** Removes the pictures of a message that is off the record, was deleted, or lost a file. */
export const dropPictures: JobKind<'drop-pictures'> = {
  name: 'drop-pictures',
  part: 'the removal of a picture that is off the timeline',

  async run({ source }, { ref, incident, pictures }) {
    const entry = sourceKey(source);
    const wanted = filesOf(source, incident);
    const kept = await pictures.keptWith(ref, entry);
    await pictures.remove(
      ref,
      entry,
      kept.filter((file) => !wanted.has(file)),
    );
  },
};
