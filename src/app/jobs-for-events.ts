import { placeholder } from '../domain/fold/apply-redaction';
import { type Incident, messageOf } from '../domain/incident/incident';
import {
  entryKeyOf,
  type FactType,
  type IncidentEvent,
  type Recorded,
} from '../domain/incident/incident-event';
import { factsOf } from '../domain/incident/kept-facts';
import { isRecorded, presentMarks } from '../domain/incident/marked-message';
import { readIncident } from '../domain/incident-view';
import { type Source, sourceKey } from '../domain/source';
import { identifyJob, markedBy, unidentified } from './identification';
import type { JobRequest } from './job';
import {
  archiveJob,
  archivingRedrawn,
  channelFollows,
  channelOpened,
  lookJob,
} from './requests/channel-jobs';
import { bringIn, broughtIn, broughtInBy } from './requests/escalation-jobs';
import { followUpRetold, followUpRetoldAt, isMarkedDone } from './requests/follow-up-jobs';
import { offerJobs } from './requests/offer-jobs';
import { cameBack, converted, draftTurnedBack, madePublic, wentMissing } from './requests/place-jobs';
import { remindersRedrawn, remindJob } from './requests/promise-jobs';
import {
  announcementJob,
  cardJob,
  isEscalation,
  isQuoted,
  isVerdict,
  naming,
  purposeJob,
  renameJob,
  retold,
  tellJob,
  topicJob,
  verdictsRetold,
} from './requests/redraw-jobs';
import { requestsRetold, roleAsked, roleTaken } from './requests/role-jobs';

type FollowUp<T extends FactType> = (
  event: Recorded<T>,
  after: Incident,
  before: Incident | undefined,
) => readonly JobRequest[];

