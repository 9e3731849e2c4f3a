import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Takes up what waited for the channel. */
    resume: Record<never, never>;
  }
}

/** Takes up what waited while the incident's channel was out of reach, and reads what happened there meanwhile. */
export const resume: JobKind<'resume'> = {
  name: 'resume',
  part: 'what was to be done while the channel was out of reach',

  async run(_, { ref, readings, release }) {
    readings.reread(ref);
    await release();
  },
};
