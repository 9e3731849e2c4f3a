import { promiseOf } from '../../domain/promises/promises';
import type { JobKind } from '../kind';
import { drawAnew, numbersIn } from './ask-owner';
import { inOwnChannel } from './remind';

declare module '../../app/job' {
  interface JobKinds {
    /** Brings the messages up to date that asked for something. */
    'redraw-reminder': { readonly promise: string };
  }
}

/** Has each message that asked for something say what became of it, and of what else it asked for. */
export const redrawReminder: JobKind<'redraw-reminder'> = {
  name: 'redraw-reminder',
  part: 'what became of something that was promised',
  where: inOwnChannel,

  async run({ promise: key }, context) {
    const { incident } = context;
    for (const { source } of promiseOf(incident, key)?.asked ?? []) {
      await drawAnew(source, numbersIn(incident, source), context);
    }
  },
};
