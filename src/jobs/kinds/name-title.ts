import { nameTitles, unnamedTitles } from '../../domain/decisions/name-title';
import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Finds out what those are called whom a title mentions. */
    'name-title': Record<never, never>;
  }
}

/** Puts the names of whomever a title mentions into it. */
export const nameTitle: JobKind<'name-title'> = {
  name: 'name-title',
  part: 'the names in the title',

  async run(_, { incident, chat, change }) {
    const unnamed = unnamedTitles(incident);
    if (unnamed.length === 0) return;
    const nameOf = await chat.names(unnamed);
    await change((now) => nameTitles(now, nameOf));
  },
};
