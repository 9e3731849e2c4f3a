import type { JobKind } from '../kind';

/** Says in the incident's channel what could not be done; to the declarer alone while there is no channel. */
export const reportFailure: JobKind<'report-failure'> = {
  name: 'report-failure',
  part: 'a notice about a failure',

  async run({ part, why }, { incident, job, chat }) {
    const notice = { kind: 'failure', incident, part, why } as const;
    await chat.post(incident.channel?.id ?? incident.declaredBy, notice, job);
  },
};
