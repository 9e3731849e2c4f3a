import { incidentName } from '../../domain/incident/incident';
import { readersOf } from '../confidants';
import { draftFile } from '../draft-file';
import type { JobContext, JobKind } from '../kind';
import { NotReadYet } from '../postponed';

declare module '../../app/job' {
  interface JobKinds {
    'deliver-draft': { readonly revision: number };
  }
}

/**
 * Renders the draft as it stands once the channel was read, and delivers it to the channel as a file; where that was
 * deleted, it is sent to people by themselves. Where the channel cannot be read for long the draft says so.
 */
export const deliverDraft: JobKind<'deliver-draft'> = {
  name: 'deliver-draft',
  part: 'the postmortem draft',
  isAwaited: true,
  where: (_, incident) => (incident.channel?.isDeleted ? undefined : incident.channel?.id),

  async run({ revision }, context) {
    const { ref, incident, job, chat, readings, change, remember } = context;
    if (incident.channel === undefined) return;
    if (incident.channel.isDeleted) return address(revision, context);
    if (incident.drafts.some((draft) => draft.revision === revision)) return;
    const reading = readings.outcome(ref, job.firstAttemptAt);
    if (reading === undefined) throw new NotReadYet();
    const { id: channel } = incident.channel;
    const file = await draftFile(context, { channel, revision, isUnread: reading === 'unread' });
    const delivered = await chat.upload(file, { type: 'draft', incident, revision }, job, remember);
    await change((now) =>
      now.drafts.some((draft) => draft.revision === revision)
        ? []
        : [{ type: 'draft-delivered', revision, ...delivered }],
    );
  },
};

/** Says to whom the draft goes whose channel is gone; sending it to each of them follows from that. */
async function address(revision: number, context: JobContext): Promise<void> {
  const people = await readersOf(context);
  await context.change((now) =>
    now.draftsAddressed.includes(revision) || now.drafts.some((draft) => draft.revision === revision)
      ? []
      : [{ type: 'draft-addressed', revision, people }],
  );
  if (people.length > 0) return;
  const name = incidentName(context.incident);
  context.log.warn(
    { incident: context.incident.number, revision },
    `Nobody is left in a private incident whose channel is gone, so its draft went to nobody. Write it with: npx firelog export ${name} --private`,
  );
}
