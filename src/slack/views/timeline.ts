import type { Entry } from '../../domain/entry';
import { type Incident, incidentName } from '../../domain/incident/incident';
import type { PersonId } from '../../domain/person';
import type { Source } from '../../domain/source';
import { plain } from '../../domain/text/wording';
import { abbreviation, clock, date, sameDay, type Zone } from '../../domain/time/zone';
import { shownSecrets } from '../../domain/timeline/secret-places';
import { type BlockMessage, section } from '../block-kit/message';
import { aboutInWords } from '../text/about';
import { escaped, link, shortenMrkdwn, writeMrkdwn } from '../text/mrkdwn';

/** A message of this length reaches everybody whole; the draft has the rest. */
const MAX_MESSAGE = 11_000;
const MAX_ENTRY = 500;
const MAX_SECTION = 2_900;

/** How names and addresses are written. */
interface Writing {
  readonly nameOf: (person: PersonId) => string;
  readonly linkTo: (source: Source) => string;
}

/** The timeline for a person to read; the oldest entries are left to the draft when there are too many. */
export function drawTimeline(incident: Incident, entries: readonly Entry[], draw: Writing): BlockMessage {
  const spansDays = entries.some((entry, index) => isNewDay(incident.zone, entry, entries[index - 1]));
  const lines = entries.map((entry, index) => {
    const isDated = index === 0 ? spansDays : isNewDay(incident.zone, entry, entries[index - 1]);
    return line(incident, entry, isDated, draw);
  });
  const shown: string[] = [];
  let length = 0;
  for (const each of [...lines].reverse()) {
    length += each.length + 1;
    if (length > MAX_MESSAGE) break;
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

function line(incident: Incident, entry: Entry, isDated: boolean, { nameOf, linkTo }: Writing): string {
  const { zone } = incident;
  const day = isDated ? `${date(entry.occurredAt, zone)} ` : '';
  const declared = entry.about.find((about) => about.type === 'declared');
  const words = declared === undefined ? entry.text : plain(declared.title);
  const text = shortenMrkdwn(
    writeMrkdwn(words, nameOf, shownSecrets(incident)).replaceAll('\n', ' '),
    MAX_ENTRY,
  );
  const about = aboutInWords(entry);
  const kinds = about === '' ? '' : `*${escaped(about)}*  `;
  // What was said elsewhere cannot be found by scrolling up.
  const isElsewhere = entry.source !== undefined && entry.source.channel !== incident.channel?.id;
  const time = `${entry.isApproximate ? '≈' : ''}${clock(entry.occurredAt, zone)}`;
  const shownTime = isElsewhere && entry.source !== undefined ? link(linkTo(entry.source), time) : time;
  const remarks = `${entry.isDeleted ? ' _(deleted)_' : ''}${entry.isAtLatest ? ' _(at the latest)_' : ''}`;
  return `*${day}${shownTime}*  ${kinds}${text}${remarks}`;
}

function inSections(lines: readonly string[]): readonly string[] {
  const sections: string[] = [];
  for (const each of lines) {
    const last = sections.at(-1);
    if (last === undefined || last.length + each.length + 1 > MAX_SECTION) sections.push(each);
    else sections[sections.length - 1] = `${last}\n${each}`;
  }
  return sections;
}
