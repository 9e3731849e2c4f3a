import { isAnswered } from '../../app/requests/mark-jobs';
import type { Source } from '../../domain/source';
import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Sets the bot's own reaction on a message that is on record, or takes it back. */
    'answer-mark': { readonly source: Source };
  }
}

/** Sets the bot's own reaction on a message that is on record, or takes it back from one that no longer is. */
export const answerMark: JobKind<'answer-mark'> = {
  name: 'answer-mark',
  part: 'the bot’s reaction to a mark',
  where: ({ source }) => source.channel,

  async run({ source }, { incident, chat }) {
    await chat.answer(source, isAnswered(incident, source));
  },
};
