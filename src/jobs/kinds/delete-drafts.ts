import type { JobKind } from '../kind';

/** Deletes the files of earlier drafts, which held words that were removed for good. */
export const deleteDrafts: JobKind<'delete-drafts'> = {
  name: 'delete-drafts',
  part: 'the removal of earlier drafts that hold words removed for good',

  async run({ before }, { incident, chat }) {
    for (const { revision, file } of incident.drafts) {
      if (revision < before) await chat.deleteFile(file);
    }
  },
};
