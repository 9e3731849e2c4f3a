import { lossOf } from '../../domain/incident/channel';
import { incidentName } from '../../domain/incident/incident';
import { factsOf } from '../../domain/incident/kept-facts';
import type { PersonId } from '../../domain/person';
import { fileOf } from '../draft-file';
import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Delivers the agenda that the fact at this position of the log asked for. */
    'deliver-agenda': { readonly request: number; readonly askedBy?: PersonId };
  }
}

/** Writes the agenda as the incident stands, and delivers it to the channel as a file. */
export const deliverAgenda: JobKind<'deliver-agenda'> = {
  name: 'deliver-agenda',
  part: 'the agenda of the review',
  isAwaited: true,
  where: (_, incident) => (lossOf(incident) === undefined ? incident.channel?.id : undefined),

  async run({ request }, context) {
    const { incident, job, chat, documents, log, change, remember } = context;
    const isDelivered = (now: typeof incident) =>
      factsOf(now, 'agenda-delivered').some((each) => each.request === request);
    if (incident.channel === undefined || isDelivered(incident)) return;
    if (lossOf(incident) !== undefined) {
      log.info({ incident: incident.number }, 'An agenda has no channel to go to any more');
      return;
    }
    const name = incidentName(incident);
    const file = await fileOf(context, {
      channel: incident.channel.id,
      name: `${name}-agenda.md`,
      title: `${name}, agenda of the review`,
      render: (about) =>
        documents.agenda(incident, { ...about, revision: Math.max(1, incident.draftsRequested) }),
    });
    const delivered = await chat.upload(file, { type: 'agenda', incident }, job, remember);
    await change((now) => (isDelivered(now) ? [] : [{ type: 'agenda-delivered', request, ...delivered }]));
  },
};
