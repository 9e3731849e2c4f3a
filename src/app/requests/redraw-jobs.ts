import { obstacleIn } from '../../domain/incident/channel';
import { type Incident, messageOf } from '../../domain/incident/incident';
import type { Recorded } from '../../domain/incident/incident-event';
import { factsOf } from '../../domain/incident/kept-facts';
import { presentMarks } from '../../domain/incident/marked-message';
import { readIncident } from '../../domain/incident-view';
import { type Source, sourceKey } from '../../domain/source';
import type { JobRequest } from '../job';

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
/** Names the channel anew. */
export const renameJob: JobRequest = { kind: 'rename-channel', payload: {}, mergeKey: 'rename-channel' };

/** Posts the message that tells a fact, or draws it anew. */
export function tellJob(fact: { readonly seq: number }): JobRequest {
  return { kind: 'tell', payload: { fact: fact.seq }, lane: 'tell', mergeKey: `tell:${fact.seq}` };
}

/** Whoever marked a message that sets a milestone is offered the times that it names. */
export function offerJobs(
  source: Source,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  const message = messageOf(after, source);
  const marks = message === undefined ? [] : presentMarks(message).filter(({ kind }) => setsTime.has(kind));
  const person = marks.at(-1)?.person;
  if (person === undefined) return [];
  const key = sourceKey(source);
  const offerIn = (incident: Incident | undefined) =>
    incident && readIncident(incident).timeOffers.find(({ entry }) => entry === key)?.readings;
  const now = offerIn(after);
  if (now === undefined || JSON.stringify(now) === JSON.stringify(offerIn(before))) return [];
  return [{ kind: 'offer-time', payload: { entry: key, person }, mergeKey: `offer:${key}` }];
}

const setsTime: ReadonlySet<string> = new Set(['impact started', 'detected', 'mitigated', 'resolved']);

/** Of whomever a title mentions the names are found out. */
export function naming({ unnamed = [] }: Recorded<'declared' | 'retitled'>): readonly JobRequest[] {
  return unnamed.length === 0 ? [] : [{ kind: 'name-title', payload: {}, mergeKey: 'name-title' }];
}

/** The messages that tell these facts, to be brought up to date. */
export function retold(incident: Incident, isMeant: (seq: number) => boolean): readonly JobRequest[] {
  return Object.keys(incident.told)
    .map(Number)
    .filter(isMeant)
    .map((seq) => tellJob({ seq }));
}

/** The message that tells a verdict quotes the assumption. */
export function isVerdict(incident: Incident, seq: number): boolean {
  return factsOf(incident, 'settled').some((verdict) => verdict.seq === seq);
}

/** The message that tells a marked escalation quotes the message that was marked. */
export function isEscalation(incident: Incident, seq: number): boolean {
  return readIncident(incident).escalations.some((escalation) => escalation.seq === seq);
}

/** Archiving is somebody's wish, of which there is nothing to tell. */
export function wentMissing(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const obstacle = obstacleIn(after);
  const isNews = before !== undefined && obstacleIn(before) !== obstacle;
  return isNews && (obstacle === 'deleted' || obstacle === 'without the bot')
    ? [{ kind: 'tell-declarer', payload: {} }]
    : [];
}

/** What waited goes on, and what was missed meanwhile is brought up to date. */
export function cameBack(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const isBack = before !== undefined && obstacleIn(before) !== undefined && obstacleIn(after) === undefined;
  return isBack ? [{ kind: 'resume', payload: {} }, readMembersJob, cardJob, topicJob] : [];
}
