import { outlookOf } from '../../domain/channel/archiving';
import { factAt } from '../../domain/incident/kept-facts';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Brings the message up to date that says that the channel is archived. */
    'redraw-archiving': { readonly said: number };
  }
}

/** Has the message that says that the channel is archived say what became of that. */
export const redrawArchiving: JobKind<'redraw-archiving'> = {
  name: 'redraw-archiving',
  part: 'what becomes of the channel',
  where: ownChannel,

  async run({ said }, { incident, chat }) {
    const { source, due } = factAt(incident, said, 'archiving-said');
    await chat.edit(source, { type: 'archiving', incident, due, outlook: outlookOf(incident, said) });
  },
};
