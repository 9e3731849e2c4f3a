import type { Incident } from '../../domain/incident/incident';
import type { FactType, IncidentEvent, Recorded } from '../../domain/incident/incident-event';
import { factsOf } from '../../domain/incident/kept-facts';
import type { PersonId } from '../../domain/person';
import { openTasks } from '../../domain/review/publish';
import { postmortemOwner, type ReviewRequest, reviewOf } from '../../domain/review/review';
import type { JobRequest } from '../job';
import { cardJob, tellJob } from './redraw-jobs';

/** Tells somebody by direct message of a fact about the postmortem, or brings that message up to date. */
export function tellPersonJob(fact: number, person: PersonId): JobRequest {
  return {
    kind: 'tell-person',
    payload: { fact, person },
    lane: `about-postmortem:${person}`,
    mergeKey: `about-postmortem:${fact}:${person}`,
  };
}

/** What follows from asking for a review: each is asked by themselves, and the channel reads whom. */
export function reviewAsked(event: Recorded<'review-asked'>): readonly JobRequest[] {
  const people = event.reviewers.map((person) => tellPersonJob(event.seq, person));
  return [tellJob(event), cardJob, ...people];
}

/** What follows from a review: whoever has the postmortem reads it. */
export function reviewGiven({ seq, by }: Recorded<'review-given'>, after: Incident): readonly JobRequest[] {
  const owner = postmortemOwner(after);
  return owner === undefined || owner === by ? [cardJob] : [cardJob, tellPersonJob(seq, owner)];
}

/** What follows from publishing: whoever has tasks is told of them, unless it stands at another place and says the same. */
export function published(
  event: Recorded<'published'>,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  const isNew = before !== undefined && reviewOf(before).state !== 'published';
  const owners = new Set(openTasks(after).flatMap(({ owner }) => owner ?? []));
  const people = isNew ? [...owners].map((person) => tellPersonJob(event.seq, person)) : [];
  return [tellJob(event), cardJob, ...people];
}

/** What follows where a task is not whose it was: whoever has the postmortem finds somebody else for it. */
export function followUpDeclined(
  { seq, by }: Recorded<'follow-up-declined'>,
  after: Incident,
): readonly JobRequest[] {
  const owner = postmortemOwner(after);
  const told = owner === undefined || owner === by ? [] : [tellPersonJob(seq, owner)];
  return [...personTold(after, ({ person }) => person === by), ...told];
}

/** The agenda comes after the drafts that are on their way. */
export function agendaRequested({ seq, by }: Recorded<'agenda-requested'>): readonly JobRequest[] {
  const payload = { request: seq, ...(by !== undefined && { askedBy: by }) };
  return [{ kind: 'deliver-agenda', payload, lane: 'draft' }];
}

/** Whether a draft or an agenda was asked for, which may hold what people said. */
export function isWritten(incident: Incident): boolean {
  return incident.draftsRequested > 0 || factsOf(incident, 'agenda-requested').length > 0;
}

/** The message that asks the owner of a follow-up whether they do it. */
export function followUpConfirmed(
  { by }: Recorded<'follow-up-confirmed'>,
  after: Incident,
): readonly JobRequest[] {
  return personTold(after, ({ person }) => person === by);
}

/** What may have messages about a postmortem say something else, or be read by somebody else. */
const redrawsAll: ReadonlySet<FactType> = new Set([
  'redacted',
  'not-a-secret',
  'entry-changed',
  'follow-up-settled',
  'withdrawn',
  'channel-converted',
  'made-public',
]);

/** The card, and the messages that ask for reviews or tell of them, where something else came of that than before. */
export function reviewsRedrawn(
  { type }: IncidentEvent,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  if (before === undefined || !hasReviews(after)) return [];
  // The card says whether what was published is still what stands here.
  const isOther = reviewOf(after).isChangedSince !== reviewOf(before).isChangedSince;
  return [...(isOther ? [cardJob] : []), ...messagesRedrawn(type, after, before)];
}

function hasReviews(incident: Incident): boolean {
  const types = ['review-asked', 'published', 'person-told'] as const;
  return types.some((type) => factsOf(incident, type).length > 0);
}

function messagesRedrawn(type: FactType, after: Incident, before: Incident): readonly JobRequest[] {
  if (redrawsAll.has(type)) return personTold(after, () => true);
  const known = new Map(reviewOf(before).requests.map((request) => [request.number, stateOf(request)]));
  const changed = reviewOf(after).requests.filter(
    (request) =>
      known.get(request.number) !== undefined &&
      (known.get(request.number) !== stateOf(request) || (type === 'draft-delivered' && request.isOpen)),
  );
  const facts = new Set(changed.map(({ seq }) => seq));
  return [
    ...[...facts].filter((seq) => after.told[seq] !== undefined).map((seq) => tellJob({ seq })),
    ...changed.map(({ seq, reviewer }) => tellPersonJob(seq, reviewer)),
  ];
}

function stateOf({ isOpen, outcome }: ReviewRequest): string {
  return JSON.stringify([isOpen, outcome?.type, outcome?.type === 'given' ? outcome.given.seq : undefined]);
}

function personTold(
  incident: Incident,
  isMeant: (told: Recorded<'person-told'>) => boolean,
): readonly JobRequest[] {
  return factsOf(incident, 'person-told')
    .filter(isMeant)
    .map(({ fact, person }) => tellPersonJob(fact, person));
}
