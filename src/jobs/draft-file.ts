import { createHash } from 'node:crypto';
import type { DocumentContext, Upload } from '../app/ports';
import { incidentName } from '../domain/incident/incident';
import { readIncident } from '../domain/incident-view';
import { type Instant, instant } from '../domain/time/instant';
import type { JobContext } from './kind';

type Parts = Pick<JobContext, 'incident' | 'job' | 'chat' | 'clock' | 'documents'>;

/** The draft of an incident as it stands now, as a file for a channel; an earlier attempt's where that says the same. */
export async function draftFile(
  parts: Parts,
  { channel, revision, isUnread }: { channel: string; revision: number; isUnread: boolean },
): Promise<Upload> {
  const { incident, documents } = parts;
  const name = incidentName(incident);
  return fileOf(parts, {
    channel,
    name: `${name}-postmortem.md`,
    title: `${name} postmortem, revision ${revision}`,
    render: (about) => documents.postmortem(incident, { ...about, revision, isUnread }),
  });
}

/** A document about an incident as a file for a channel; an earlier attempt's where that says the same. */
export async function fileOf(
  { incident, job, chat, clock }: Parts,
  {
    render,
    ...file
  }: Pick<Upload, 'channel' | 'name' | 'title'> & {
    readonly render: (about: Omit<DocumentContext, 'revision'>) => Promise<string>;
  },
): Promise<Upload> {
  const { people, places } = readIncident(incident);
  const nameOf = await chat.names([...people, ...places]);
  const versionAt = async (renderedAt: Instant): Promise<Pick<Upload, 'content' | 'version'>> => {
    const linkTo: typeof chat.linkTo = (source) => chat.linkTo(source);
    const content = await render({ renderedAt, nameOf, linkTo });
    return { content, version: `${renderedAt} ${createHash('sha256').update(content).digest('hex')}` };
  };
  const { version: earlier } = job.progress;
  // It says when it was written, so that only one of the same moment can be the same.
  const again = earlier === undefined ? undefined : await versionAt(instant(Number.parseInt(earlier, 10)));
  return {
    ...file,
    ...(again !== undefined && again.version === earlier ? again : await versionAt(clock.now())),
  };
}
