import { incidentName } from '../../domain/incident';
import { peopleIn } from '../../domain/people-in';
import type { JobKind } from '../kind';

/** Renders the draft as it stands now and delivers it to the channel as a file; to the declarer where that was deleted. */
export const deliverDraft: JobKind<'deliver-draft'> = {
  name: 'deliver-draft',
  part: 'the postmortem draft',
  where: (_, incident) => (incident.channel?.isDeleted ? undefined : incident.channel?.id),

  async run({ revision }, { incident, job, chat, clock, documents, change, remember }) {
    if (incident.channel === undefined) return;
    if (incident.drafts.some((draft) => draft.revision === revision)) return;
    const content = documents.postmortem(incident, {
      revision,
      renderedAt: clock.now(),
      nameOf: await chat.names(peopleIn(incident)),
      linkTo: (source) => chat.linkTo(source),
    });
    const name = incidentName(incident);
    const { id, isDeleted } = incident.channel;
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