/** What each kind of fact sets in motion on the workspace; the compiler asks for the one that was forgotten. */
const followUps: { readonly [T in FactType]: FollowUp<T> } = {
  declared: (event) => [
    { kind: 'open-channel', payload: {} },
    ...naming(event),
    ...(event.isZoneAssumed ? [{ kind: 'declarer-zone', payload: {} } as const] : []),
    ...(event.onlyFor === undefined || event.by === undefined ? [] : [identifyJob(event.by)]),
  ],
  'person-identified': (event, after, before) => [
    ...markedBy(event.person, after).flatMap((source) => [
      ...unread(source, after),
      ...answer(source, after, before),
      ...followUpRetoldAt(source, after),
    ]),
    ...redraw(after, before),
    ...broughtIn(after, before),
  ],
  'channel-opened': (_, after) => [...channelOpened(after), ...announced(after)],
  'channel-renamed': () => [],
  'channel-archived': (_, after, before) => [...cameBack(after, before), ...draftTurnedBack(after, before)],
  'channel-converted': converted,
  'made-public': (_, after) => madePublic(after),
  'bot-moved': (_, after, before) => [...wentMissing(after, before), ...cameBack(after, before)],
  // What waited for it waits in vain, and is let go of.
  'channel-deleted': (_, after, before) => [...wentMissing(after, before), { kind: 'resume', payload: {} }],
  'archiving-planned': (event) => [lookJob(event)],
  'archiving-said': (event) => [archiveJob(event)],
  'channel-kept': () => [],
  'card-posted': () => [{ kind: 'pin-card', payload: {} }],
  'announcement-posted': () => [],
  noted: () => [],
  'mark-set': (event, after, before) => [
    ...unidentified(event, after),
    ...unread(event.source, after),
    ...answer(event.source, after, before),
    ...causedBy(event.source, after, before),
    ...(event.kind === 'confirmed' ? followUpRetoldAt(event.source, after) : []),
  ],
  worded: ({ source }, after, before) => [
    ...causedBy(source, after, before),
    ...verdictsRetold(source, after),
  ],
  // Whatever quoted its words quotes them no longer.
  'message-deleted': ({ source }, after, before) => [
    ...redraw(after, before),
    ...(isQuoted(source, after)
      ? retold(after, (seq) => isVerdict(after, seq) || isEscalation(after, seq))
      : []),
  ],
  'marks-withdrawn': (event, after, before) => [
    ...answer(event.source, after, before),
    ...redraw(after, before),
    ...broughtInBy(event.source, after, before),
    ...followUpRetoldAt(event.source, after),
  ],
  // The message that told the fact says it as it reads now.
  'entry-changed': (event, after, before) => [
    ...retold(after, (seq) => entryKeyOf({ seq }) === event.entry || isVerdict(after, seq)),
    cardJob,
    ...broughtIn(after, before),
    ...requestsRetold(after, before),
  ],
  // Any message may quote the words; the drafts that hold them go before the one without them comes.
  redacted: (_, after, before) => [
    ...retold(after, () => true),
    ...everywhere(after),
    ...(after.title === before?.title ? [] : [purposeJob]),
    ...(after.channel?.name === placeholder ? [renameJob] : []),
    ...(after.draftsRequested === 0 ? [] : [deleteDrafts(after.draftsRequested + 1)]),
  ],
  // Any message may show what was masked.
  'not-a-secret': (_, after) => [...retold(after, () => true), ...everywhere(after), purposeJob],
  'thread-asked': (event) => [
    {
      kind: 'read-thread',
      payload: { source: event.source, person: event.person },
    },
  ],
  'thread-unread': (event) => [tellJob(event)],
  assumed: (event) => [tellJob(event), cardJob],
  settled: (event) => [tellJob(event), cardJob],
  escalated: (event, after, before) => [tellJob(event), cardJob, ...bringIn(after, before)],
  // The button's own message shows who answered; it is that message that is brought up to date.
  'escalation-acknowledged': (event, after) => {
    const escalation = readIncident(after).escalations.find((each) => each.number === event.escalation);
    const retell: readonly JobRequest[] = escalation === undefined ? [] : [tellJob(escalation)];
    return [...retell, cardJob];
  },
  joined: ({ person }) => [{ kind: 'show-brief', payload: { person } }],
  'role-asked': roleAsked,
  'role-taken': roleTaken,
  'role-left': (event) => [tellJob(event), cardJob],
  'milestone-set': () => [cardJob],
  'milestone-cleared': () => [cardJob],
  'impact-windows-set': () => [cardJob],
  'impact-windows-cleared': () => [cardJob],
  'time-offered': () => [],
  'time-kept': () => [],
  'status-changed': (event, after) => [tellJob(event), ...everywhere(after)],
  'severity-changed': (event, after) => [tellJob(event), ...everywhere(after)],
  retitled: (event, after) => [...everywhere(after), purposeJob, ...naming(event)],
  // A channel that is not open yet is opened under that title.
  'title-named': (_, after) => (after.channel === undefined ? [] : [...everywhere(after), purposeJob]),
  'zone-changed': () => [cardJob],
  'zone-spoken': () => [],
  updated: (event, after) => [tellJob(event), cardJob, ...announced(after)],
  promised: (event, after) => [remindJob(event), ...(after.card === undefined ? [] : [cardJob])],
  'promise-dropped': () => [cardJob],
  'promise-asked': () => [],
  'follow-up-added': (event) => [tellJob(event)],
  'follow-up-settled': (event, after) => [tellJob(event), ...followUpRetold(event.followUp, after)],
  closed: (event, after) => [tellJob(event), ...everywhere(after)],
  reopened: (event, after) => [tellJob(event), ...everywhere(after)],
  canceled: (event, after) => [tellJob(event), ...everywhere(after)],
  withdrawn: (event, after, before) => [
    ...toldAgain(event.fact, after, before),
    ...requestsRetold(after, before),
    ...everywhere(after),
  ],
  'draft-requested': ({ by }, after) => [
    {
      kind: 'deliver-draft',
      payload: { revision: after.draftsRequested, ...(by !== undefined && { askedBy: by }) },
      lane: 'draft',
    },
  ],
  'draft-addressed': ({ revision, people }) =>
    people.map((person) => ({ kind: 'send-draft', payload: { revision, person }, lane: 'draft' })),
  'draft-delivered': (event) => [
    {
      kind: 'bookmark-draft',
      payload: { revision: event.revision },
      mergeKey: 'bookmark-draft',
      lane: 'bookmark-draft',
    },
    cardJob,
  ],
  'recorded-elsewhere': ({ fact }) => [tellJob({ seq: fact })],
  // A verdict may have come before it was known on what.
  told: (event, after, before) => [
    ...answer(event.source, after, before),
    ...followUpRetoldAt(event.source, after),
  ],
};

