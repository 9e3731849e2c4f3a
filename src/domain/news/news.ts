import { type Incident, messageOf } from '../incident/incident';
import type { IncidentEvent } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { presentMarks } from '../incident/marked-message';
import type { PersonId } from '../person';
import { isNewLinkAlone } from '../review/review';
import type { Severity, SeverityLevel } from '../severity';
import type { Source } from '../source';

/** What those are told who are not in the incident's channel. */
export type NewsType =
  | 'update'
  | 'severity'
  | 'resolved'
  | 'not resolved'
  | 'reopened'
  | 'closed'
  | 'canceled'
  | 'published';

/** News that an event brings. */
export interface News {
  readonly type: NewsType;
  /** Whether it is worth a direct message to those who follow the incident, and not only a reply to its announcement. */
  readonly isForFollowers: boolean;
}

/** What can bring the status to resolved; what takes something back brings no news, it corrects what was told. */
const settling: ReadonlySet<IncidentEvent['type']> = new Set([
  'status-changed',
  'mark-set',
  'person-identified',
]);

/**
 * The news that an event brings; undefined where it brings none. Whether another severity is a worse one is for whoever
 * knows the list of them.
 */
export function newsIn(
  event: IncidentEvent,
  after: Incident,
  before: Incident | undefined,
): News | undefined {
  if (before === undefined || after.isDrill) return undefined;
  switch (event.type) {
    case 'updated':
      return { type: 'update', isForFollowers: true };
    case 'severity-changed':
      return { type: 'severity', isForFollowers: false };
    case 'reopened':
      return { type: 'reopened', isForFollowers: true };
    case 'canceled':
      // What the bot called off by itself was never announced.
      return event.by === undefined ? undefined : { type: 'canceled', isForFollowers: true };
    case 'closed':
      // Whoever heard that it is resolved need not hear that the paper is done.
      return { type: 'closed', isForFollowers: before.status !== 'resolved' };
    case 'published':
      // Where it stands at another place, the reply that said so says that.
      return isNewLinkAlone(before) ? undefined : { type: 'published', isForFollowers: false };
    default:
      return newStatus(event, after, before);
  }
}

function newStatus(event: IncidentEvent, after: Incident, before: Incident): News | undefined {
  if (before.status === after.status) return undefined;
  if (after.status === 'resolved' && settling.has(event.type))
    return { type: 'resolved', isForFollowers: true };
  if (before.status === 'resolved' && event.type === 'status-changed') {
    return { type: 'not resolved', isForFollowers: true };
  }
  return undefined;
}

/** Whether what an event said still stands: it was not withdrawn, and a mark was not taken away. */
export function stillStands(incident: Incident, event: IncidentEvent): boolean {
  if (event.type !== 'mark-set') return incident.withdrawn[event.seq] === undefined;
  const message = messageOf(incident, event.source);
  return message !== undefined && presentMarks(message).some(({ kind }) => kind === event.kind);
}

/** The severity before the one that a fact of the log gave the incident. */
export function severityBefore(incident: Incident, seq: number): Severity {
  const before = factsOf(incident, 'severity-changed').findLast((each) => each.seq < seq);
  return before?.to ?? incident.declared.severity;
}

/** Whether a severity is worse than another; not where one of them is not listed any more. */
export function isWorse(severity: Severity, than: Severity, levels: readonly SeverityLevel[]): boolean {
  const [one, other] = [severity, than].map((each) => levels.findIndex(({ name }) => name === each)) as [
    number,
    number,
  ];
  return one >= 0 && other >= 0 && one < other;
}

/** The reply to the announcement that tells an event of the log. */
export function replyOf(incident: Incident, fact: number): Source | undefined {
  return factsOf(incident, 'news-sent').find((each) => each.fact === fact && each.person === undefined)
    ?.source;
}

/** The direct message that tells somebody of it. */
export function newsTo(incident: Incident, fact: number, person: PersonId): Source | undefined {
  return factsOf(incident, 'news-sent').find((each) => each.fact === fact && each.person === person)?.source;
}
