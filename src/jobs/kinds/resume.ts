import type { JobKind } from '../kind';

/** Takes up what waited while the incident's channel was out of reach. */
export const resume: JobKind<'resume'> = {
  name: 'resume',
  part: 'what was to be done while the channel was out of reach',

  run: (_, { release }) => release(),
};
