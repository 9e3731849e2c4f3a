import type { FactType, IncidentEvent } from '../incident/incident-event';

/** What changes what a postmortem says. Tasks are done after it is published, and that changes nothing of it. */
const edits: ReadonlySet<FactType> = new Set([
  'noted',
  'mark-set',
  'marks-withdrawn',
  'worded',
  'message-deleted',
  'entry-changed',
  'redacted',
  'not-a-secret',
  'withdrawn',
  'assumed',
  'settled',
  'escalated',
  'escalation-acknowledged',
  'service-added',
  'service-removed',
  'field-set',
  'milestone-set',
  'milestone-cleared',
  'impact-windows-set',
  'impact-windows-cleared',
  'severity-changed',
  'status-changed',
  'retitled',
  'zone-changed',
  'follow-up-added',
  'section-written',
  'closed',
  'reopened',
]);

/** Whether an event changes what the postmortem says. A mark on a task's message says that it is done. */
export function isEdit(event: IncidentEvent): boolean {
  return edits.has(event.type) && !(event.type === 'mark-set' && event.kind === 'confirmed');
}

/** Whether one event was recorded later than another; of one moment, whether it stands later in the log. */
export function isLater(one: Moment, than: Moment): boolean {
  return one.recordedAt === than.recordedAt ? one.seq > than.seq : one.recordedAt > than.recordedAt;
}

type Moment = Pick<IncidentEvent, 'recordedAt' | 'seq'>;
