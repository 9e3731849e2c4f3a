import { ChatFailure } from '../../app/chat-failure';
import { lossOf } from '../../domain/incident/channel';
import { incidentName } from '../../domain/incident/incident';
import type { PersonId } from '../../domain/person';
import { readersOf } from '../confidants';
import { draftFile } from '../draft-file';
import type { JobContext, JobKind } from '../kind';
import { NotReadYet } from '../postponed';

declare module '../../app/job' {
  interface JobKinds {
    'deliver-draft': {
      readonly revision: number;
      /** Whoever asked for it; that was not kept at first. */
      readonly askedBy?: PersonId;
    };
  }
}

/**
 * Renders the draft as it stands once the channel was read, and delivers it to the channel as a file; where nobody can write
 * there, it is sent to people by themselves. Where the channel cannot be read for long the draft says so.
 */
export const deliverDraft: JobKind<'deliver-draft'> = {
  name: 'deliver-draft',
  part: 'the postmortem draft',
  isAwaited: true,
  where: (_, incident) => (lossOf(incident) === undefined ? incident.channel?.id : undefined),

  async run({ revision, askedBy }, context) {
    const { ref, incident, job, chat, readings, store, change, remember } = context;
    if (incident.channel === undefined) return;
    if (incident.channel.isDeleted) return address(revision, context, askedBy);
    if (incident.drafts.some((draft) => draft.revision === revision)) return;
    const reading = readings.outcome(ref, job.firstAttemptAt);
    if (reading === undefined) throw new NotReadYet();
    if (lossOf(incident) !== undefined) return address(revision, context, askedBy);
    const { id: channel } = incident.channel;
    const file = await draftFile(context, { channel, revision, isUnread: reading === 'unread' });
    const notice = { type: 'draft', incident, revision } as const;
    const delivered = await chat.upload(file, notice, job, remember).catch(async (error: unknown) => {
      // Nobody can write there since.
      if (!(error instanceof ChatFailure) || lossOf(await store.load(ref)) === undefined) throw error;
      return undefined;
    });
    if (delivered === undefined) return address(revision, context, askedBy);
    await change((now) =>
      now.drafts.some((draft) => draft.revision === revision)
        ? []
        : [{ type: 'draft-delivered', revision, ...delivered }],
    );
  },
};

/** Says to whom the draft goes in whose channel nobody can write; sending it to each of them follows from that. */
async function address(revision: number, context: JobContext, askedBy: PersonId | undefined): Promise<void> {
  const people = await readersOf(context, askedBy);
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