/** The jobs that an event causes, given the incident after it and before it. */
export function jobsFor(
  event: IncidentEvent,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  // One entry per type exists by construction; TypeScript cannot follow the pair through the index.
  const followUp = followUps[event.type] as FollowUp<FactType>;
  return [
    ...followUp(event, after, before),
    ...remindersRedrawn(after, before),
    ...channelFollows(after, before),
    ...archivingRedrawn(after, before),
  ];
}

/** Whether there is nothing left for a job to do: the words of a message came in the event after its mark. */
export function isDone(request: JobRequest, incident: Incident): boolean {
  if (request.kind !== 'read-message') return false;
  return messageOf(incident, request.payload.source)?.current !== undefined;
}

/** A drill and a private incident are never announced. */
export function isAnnounced(incident: Incident): boolean {
  return !incident.isDrill && !incident.isPrivate;
}

function announced(incident: Incident): readonly JobRequest[] {
  return isAnnounced(incident) ? [announcementJob] : [];
}

/** Brings up to date whatever shows status, severity and title. */
function everywhere(incident: Incident): readonly JobRequest[] {
  return [cardJob, topicJob, ...announced(incident)];
}

/** Whether a mark on the message means something now, so that the bot answers it. */
export function isAnswered(incident: Incident | undefined, source: Source): boolean {
  const message = incident && messageOf(incident, source);
  if (incident === undefined || message === undefined) return false;
  if (isRecorded(message)) return true;
  const isAssumption = readIncident(incident).assumptions.some(
    (assumption) => assumption.source !== undefined && sourceKey(assumption.source) === sourceKey(source),
  );
  return (isAssumption && presentMarks(message).length > 0) || isMarkedDone(incident, source);
}

/** In the lane of the drafts, so that one on its way has arrived by then. */
function deleteDrafts(before: number): JobRequest {
  return { kind: 'delete-drafts', payload: { before }, lane: 'draft' };
}

/**
 * The message that told a fact says that it was withdrawn; a verdict on it means nothing any more, and what it said of a follow-up
 * no longer stands.
 */
function toldAgain(fact: number, after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const source = after.told[fact];
  const said = before === undefined ? [] : factsOf(before, 'follow-up-settled');
  const settled = said.filter(({ seq }) => seq === fact);
  return [
    ...(source === undefined ? [] : [tellJob({ seq: fact }), ...answer(source, after, before)]),
    ...settled.flatMap(({ followUp }) => followUpRetold(followUp, after)),
  ];
}

function unread(source: Source, after: Incident): readonly JobRequest[] {
  const message = messageOf(after, source);
  if (!isRecorded(message) || message.current !== undefined) return [];
  const key = sourceKey(source);
  return [
    { kind: 'read-message', payload: { source }, mergeKey: `read:${key}`, lane: laneOf('read', source) },
  ];
}

function answer(source: Source, after: Incident, before: Incident | undefined): readonly JobRequest[] {
  // Elsewhere nobody asked the bot for its reactions, and it may not be there.
  if (source.channel !== after.channel?.id) return [];
  if (isAnswered(after, source) === isAnswered(before, source)) return [];
  const key = sourceKey(source);
  const lane = laneOf('answer', source);
  return [{ kind: 'answer-mark', payload: { source }, mergeKey: `answer:${key}`, lane }];
}

/**
 * One of two lanes of the incident's for what each marked message causes: a thousand marks at once leave room for
 * everything else, and a message on which something fails does not hold up all the others.
 */
function laneOf(what: string, { message }: Source): string {
  return `${what}:${Number(message.at(-1)) % 2}`;
}

/**
 * The card shows assumptions, escalations and milestones; any of them may hang on a mark or its words. A mark that moves
 * the status shows wherever a command would have shown it.
 */
function redraw(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  if (after.messages === before?.messages) return [];
  return after.status === before?.status ? [cardJob] : everywhere(after);
}

/** What a mark or the words of its message cause. */
function causedBy(source: Source, after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const asked = [...broughtInBy(source, after, before), ...offerJobs(source, after, before)];
  return [...redraw(after, before), ...asked];
}
