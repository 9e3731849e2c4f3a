import { obstacleIn } from '../../domain/channel';
import type { JobKind } from '../kind';

/** Says in the incident's channel what could not be done; to the declarer alone while there is none within reach. */
export const reportFailure: JobKind<'report-failure'> = {
  name: 'report-failure',
  part: 'a notice about a failure',

  async run({ part, why, job: failed }, { incident, job, chat }) {
    const notice = {
      kind: 'failure',
      incident,
      part,
      why,
      ...(failed !== undefined && { job: failed }),
    } as const;
    const channel = obstacleIn(incident) === undefined ? incident.channel?.id : undefined;
    await chat.post(channel ?? incident.declaredBy, notice, job);
  },
};
