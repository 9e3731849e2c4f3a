import type { About, Entry } from '../../domain/entry';
import { targetNames } from './targets';

/** What an entry is about, in a few words: `mitigated · A1 confirmed`; empty where its own words say everything. */
export function aboutInWords(entry: Entry, nameOf: (id: string) => string): string {
  return [...entry.milestones, ...entry.about.map((about) => label(about, nameOf))]
    .filter((each) => each !== '')
    .join(' · ');
}

function label(about: About, nameOf: (id: string) => string): string {
  switch (about.type) {
    case 'note':
    case 'typed milestone':
    case 'declared':
      return '';
    case 'root cause':
      return 'root cause';
    case 'assumption':
      return `A${about.number} assumed`;
    case 'verdict':
      return `A${about.number} ${about.verdict}`;
    case 'escalation':
      return about.to.length === 0
        ? `E${about.number} escalated`
        : `E${about.number} escalated to ${targetNames(about.to, nameOf)}`;
    case 'rung called':
      return `E${about.number} calls ${targetNames(about.to, nameOf)}`;
    case 'calling stopped':
      return `E${about.number} calls nobody else`;
    case 'acknowledgement':
      return about.onBehalfOf === undefined
        ? `E${about.number} acknowledged`
        : `E${about.number} acknowledged for ${targetNames(about.onBehalfOf, nameOf)}`;
    case 'status':
      return about.to;
    case 'severity':
      return `${about.from} → ${about.to}`;
    case 'update':
      return 'stakeholders told';
    case 'reopened':
      return 'reopened';
    case 'role':
      return `${about.role}: ${[...about.former, about.person].map(nameOf).join(' → ')}`;
    case 'role left':
      return `${nameOf(about.person)} stepped down as ${about.role}`;
    case 'role declined':
      return `${nameOf(about.person)} cannot take the role ${about.role}`;
    default:
      return about satisfies never;
  }
}
