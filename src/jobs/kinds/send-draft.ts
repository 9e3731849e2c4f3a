import { incidentName } from '../../domain/incident/incident';
import type { PersonId } from '../../domain/person';
import { isTrusted } from '../confidants';
import { draftFile } from '../draft-file';
import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Sends a draft to one person, where the channel it belongs into is gone. */
    'send-draft': { readonly revision: number; readonly person: PersonId };
  }
}

/** Sends the draft as it stands to one of those who were in the incident's channel, which is gone. */
export const sendDraft: JobKind<'send-draft'> = {
  name: 'send-draft',
  part: 'the postmortem draft for one of those who were in the deleted channel',
  isAwaited: true,

  async run({ revision, person }, context) {
    const { incident, job, chat, log, change, remember } = context;
    const isSent = (drafts: typeof incident.drafts): boolean =>
      drafts.some((draft) => draft.revision === revision && draft.person === person);
    if (isSent(incident.drafts)) return;
    if (incident.isPrivate && !isTrusted(await chat.lookUp(person))) {
      log.warn(
        { incident: incident.number, revision },
        `Somebody who was to get the draft of a private incident works here no longer, or as a guest. Where nobody else got it, write it with: npx firelog export ${incidentName(incident)} --private`,
      );
      return;
    }
    const channel = await chat.directMessages(person);
    const file = await draftFile(context, { channel, revision, isUnread: false });
    const delivered = await chat.upload(file, { type: 'draft', incident, revision }, job, remember);
    await change((now) =>
      isSent(now.drafts) ? [] : [{ type: 'draft-delivered', revision, person, ...delivered }],
    );
  },
};
