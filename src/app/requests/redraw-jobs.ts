import type { Incident } from '../../domain/incident/incident';
import type { IncidentEvent, Recorded } from '../../domain/incident/incident-event';
import { factsOf } from '../../domain/incident/kept-facts';
import { readIncident } from '../../domain/incident-view';
import { type Source, sourceKey } from '../../domain/source';
import type { JobRequest } from '../job';
import { topicOf } from './topic';

// What is drawn anew in place has a lane as well: two at once would post it twice, or leave the older drawing.

/** Posts the card, or draws it anew. */
export const cardJob: JobRequest = { kind: 'card', payload: {}, mergeKey: 'card', lane: 'card' };
/** Says what the channel is for. */
export const purposeJob: JobRequest = { kind: 'purpose', payload: {}, mergeKey: 'purpose', lane: 'purpose' };
/** Reads who is in the incident's channel. */
export const readMembersJob: JobRequest = {
  kind: 'read-members',
  payload: {},
  lane: 'members',
  mergeKey: 'members',
};
/** Says in the head of the channel how the incident stands. */
export const topicJob: JobRequest = { kind: 'topic', payload: {}, mergeKey: 'topic', lane: 'topic' };
/** Posts the announcement, or draws it anew. */
export const announcementJob: JobRequest = {
  kind: 'announcement',
  payload: {},
  mergeKey: 'announcement',
  lane: 'announcement',
};
/** Posts the picture that goes with a draft where that is: in the lane of the drafts, so that what deletes those finds it, too. */
export function chartJob({ revision, person }: Recorded<'draft-delivered'>): JobRequest {
  const payload = { revision, ...(person !== undefined && { person }) };
  return { kind: 'deliver-chart', payload, lane: 'draft' };
}

/** Deletes the drafts before a revision: in the lane of the drafts, so that one on its way has arrived by then. */
export function deleteDrafts(before: number): JobRequest {
  return { kind: 'delete-drafts', payload: { before }, lane: 'draft' };
}

/** A drill and a private incident are never announced. */
export function isAnnounced({ isDrill, isPrivate }: Incident): boolean {
  return !isDrill && !isPrivate;
}

/** Names the channel anew. */
export const renameJob: JobRequest = {
  kind: 'rename-channel',
  payload: {},
  mergeKey: 'rename-channel',
  lane: 'channel-name',
};

/** Of whomever a title mentions the names are found out. */
export function naming({ unnamed = [] }: Recorded<'declared' | 'retitled'>): readonly JobRequest[] {
  return unnamed.length === 0 ? [] : [{ kind: 'name-title', payload: {}, mergeKey: 'name-title' }];
}

/** Posts the message that tells a fact, or draws it anew. */
export function tellJob(fact: { readonly seq: number }): JobRequest {
  return { kind: 'tell', payload: { fact: fact.seq }, lane: 'tell', mergeKey: `tell:${fact.seq}` };
}

/** The messages that tell these facts, to be brought up to date. */
export function retold(incident: Incident, isMeant: (seq: number) => boolean): readonly JobRequest[] {
  return Object.keys(incident.told)
    .map(Number)
    .filter(isMeant)
    .map((seq) => tellJob({ seq }));
}

/** Whether messages that tell a fact may quote another one: where it was marked as an assumption, an escalation or a follow-up. */
export function isQuoted(source: Source, { assumptions, escalations, followUps }: Incident): boolean {
  const key = sourceKey(source);
  return [...assumptions, ...escalations, ...followUps].some(
    (origin) => 'marked' in origin && origin.marked === key,
  );
}

/** The messages that tell verdicts on what a message was marked as, to be brought up to date. */
export function verdictsRetold(source: Source, incident: Incident): readonly JobRequest[] {
  const key = sourceKey(source);
  const numberIn = (origins: Incident['assumptions'] | Incident['followUps']): number | undefined =>
    origins.find((each) => 'marked' in each && each.marked === key)?.number;
  const [assumption, followUp] = [numberIn(incident.assumptions), numberIn(incident.followUps)];
  if (assumption === undefined && followUp === undefined) return [];
  const verdicts = [
    ...factsOf(incident, 'settled').filter((verdict) => verdict.assumption === assumption),
    ...factsOf(incident, 'follow-up-settled').filter((verdict) => verdict.followUp === followUp),
  ];
  const seqs = new Set(verdicts.map(({ seq }) => seq));
  return retold(incident, (seq) => seqs.has(seq));
}

/** The message that tells what became of an assumption or a follow-up quotes it. */
export function isVerdict(incident: Incident, seq: number): boolean {
  const verdicts = [...factsOf(incident, 'settled'), ...factsOf(incident, 'follow-up-settled')];
  return verdicts.some((verdict) => verdict.seq === seq);
}

/** The message that tells a marked escalation quotes the message that was marked. */
export function isEscalation(incident: Incident, seq: number): boolean {
  return readIncident(incident).escalations.some((escalation) => escalation.seq === seq);
}

/** Draws the announcement anew, where there is one. */
export function announced(incident: Incident): readonly JobRequest[] {
  return isAnnounced(incident) ? [announcementJob] : [];
}

/** The card and the announcement name the services; what is said while declaring comes before both. */
export function shownAnew(_: IncidentEvent, after: Incident): readonly JobRequest[] {
  return after.channel === undefined ? [] : [cardJob, ...announced(after)];
}

/** Brings up to date whatever shows status, severity and title. Slack tells the channel of every writing of its topic. */
export function everywhere(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const isSame = before !== undefined && topicOf(after) === topicOf(before);
  return [cardJob, ...(isSame ? [] : [topicJob]), ...announced(after)];
}
