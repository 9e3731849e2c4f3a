import type { About, Entry } from '../../domain/entry';
import { type Incident, incidentName } from '../../domain/incident';
import type { PersonId } from '../../domain/person';
import { plain } from '../../domain/wording';
import { abbreviation, clock, date, sameDay, type Zone } from '../../domain/zone';
import { escaped, shortenMrkdwn, writeMrkdwn } from '../mrkdwn';
import { type Message, section } from './message';

/** A message of this length reaches everybody whole; the draft has the rest. */
const longestMessage = 11_000;
const longestEntry = 500;
const longestSection = 2_900;

/** The timeline for a person to read; the oldest entries are left to the draft when there are too many. */
export function drawTimeline(
  incident: Incident,
  entries: readonly Entry[],
  nameOf: (person: PersonId) => string,
): Message {
  const spansDays = entries.some((entry, index) => isNewDay(incident.zone, entry, entries[index - 1]));
  const lines = entries.map((entry, index) => {
    const isDated = index === 0 ? spansDays : isNewDay(incident.zone, entry, entries[index - 1]);
    return line(incident, entry, isDated, nameOf);
  });
  const shown: string[] = [];
  let length = 0;
  for (const each of [...lines].reverse()) {
    length += each.length + 1;
    if (length > longestMessage) break;
    shown.unshift(each);
  }
  const left = lines.length - shown.length;
  const name = incidentName(incident);
  const head = `*${name}, in ${escaped(incident.zone)} (${abbreviation(incident.declaredAt, incident.zone)})*`;
  const more = left > 0 ? [`_…${left} earlier entries: \`postmortem\` has them all_`] : [];
  return {
    text: `The timeline of ${name}`,
    blocks: inSections([head, ...more, ...shown]).map(section),
  };
}

function isNewDay(zone: Zone, entry: Entry, before: Entry | undefined): boolean {
  return before !== undefined && !sameDay(before.occurredAt, entry.occurredAt, zone);
}

function line(
  { zone }: Incident,
  entry: Entry,
  isDated: boolean,
  nameOf: (person: PersonId) => string,
): string {
  const day = isDated ? `${date(entry.occurredAt, zone)} ` : '';
  const labels = [...entry.milestones, ...entry.about.map(label)].filter((each) => each !== '');
  const declared = entry.about.find((about) => about.is === 'declared');
  const words = declared === undefined ? entry.text : plain(declared.title);
  const text = shortenMrkdwn(writeMrkdwn(words, nameOf).replaceAll('\n', ' '), longestEntry);
  const kinds = labels.length === 0 ? '' : `*${escaped(labels.join(' · '))}*  `;
  return `*${day}${clock(entry.occurredAt, zone)}*  ${kinds}${text}${entry.isDeleted ? ' _(deleted)_' : ''}`;
}

function label(about: About): string {
  switch (about.is) {
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

function inSections(lines: readonly string[]): readonly string[] {
  const sections: string[] = [];
  for (const each of lines) {
    const last = sections.at(-1);
    if (last === undefined || last.length + each.length + 1 > longestSection) sections.push(each);
    else sections[sections.length - 1] = `${last}\n${each}`;
  }
  return sections;
}
