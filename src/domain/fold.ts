import { channelAfter, openedChannel } from './channel';
import { correct } from './correct';
import { identified, marked } from './fold-marks';
import type { Incident, TypedTime } from './incident';
import { type IncidentEvent, occurredAt, type Recorded } from './incident-event';
import { type MarkedMessage, type Messages, record } from './marked-message';
import type { SettableMilestone } from './milestone';
import { PersistentMap } from './persistent-map';
import { redact } from './redaction';

/** The incident after more events. The first event of all must be `declared`. */
export function fold(incident: Incident | undefined, events: readonly IncidentEvent[]): Incident {
  const own = new WeakSet<Messages>();
  const folded = events.reduce<Incident | undefined>(
    (state, event) => ({ ...apply(state, event, own), seq: event.seq }),
    incident,
  );
  if (folded === undefined) throw new Error('An incident has no events');
  return folded;
}

function apply(incident: Incident | undefined, event: IncidentEvent, own: WeakSet<Messages>): Incident {
  if (event.type === 'declared') return newborn(event);
  if (incident === undefined) throw new Error(`The log begins with ${event.type} instead of declared`);
  switch (event.type) {
    case 'channel-opened':
      return { ...incident, channel: openedChannel(event) };
    case 'channel-renamed':
    case 'channel-archived':
    case 'channel-deleted':
    case 'bot-moved':
      return incident.channel === undefined
        ? incident
        : { ...incident, channel: channelAfter(incident.channel, event) };
    case 'card-posted':
      return { ...incident, card: event.source };
    case 'announcement-posted':
      return { ...incident, announcement: event.source };
    case 'noted':
      return { ...incident, notes: [...incident.notes, event] };
    case 'mark-set':
      return marked(incident, event, own);
    case 'person-identified':
      return identified(incident, event, own);
    case 'worded':
    case 'message-deleted':
    case 'marks-withdrawn':
      return {
        ...incident,
        messages: record(incident.messages, event, { own, standings: incident.standings }),
      };
    case 'assumed': {
      const number = incident.assumptions.length + 1;
      return { ...incident, assumptions: [...incident.assumptions, { number, typed: event }] };
    }
    case 'settled':
      return { ...incident, verdicts: [...incident.verdicts, event] };
    case 'escalated': {
      const number = incident.escalations.length + 1;
      return { ...incident, escalations: [...incident.escalations, { number, typed: event }] };
    }
    case 'escalation-acknowledged':
      return { ...incident, acknowledgements: [...incident.acknowledgements, event] };
    case 'milestone-set':
    case 'milestone-cleared':
      return withTimes(incident, [...incident.typedTimes, event]);
    case 'status-changed':
      return { ...incident, status: event.to, statusChanges: [...incident.statusChanges, event] };
    case 'closed':
    case 'reopened':
    case 'canceled':
      return ended(incident, event);
    case 'withdrawn':
      return withdraw(incident, event);
    case 'entry-changed':
      return correct(incident, event);
    case 'redacted':
      return redact(incident, event);
    default:
      return simply(incident, event);
  }
}

type Simple =
  | Recorded<'severity-changed'>
  | Recorded<'retitled'>
  | Recorded<'zone-changed'>
  | Recorded<'zone-spoken'>
  | Recorded<'updated'>
  | Recorded<'follow-up-added'>
  | Recorded<'draft-requested'>
  | Recorded<'draft-addressed'>
  | Recorded<'draft-delivered'>
  | Recorded<'thread-asked'>
  | Recorded<'thread-unread'>
  | Recorded<'told'>;

/** Facts that change a value or add to a list, and nothing else. */
function simply(incident: Incident, event: Simple): Incident {
  switch (event.type) {
    case 'severity-changed':
      return {
        ...incident,
        severity: event.to,
        severityChanges: [...incident.severityChanges, event],
      };
    case 'retitled':
      return { ...incident, title: event.title };
    case 'zone-changed':
      return { ...incident, zone: event.zone, isZoneConfirmed: true };
    case 'zone-spoken':
      return { ...incident, zonesSpoken: [...incident.zonesSpoken, event.name] };
    case 'updated':
      return { ...incident, updates: [...incident.updates, event] };
    case 'follow-up-added': {
      const number = incident.followUps.length + 1;
      return { ...incident, followUps: [...incident.followUps, { number, typed: event }] };
    }
    case 'draft-requested':
      return { ...incident, draftsRequested: incident.draftsRequested + 1 };
    case 'draft-delivered':
      return { ...incident, drafts: [...incident.drafts, event] };
    case 'draft-addressed':
      return { ...incident, draftsAddressed: [...incident.draftsAddressed, event.revision] };
    case 'thread-asked':
    case 'thread-unread':
      return incident;
    case 'told':
      return { ...incident, told: { ...incident.told, [event.fact]: event.source } };
    default:
      return event satisfies never;
  }
}

