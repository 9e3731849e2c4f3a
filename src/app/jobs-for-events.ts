import { isCanvasWanted } from '../domain/canvas';
import { placeholder } from '../domain/fold/apply-redaction';
import { type Incident, messageOf } from '../domain/incident/incident';
import {
  entryKeyOf,
  type FactType,
  type IncidentEvent,
  type Recorded,
} from '../domain/incident/incident-event';
import { factsOf } from '../domain/incident/kept-facts';
import type { Source } from '../domain/source';
import { identifyJob, markedBy, unidentified } from './identification';
import type { JobRequest } from './job';
import { canvasesMade, canvasJobs, makeRecordJob, recordRewritten } from './requests/canvas-jobs';
import {
  archiveJob,
  archivingRedrawn,
  channelFollows,
  channelOpened,
  lookJob,
} from './requests/channel-jobs';
import { acknowledged, bringIn, broughtIn, broughtInBy, rungCalled } from './requests/escalation-jobs';
import { followUpRetold, followUpRetoldAt } from './requests/follow-up-jobs';
import { answer, unread } from './requests/mark-jobs';
import { newsJobs, outsidersDropped, sendNewsJob } from './requests/news-jobs';
import { offerJobs } from './requests/offer-jobs';
import { filesOf, pictureJobs } from './requests/picture-jobs';
import { cameBack, converted, draftTurnedBack, madePublic, wentMissing } from './requests/place-jobs';
import { remindersRedrawn, remindJob } from './requests/promise-jobs';
import {
  announced,
  cardJob,
  chartJob,
  deleteDrafts,
  everywhere,
  isEscalation,
  isQuoted,
  isVerdict,
  naming,
  purposeJob,
  renameJob,
  retold,
  shownAnew,
  tellJob,
  verdictsRetold,
} from './requests/redraw-jobs';
import {
  agendaRequested,
  followUpConfirmed,
  followUpDeclined,
  isWritten,
  published,
  reviewAsked,
  reviewGiven,
  reviewsRedrawn,
} from './requests/review-jobs';
import { requestsRetold, roleAsked, roleDeclined, roleTaken } from './requests/role-jobs';

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
    ...everywhere(after, before),
    ...(after.title === before?.title ? [] : [purposeJob]),
    ...(after.channel?.name === placeholder ? [renameJob] : []),
    ...(isWritten(after) ? [deleteDrafts(after.draftsRequested + 1)] : []),
  ],
  // Any message may show what was masked.
  'not-a-secret': (_, after, before) => [
    ...retold(after, () => true),
    ...everywhere(after, before),
    purposeJob,
  ],
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
  'rung-called': rungCalled,
  'escalation-acknowledged': acknowledged,
  joined: ({ person }) => [{ kind: 'show-brief', payload: { person } }],
  'role-asked': roleAsked,
  'role-taken': roleTaken,
  'role-declined': roleDeclined,
  'role-left': (event) => [tellJob(event), cardJob],
  'service-added': shownAnew,
  'service-removed': shownAnew,
  'section-written': () => [],
  'field-set': (_, after) => (after.card === undefined ? [] : [cardJob]),
  'milestone-set': () => [cardJob],
  'milestone-cleared': () => [cardJob],
  'impact-windows-set': () => [cardJob],
  'impact-windows-cleared': () => [cardJob],
  'time-offered': () => [],
  'time-kept': () => [],
  'status-changed': (event, after, before) => [tellJob(event), ...everywhere(after, before)],
  'severity-changed': (event, after, before) => [tellJob(event), ...everywhere(after, before)],
  retitled: (event, after, before) => [...everywhere(after, before), purposeJob, ...naming(event)],
  // A channel that is not open yet is opened under that title.
  'title-named': (_, after, before) =>
    after.channel === undefined ? [] : [...everywhere(after, before), purposeJob],
  'zone-changed': () => [cardJob],
  'zone-spoken': () => [],
  updated: (event, after) => [tellJob(event), cardJob, ...announced(after)],
  followed: () => [],
  unfollowed: () => [],
  'outsiders-dropped': outsidersDropped,
  'news-addressed': ({ fact, people }) => people.map((person) => sendNewsJob(fact, person)),
  'news-sent': () => [],
  promised: (event, after) => [remindJob(event), ...(after.card === undefined ? [] : [cardJob])],
  'promise-dropped': () => [cardJob],
  'promise-asked': () => [],
  'follow-up-added': (event) => [tellJob(event)],
  'follow-up-settled': (event, after) => [tellJob(event), ...followUpRetold(event.followUp, after)],
  'review-asked': reviewAsked,
  'review-given': reviewGiven,
  published,
  'postmortem-owned': (event) => [tellJob(event), cardJob],
  'follow-up-confirmed': followUpConfirmed,
  'follow-up-declined': followUpDeclined,
  'agenda-requested': agendaRequested,
  'agenda-delivered': () => [],
  'person-told': () => [],
  closed: (event, after, before) => [tellJob(event), ...everywhere(after, before)],
  reopened: (event, after, before) => [tellJob(event), ...everywhere(after, before)],
  canceled: (event, after, before) => [tellJob(event), ...everywhere(after, before)],
  withdrawn: (event, after, before) => [
    ...toldAgain(event.fact, after, before),
    ...requestsRetold(after, before),
    ...everywhere(after, before),
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
    chartJob(event),
    {
      kind: 'bookmark-draft',
      payload: { revision: event.revision },
      mergeKey: 'bookmark-draft',
      lane: 'bookmark-draft',
    },
    cardJob,
    ...canvasJobs(event),
  ],
  'chart-delivered': () => [],
  'canvas-made': canvasesMade,
  'canvas-written': () => [],
  'canvas-lost': ({ canvas }, after) =>
    canvas === 'record' && isCanvasWanted(after, canvas) ? [makeRecordJob] : [],
  'canvas-refused': () => [],
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
    ...remindersRedrawn(event, after, before),
    ...newsJobs(event, after, before),
    ...reviewsRedrawn(event, after, before),
    ...channelFollows(after, before),
    ...archivingRedrawn(after, before),
    ...pictureJobs(event, after, before),
    ...recordRewritten(event, after),
  ];
}

/**
 * Whether there is nothing left for a job to do: the words of a message came in the event after its mark, or its picture is off the
 * record again.
 */
export function isDone(request: JobRequest, incident: Incident): boolean {
  if (request.kind === 'keep-picture') {
    const { source, file } = request.payload;
    return !filesOf(source, incident).has(file);
  }
  if (request.kind !== 'read-message') return false;
  return messageOf(incident, request.payload.source)?.current !== undefined;
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

/**
 * The card shows assumptions, escalations and milestones; any of them may hang on a mark or its words. A mark that moves
 * the status shows wherever a command would have shown it.
 */
function redraw(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  if (after.messages === before?.messages) return [];
  return after.status === before?.status ? [cardJob] : everywhere(after, before);
}

/** What a mark or the words of its message cause. */
function causedBy(source: Source, after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const asked = [...broughtInBy(source, after, before), ...offerJobs(source, after, before)];
  return [...redraw(after, before), ...asked];
}
