import { messageOf } from '../../domain/incident/incident';
import { recordDeletion, recordWording } from '../../domain/marks/marking';
import type { Source } from '../../domain/source';
import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Reads the words of a marked message that were not at hand. */
    'read-message': { readonly source: Source };
  }
}

/** Reads the words of a marked message that were not at hand when the mark came. */
export const readMessage: JobKind<'read-message'> = {
  name: 'read-message',
  part: 'the words of a marked message',
  where: ({ source }) => source.channel,

  async run({ source }, { incident, chat, change }) {
    // Recorded together with the mark, or heard since.
    if (messageOf(incident, source)?.current !== undefined) return;
    const seen = await chat.read(source);
    await change((incident, now) =>
      seen === undefined ? recordDeletion(incident, source, now) : recordWording(incident, seen),
    );
  },
};
