import type { Upload } from '../app/ports';
import { incidentName } from '../domain/incident';
import { peopleIn } from '../domain/people-in';
import type { JobContext } from './kind';

/** The draft of an incident as it stands now, as a file for a channel. */
export async function draftFile(
  { incident, chat, clock, documents }: Pick<JobContext, 'incident' | 'chat' | 'clock' | 'documents'>,
  { channel, revision, isUnread }: { channel: string; revision: number; isUnread: boolean },
): Promise<Upload> {
  const content = await documents.postmortem(incident, {
    revision,
    renderedAt: clock.now(),
    isUnread,
    nameOf: await chat.names(peopleIn(incident)),
    linkTo: (source) => chat.linkTo(source),
  });
  const name = incidentName(incident);
  return {
    channel,
    name: `${name}-postmortem.md`,
    title: `${name} postmortem, revision ${revision}`,
    content,
  };
}
