import { outlooks } from '../../domain/channel/archiving';
import type { Named, NamedAfter } from '../../domain/channel/channel-name';
import type { Incident } from '../../domain/incident/incident';
import type { Recorded } from '../../domain/incident/incident-event';
import { lastOf } from '../../domain/incident/kept-facts';
import type { JobRequest } from '../job';
import { cardJob, purposeJob, readMembersJob, topicJob } from './redraw-jobs';

function followTitleJob(because: NamedAfter): JobRequest {
  return {
    kind: 'follow-title',
    payload: { because },
    mergeKey: `follow-${because}`,
    lane: 'channel-name',
  };
}

/** What a new channel gets. It may have been opened under a title or a severity that is another one by now. */
export function channelOpened(after: Incident): readonly JobRequest[] {
  return [
    // Who is in it is read once those who were invited are.
    { kind: 'invite', payload: { people: [after.declaredBy] }, lane: 'members' },
    readMembersJob,
    cardJob,
    topicJob,
    purposeJob,
    ...(lastOf(after, 'retitled') === undefined ? [] : [followTitleJob('slug')]),
    ...(lastOf(after, 'severity-changed') === undefined ? [] : [followTitleJob('severity')]),
  ];
}

/** A channel follows its incident: by its name, and by who is in it. */
export function channelFollows(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  if (before?.channel === undefined || after.channel === undefined) return [];
  const [from, to] = [before.severity, after.severity];
  return [
    ...namedOtherwise(before, after).map(followTitleJob),
    ...(from === to ? [] : [{ kind: 'invite-risen', payload: { from, to }, lane: 'members' } as const]),
  ];
}

/** What is another one of that after which a channel may be named. */
function namedOtherwise(before: Named, after: Named): readonly NamedAfter[] {
  return [
    ...(before.title === after.title ? [] : (['slug'] as const)),
    ...(before.severity === after.severity ? [] : (['severity'] as const)),
    ...(before.services?.[0] === after.services?.[0] ? [] : (['service'] as const)),
  ];
}

/** Looks whether the channel has fallen silent, once that is due. */
export function lookJob({ seq, due }: Recorded<'archiving-planned'>): JobRequest {
  return { kind: 'look-for-silence', payload: { plan: seq }, due };
}

/** Archives the channel, once that is due. */
export function archiveJob({ seq, due }: Recorded<'archiving-said'>): JobRequest {
  return { kind: 'archive-channel', payload: { said: seq }, due };
}

/** The messages that say that the channel is archived, where something else becomes of it than before. */
export function archivingRedrawn(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  if (before === undefined || lastOf(after, 'archiving-said') === undefined) return [];
  const known = outlooks(before);
  return [...outlooks(after)]
    .filter(([seq, { type }]) => known.has(seq) && known.get(seq)?.type !== type)
    .map(([said]) => ({
      kind: 'redraw-archiving',
      payload: { said },
      mergeKey: `archiving:${said}`,
      lane: 'archiving',
    }));
}
