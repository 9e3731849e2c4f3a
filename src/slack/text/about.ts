import type { About, Entry } from '../../domain/entry';

/** What an entry is about, in a few words: `mitigated · A1 confirmed`; empty where its own words say everything. */
export function aboutInWords(entry: Entry): string {
  return [...entry.milestones, ...entry.about.map(label)].filter((each) => each !== '').join(' · ');
}

function label(about: About): string {
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
      return `E${about.number} escalated`;
    case 'acknowledgement':
      return `E${about.number} acknowledged`;
    case 'status':
      return about.to;
    case 'severity':
      return `${about.from} → ${about.to}`;
    case 'update':
      return 'stakeholders told';
    case 'reopened':
      return 'reopened';
    default:
      return about satisfies never;
  }
}
