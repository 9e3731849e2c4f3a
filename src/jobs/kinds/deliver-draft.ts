import { incidentName } from '../../domain/incident';
import { peopleIn } from '../../domain/people-in';
import type { JobKind } from '../kind';
import { NotReadYet } from '../not-read-yet';

/**
 * Renders the draft as it stands once the channel was read, and delivers it to the channel as a file; to the declarer
 * where that was deleted. Where the channel cannot be read for long the draft says so.
 */
export const deliverDraft: JobKind<'deliver-draft'> = {
  name: 'deliver-draft',
  part: 'the postmortem draft',
  where: (_, incident) => (incident.channel?.isDeleted ? undefined : incident.channel?.id),

  async run({ revision }, { ref, incident, job, chat, clock, documents, readings, change, remember }) {
    if (incident.channel === undefined) return;
    if (incident.drafts.some((draft) => draft.revision === revision)) return;
    const { id, isDeleted } = incident.channel;
    const reading = isDeleted ? 'read' : readings.outcome(ref, job.firstAttemptAt);
    if (reading === undefined) throw new NotReadYet();
    const content = documents.postmortem(incident, {
      revision,
      renderedAt: clock.now(),
      isUnread: reading === 'unread',
      nameOf: await chat.names(peopleIn(incident)),
      linkTo: (source) => chat.linkTo(source),
    });
    const name = incidentName(incident);
    const file = {
      channel: isDeleted ? await chat.directMessages(incident.declaredBy) : id,
      name: `${name}-postmortem.md`,
      title: `${name} postmortem, revision ${revision}`,
      content,
    };
    const delivered = await chat.upload(file, { kind: 'draft', incident, revision }, job, remember);
    await change((now) =>
      now.drafts.some((draft) => draft.revision === revision)
        ? []
        : [{ type: 'draft-delivered', revision, ...delivered }],
    );
  },
};