function newborn(event: Recorded<'declared'>): Incident {
  return {
    number: event.number,
    seq: event.seq,
    title: event.title,
    severity: event.severity,
    status: 'investigating',
    declared: event,
    zone: event.zone,
    isZoneConfirmed: false,
    zonesSpoken: [],
    isPrivate: event.isPrivate,
    isDrill: event.isDrill,
    declaredAt: event.recordedAt,
    declaredBy: event.by ?? '',
    ...(event.began !== undefined && { began: event.began }),
    messages: PersistentMap.empty<MarkedMessage>(),
    standings: {},
    corrections: {},
    firstWordings: {},
    notes: [],
    assumptions: [],
    verdicts: [],
    escalations: [],
    acknowledgements: [],
    followUps: [],
    typedTimes: [],
    times: {},
    statusChanges: [],
    severityChanges: [],
    updates: [],
    closings: [],
    reopenings: [],
    withdrawn: {},
    draftsRequested: 0,
    drafts: [],
    draftsAddressed: [],
    told: {},
  };
}

/** The latest of the typed times counts; emptying the start of impact takes back what came with the declaration, too. */
function withTimes(incident: Incident, typedTimes: readonly TypedTime[]): Incident {
  const times: Partial<Record<SettableMilestone, Recorded<'milestone-set'>>> = {};
  for (const each of typedTimes) {
    if (each.type === 'milestone-set') times[each.milestone] = each;
    else delete times[each.milestone];
  }
  const isEmptied = typedTimes.some(
    (each) => each.type === 'milestone-cleared' && each.milestone === 'impact started',
  );
  const { began } = incident.declared;
  const { began: _, ...rest } = incident;
  return { ...rest, typedTimes, times, ...(began !== undefined && !isEmptied && { began }) };
}

function ended(
  incident: Incident,
  event: Recorded<'closed'> | Recorded<'reopened'> | Recorded<'canceled'>,
): Incident {
  if (event.type === 'canceled') return { ...incident, status: 'canceled', canceled: event };
  if (event.type === 'reopened') {
    const { closed: _, ...open } = incident;
    return { ...open, status: 'investigating', reopenings: [...incident.reopenings, event] };
  }
  const closed = {
    at: occurredAt(event),
    recordedAt: event.recordedAt,
    seq: event.seq,
    ...(event.by !== undefined && { by: event.by }),
  };
  return {
    ...incident,
    status: 'closed',
    closing: event.closing,
    closed,
    closings: [...incident.closings, event],
  };
}

/** What is numbered keeps its number and is left out by whoever reads it; the rest is as if it had not been said. */
function withdraw(incident: Incident, event: Recorded<'withdrawn'>): Incident {
  const isLeft = (each: { readonly seq: number }): boolean => each.seq !== event.fact;
  const statusChanges = incident.statusChanges.filter(isLeft);
  const severityChanges = incident.severityChanges.filter(isLeft);
  const isStatus = statusChanges.length < incident.statusChanges.length;
  const isRunning = incident.status !== 'closed' && incident.status !== 'canceled';
  const status = statusChanges.at(-1)?.to ?? 'investigating';
  return {
    ...withTimes(incident, incident.typedTimes.filter(isLeft)),
    notes: incident.notes.filter(isLeft),
    verdicts: incident.verdicts.filter(isLeft),
    updates: incident.updates.filter(isLeft),
    statusChanges,
    severityChanges,
    severity: severityChanges.at(-1)?.to ?? incident.declared.severity,
    ...(isStatus && isRunning && { status }),
    withdrawn: { ...incident.withdrawn, [event.fact]: event },
  };
}
