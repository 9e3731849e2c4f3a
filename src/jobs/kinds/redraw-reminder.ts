import { promiseOf } from '../../domain/promises/promises';
import type { JobKind } from '../kind';
import { inOwnChannel } from './remind';

declare module '../../app/job' {
  interface JobKinds {
    /** Brings the messages up to date that asked for something. */
    'redraw-reminder': { readonly promise: string };
  }
}

/** Has each message that asked for something say what became of it. */
export const redrawReminder: JobKind<'redraw-reminder'> = {
  name: 'redraw-reminder',
  part: 'what became of something that was promised',
  where: inOwnChannel,

  async run({ promise: key }, { incident, chat }) {
    for (const { due, source } of promiseOf(incident, key)?.asked ?? []) {
      await chat.edit(source, { type: 'reminder', incident, promise: key, due });
    }
  },
};
