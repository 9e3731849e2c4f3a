import type { KnownBlock } from '@slack/web-api';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { occurredAt } from '../../domain/incident/incident-event';
import { lastOf } from '../../domain/incident/kept-facts';
import { severityInWords } from '../../domain/severity';
import { shownTitle } from '../../domain/timeline/secret-places';
import {
  actions,
  type BlockMessage,
  button,
  context,
  type DrawContext,
  paragraphs,
  section,
} from '../block-kit/message';
import { followAction } from '../buttons/following';
import { inReadersZone } from '../text/instants';
import { escaped, mention } from '../text/mrkdwn';
import { aboutServices } from './services';
import { updateInWords } from './update';

/** What everybody is told about an incident: one message, edited in place. */
export function drawAnnouncement(incident: Incident, { settings }: DrawContext): BlockMessage {
  const name = incidentName(incident);
  // Without its title, and without anything that was said about it.
  if (incident.isPrivate) return paragraphs(`*${name} is private now.* What stood here was taken back.`);
  const where = incident.channel === undefined ? '' : ` in <#${incident.channel.id}>`;
  const text = `${name}: ${escaped(shownTitle(incident))} (${incident.severity}, ${incident.status})`;
  return {
    text,
    blocks: [
      section(
        `*${name}: ${escaped(shownTitle(incident))}*\n${incident.status}${where}${aboutServices(incident.services)}`,
      ),
      ...latestUpdate(incident),
      context(
        `${escaped(severityInWords(incident.severity, settings.severities))} · declared ${inReadersZone(incident.declaredAt)} by ${mention(incident.declaredBy)}`,
      ),
      ...following(incident),
    ],
  };
}

function latestUpdate(incident: Incident): readonly KnownBlock[] {
  const latest = lastOf(incident, 'updated');
  if (latest === undefined) return [];
  const text = updateInWords(latest, incident, () => 'someone');
  return [section(`*Update, ${inReadersZone(occurredAt(latest))}:* ${text}`)];
}

/** Whoever wants to be told of what comes presses a button, as long as something is to come. */
function following({ number, status }: Incident): readonly KnownBlock[] {
  if (status === 'closed' || status === 'canceled') return [];
  return [actions([button(followAction, 'Follow', String(number))])];
}
