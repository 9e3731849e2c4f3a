import type { Closing } from './closing';
import { type IncidentEvent, occurredAt, type Recorded } from './incident-event';
import type { Instant } from './instant';
import { type MarkedMessage, type Messages, record } from './marked-message';
import type { SettableMilestone } from './milestone';
import type { PersonId } from './person';
import type { Severity } from './severity';
import { type Source, sourceKey } from './source';
import type { Status } from './status';
import type { Zone } from './zone';

/** An assumption's number and where it comes from: typed by someone, or a message marked as one. */
export type AssumptionOrigin =
  | { readonly number: number; readonly typed: Recorded<'assumed'> }
  | { readonly number: number; readonly marked: string };

/** An escalation's number and where it comes from. */
export type EscalationOrigin =
  | { readonly number: number; readonly typed: Recorded<'escalated'> }
  | { readonly number: number; readonly marked: string; readonly markSeq: number };

/** A follow-up's number and the message that was marked as one. */
export interface FollowUpOrigin {
  readonly number: number;
  readonly marked: string;
}

/**
 * An incident: the fold of its log. It holds what was recorded; what that means (who is right about an
 * assumption, when impact began) is read from it by the other files of this folder.
 */
export interface Incident {
  readonly number: number;
  /** The position of the last event folded in. */
  readonly seq: number;
  readonly title: string;
  readonly severity: Severity;
  readonly status: Status;
  readonly zone: Zone;
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  readonly declaredAt: Instant;
  readonly declaredBy: PersonId;
  readonly began?: Instant;
  readonly channel?: { readonly id: string; readonly name: string };
  readonly card?: Source;
  readonly announcement?: Source;
  readonly messages: Messages;
  readonly notes: readonly Recorded<'noted'>[];
  readonly assumptions: readonly AssumptionOrigin[];
  readonly verdicts: readonly Recorded<'settled'>[];
  readonly escalations: readonly EscalationOrigin[];
  readonly acknowledgements: readonly Recorded<'escalation-acknowledged'>[];
  readonly followUps: readonly FollowUpOrigin[];
  /** The latest time a person typed for each milestone. */
  readonly times: Readonly<Partial<Record<SettableMilestone, Recorded<'milestone-set'>>>>;
  readonly statusChanges: readonly Recorded<'status-changed'>[];
  readonly closing?: Closing;
  /** The closing that holds: when it happened, and when somebody said so. */
  readonly closed?: {
    readonly at: Instant;
    readonly recordedAt: Instant;
    readonly seq: number;
    readonly by?: PersonId;
  };
  /** How many drafts were asked for; the last one's number is its revision. */
  readonly draftsRequested: number;
  readonly drafts: readonly Recorded<'draft-delivered'>[];
  /** The channel message that tells each fact, by the fact's position in the log. */
  readonly told: Readonly<Record<number, Source>>;
}

/** How an incident is named everywhere: `INC-7`. */
export function incidentName(incident: Pick<Incident, 'number'>): string {
  return `INC-${incident.number}`;
}

/** The incident after more events. The first event of all must be `declared`. */
export function fold(incident: Incident | undefined, events: readonly IncidentEvent[]): Incident {
  const folded = events.reduce<Incident | undefined>(
    (state, event) => ({ ...apply(state, event), seq: event.seq }),
    incident,
  );
  if (folded === undefined) throw new Error('An incident has no events');
  return folded;
}

function apply(incident: Incident | undefined, event: IncidentEvent): Incident {
  if (event.type === 'declared') return newborn(event);
  if (incident === undefined) throw new Error(`The log begins with ${event.type} instead of declared`);
  switch (event.type) {
    case 'channel-opened':
      return { ...incident, channel: { id: event.channel, name: event.name } };
    case 'card-posted':
      return { ...incident, card: event.source };
    case 'announcement-posted':
      return { ...incident, announcement: event.source };
    case 'noted':
      return { ...incident, notes: [...incident.notes, event] };
    case 'mark-set':
      return marked(incident, event);
    case 'worded':
    case 'message-deleted':
      return { ...incident, messages: record(incident.messages, event) };
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
      return { ...incident, times: { ...incident.times, [event.milestone]: event } };
    case 'milestone-cleared':
      return clear(incident, event.milestone);
    case 'status-changed':
      return { ...incident, status: event.to, statusChanges: [...incident.statusChanges, event] };
    case 'closed':
      return close(incident, event);
    case 'draft-requested':
      return { ...incident, draftsRequested: incident.draftsRequested + 1 };
    case 'draft-delivered':
      return { ...incident, drafts: [...incident.drafts, event] };
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
    zone: event.zone,
    isPrivate: event.isPrivate,
    isDrill: event.isDrill,
    declaredAt: event.recordedAt,
    declaredBy: event.by ?? '',
    ...(event.began !== undefined && { began: event.began }),
    messages: {},
    notes: [],
    assumptions: [],
    verdicts: [],
    escalations: [],
    acknowledgements: [],
    followUps: [],
    times: {},
    statusChanges: [],
    draftsRequested: 0,
    drafts: [],
    told: {},
  };
}

/** A number is given when a kind first stands on a message, and stays with it from then on. */
function marked(incident: Incident, event: Recorded<'mark-set'>): Incident {
  const messages = record(incident.messages, event);
  const next = { ...incident, messages };
  const key = sourceKey(event.source);
  if (!event.present || messages === incident.messages) return next;
  if (event.kind === 'assumption' && !has(incident.assumptions, key)) {
    const number = incident.assumptions.length + 1;
    return { ...next, assumptions: [...incident.assumptions, { number, marked: key }] };
  }
  if (event.kind === 'escalation' && !has(incident.escalations, key)) {
    const number = incident.escalations.length + 1;
    return { ...next, escalations: [...incident.escalations, { number, marked: key, markSeq: event.seq }] };
  }
  if (event.kind === 'follow-up' && !has(incident.followUps, key)) {
    const number = incident.followUps.length + 1;
    return { ...next, followUps: [...incident.followUps, { number, marked: key }] };
  }
  return next;
}

function has(
  origins: readonly (AssumptionOrigin | EscalationOrigin | FollowUpOrigin)[],
  key: string,
): boolean {
  return origins.some((origin) => 'marked' in origin && origin.marked === key);
}

/** Without a typed time; the one that came with the declaration counts as typed, too. */
function clear(incident: Incident, milestone: SettableMilestone): Incident {
  const { [milestone]: _, ...times } = incident.times;
  const { began: __, ...rest } = incident;
  return milestone === 'impact started' ? { ...rest, times } : { ...incident, times };
}

function close(incident: Incident, event: Recorded<'closed'>): Incident {
  const closed = {
    at: occurredAt(event),
    recordedAt: event.recordedAt,
    seq: event.seq,
    ...(event.by !== undefined && { by: event.by }),
  };
  return { ...incident, status: 'closed', closing: event.closing, closed };
}

/** The message of a key, where anything about it was recorded. */
export function messageOf(incident: Incident, source: Source): MarkedMessage | undefined {
  return incident.messages[sourceKey(source)];
}
