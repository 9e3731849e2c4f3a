import type { DocumentContext } from '../app/ports';
import { fold } from '../domain/fold/fold';
import type { Incident } from '../domain/incident/incident';
import type { Fact, IncidentEvent } from '../domain/incident/incident-event';
import type { MarkKind } from '../domain/mark-kind';
import { typedSections } from '../domain/section';
import type { Source } from '../domain/source';
import type { Rung } from '../domain/target';
import type { Wording } from '../domain/text/wording';
import { fromIso, type Instant, later, minute, toTimestamp } from '../domain/time/instant';
import { parseZone } from '../domain/time/zone';

const began = fromIso('2024-10-26T22:00:00Z');
const zone = parseZone('Europe/Berlin');

const formatted: Wording = ['text', { list: [['item']] }, { codeBlock: 'code' }];

/** Incidents that between them hold everything a template can be asked to show, and nothing of it. */
export function samples(): readonly { incident: Incident; context: DocumentContext }[] {
  const context: DocumentContext = {
    revision: 2,
    renderedAt: later(began, 300 * minute),
    nameOf: (person) => `Person ${person}`,
    linkTo: ({ channel, message }) => `https://example.com/archives/${channel}/p${message}`,
  };
  return [declaration, everything, detectedFirst].map((facts) => ({
    incident: fold(undefined, stamped(facts)),
    context,
  }));
}

const declaration: readonly Fact[] = [
  {
    type: 'declared',
    number: 1,
    title: 'Sample',
    severity: 'sev1',
    zone,
    isPrivate: true,
    isDrill: true,
  },
];

const detectedFirst: readonly Fact[] = [
  ...declaration,
  { type: 'milestone-set', milestone: 'detected', occurredAt: at(-20) },
  { type: 'milestone-set', milestone: 'impact started', occurredAt: at(-10) },
];

const rungs: readonly [Rung, Rung, Rung] = [
  { to: [{ person: 'U1' }] },
  { to: [{ person: 'U2' }] },
  { to: [{ person: 'U3' }] },
];

const everything: readonly Fact[] = [
  ...declaration,
  { type: 'role-asked', role: 'lead', to: 'U1', isUnique: true },
  { type: 'role-declined', asked: 2 },
  ...alert(1, 'impact started', 'detected'),
  ...post(2, 'assumption'),
  ...post(3, 'escalation'),
  ...post(4, 'follow-up'),
  ...post(5, 'root cause'),
  ...post(6, 'mitigated'),
  ...post(100, 'impact started'),
  ...post(200, 'resolved'),
  { type: 'mark-set', ...mark(7, 'entry') },
  { type: 'mark-set', ...mark(2, 'confirmed'), found: true },
  { type: 'message-deleted', source: message(2), asOf: at(8) },
  { type: 'worded', source: message(2), text: ['edited'], asOf: at(8) },
  { type: 'milestone-set', milestone: 'triggering change', occurredAt: at(-10) },
  { type: 'assumed', text: ['first'] },
  { type: 'settled', assumption: 2, verdict: 'confirmed', evidence: ['evidence'] },
  { type: 'settled', assumption: 2, verdict: 'ruled out' },
  { type: 'assumed', text: ['second'] },
  { type: 'settled', assumption: 3, verdict: 'confirmed' },
  { type: 'assumed', text: ['third'] },
  { type: 'settled', assumption: 4, verdict: 'partly right', evidence: ['evidence'] },
  { type: 'escalated', to: [{ outside: 'Vendor' }], reason: ['reason'] },
  { type: 'escalation-acknowledged', escalation: 2 },
  { type: 'escalated', to: rungs[0].to, ladder: rungs },
  { type: 'rung-called', escalation: 3, rung: 2, to: rungs[1].to },
  { type: 'promise-dropped', promise: 'acknowledgement:3' },
  { type: 'follow-up-added', text: ['task'], owner: 'U2', due: '2024-11-30', purpose: 'prevent' },
  { type: 'follow-up-settled', followUp: 2, state: 'dropped', reason: ['reason'] },
  { type: 'follow-up-added', text: ['task'], priority: 'p1' },
  { type: 'follow-up-settled', followUp: 3, state: 'done' },
  { type: 'role-taken', role: 'comms', isUnique: true },
  { type: 'role-taken', role: 'lead', isUnique: true },
  { type: 'role-left', role: 'lead' },
  { type: 'service-added', service: 'Service' },
  { type: 'field-set', field: 'field', label: 'Field', valueType: 'text', text: formatted },
  { type: 'field-set', field: 'choice', label: 'Choice', valueType: 'choice', choice: 'Choice' },
  { type: 'status-changed', to: 'monitoring' },
  { type: 'draft-requested' },
  {
    type: 'closed',
    closing: typedSections({
      summary: 'Summary.',
      impact: 'Impact.',
      share: 'All.',
      detection: 'Detection.',
      requests: 'Requests.',
      tickets: 'Tickets.',
      money: 'Money.',
      customers: 'Customers.',
      trigger: 'Trigger.',
      rootCause: 'Root cause.',
      factors: 'Factors.',
      temporaryFix: 'Temporary fix.',
      permanentFix: 'Permanent fix.',
      wentWell: 'Well.',
      wentWrong: 'Wrong.',
      lucky: 'Lucky.',
      links: 'Link.',
      lessons: 'Lessons.',
      improvements: 'Improvement.',
    }),
  },
  { type: 'review-asked', reviewers: ['U1', 'U2'] },
  { type: 'published', link: 'https://example.com' },
];

function stamped(facts: readonly Fact[]): readonly IncidentEvent[] {
  return facts.map((fact, index) => ({ ...fact, seq: index + 1, recordedAt: at(index), by: 'U1' }));
}

function post(minutes: number, ...kinds: readonly MarkKind[]): readonly Fact[] {
  const source = message(minutes);
  const author = { person: 'U2' };
  return [...marks(minutes, kinds), { type: 'worded', source, text: formatted, author, asOf: at(minutes) }];
}

function alert(minutes: number, ...kinds: readonly MarkKind[]): readonly Fact[] {
  const source = message(minutes);
  const author = { bot: 'Monitor' };
  return [...marks(minutes, kinds), { type: 'worded', source, text: ['text'], author, asOf: at(minutes) }];
}

function marks(minutes: number, kinds: readonly MarkKind[]): readonly Fact[] {
  return kinds.map((kind) => ({ type: 'mark-set', ...mark(minutes, kind) }));
}

function mark(minutes: number, kind: MarkKind): Omit<Extract<Fact, { type: 'mark-set' }>, 'type'> {
  return { source: message(minutes), kind, emoji: kind, person: 'U1', present: true, asOf: at(minutes) };
}

function message(minutes: number): Source {
  return { channel: 'C1', message: toTimestamp(at(minutes)) };
}

function at(minutes: number): Instant {
  return later(began, minutes * minute);
}
