import { word } from '../../domain/marking';
import type { JobKind } from '../kind';

/** Reads the words of a marked message that were not at hand when the mark came. */
export const readMessage: JobKind<'read-message'> = {
  name: 'read-message',
  part: 'the words of a marked message',

  async run({ source }, { chat, change }) {
    const seen = await chat.read(source);
    if (seen !== undefined) await change((incident) => word(incident, seen));
  },
};
