import type { Incident } from '../../domain/incident/incident';
import { type IncidentEvent, occurredAt, type Recorded } from '../../domain/incident/incident-event';
import { assumptionName } from '../../domain/ledger/assumption';
import { followUpName } from '../../domain/ledger/follow-up';
import type { PersonId } from '../../domain/person';
import type { Wording } from '../../domain/text/wording';
import type { Instant } from '../../domain/time/instant';
import { shownSecrets } from '../../domain/timeline/secret-places';
import { inZone } from '../text/instants';
import { escaped, shortenMrkdwn, writeMrkdwn } from '../text/mrkdwn';
import { targetsInWords } from '../text/targets';

const MAX_QUOTE = 500;

/** A fact that a command recorded, for the person who recorded it to recognise. */
export function recordedInWords(
  incident: Incident,
  event: IncidentEvent,
  { nameOf, now }: { nameOf: (person: PersonId) => string; now: Instant },
): string {
  const quote = (words: Wording): string =>
    shortenMrkdwn(writeMrkdwn(words, nameOf, shownSecrets(incident)), MAX_QUOTE);
  const time = inZone('occurredAt' in event ? occurredAt(event) : event.recordedAt, incident.zone, now);
  return `*${time}*  ${what(event, { quote, nameOf })}`;
}

/** What somebody put into a field. */
function fieldInWords(
  { choice, text, number, person }: Recorded<'field-set'>,
  { quote, nameOf }: Words,
): string {
  if (text !== undefined) return quote(text);
  if (person !== undefined) return escaped(nameOf(person));
  const value = choice ?? number;
  return value === undefined ? 'nothing any more' : escaped(String(value));
}

/** How what people wrote and what they are called is written. */
interface Words {
  readonly quote: (words: Wording) => string;
  readonly nameOf: (person: PersonId) => string;
}

function what(event: IncidentEvent, { quote, nameOf }: Words): string {
  switch (event.type) {
    case 'role-asked':
      return `${escaped(nameOf(event.to))} is asked to take the role ${escaped(event.role)}`;
    case 'role-taken':
      return `you took the role ${escaped(event.role)}`;
    case 'role-left':
      return `you gave up the role ${escaped(event.role)}`;
    case 'service-added':
      return `the service ${escaped(event.service)}`;
    case 'service-removed':
      return `that it is not about the service ${escaped(event.service)}`;
    case 'field-set':
      return `${escaped(event.label)}: ${fieldInWords(event, { quote, nameOf })}`;
    case 'noted':
      return `a note: ${quote(event.text)}`;
    case 'assumed':
      return `an assumption: ${quote(event.text)}`;
    case 'settled':
      return `${assumptionName({ number: event.assumption })} ${event.verdict}`;
    case 'escalated':
      return `an escalation to ${targetsInWords(event.to)}`;
    case 'milestone-set':
      return `the time of “${event.milestone}”`;
    case 'impact-windows-set':
      return 'when impact was back';
    case 'status-changed':
      return `the status ${event.to}`;
    case 'severity-changed':
      return `the severity ${event.to}`;
    case 'updated':
      return `an update: ${quote(event.text)}`;
    case 'follow-up-added':
      return `a follow-up: ${quote(event.text)}`;
    case 'follow-up-settled':
      return `${followUpName({ number: event.followUp })} ${event.state === 'open' ? 'open again' : event.state}`;
    default:
      return escaped(event.type);
  }
}
