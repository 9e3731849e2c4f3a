import type { KnownBlock } from '@slack/web-api';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { occurredAt } from '../../domain/incident/incident-event';
import { lastOf } from '../../domain/incident/kept-facts';
import { severityInWords } from '../../domain/severity';
import { type BlockMessage, context, type DrawContext, section } from '../block-kit/message';
import { inReadersZone } from '../text/instants';
import { escaped, mention, shortenMrkdwn, writeMrkdwn } from '../text/mrkdwn';

/** How much of an update is announced. */
const MAX_UPDATE = 1_500;

/** What everybody is told about an incident: one message, edited in place. */
export function drawAnnouncement(incident: Incident, { settings }: DrawContext): BlockMessage {
  const name = incidentName(incident);
  const where = incident.channel === undefined ? '' : ` in <#${incident.channel.id}>`;
  const text = `${name}: ${escaped(incident.title)} (${incident.severity}, ${incident.status})`;
  return {
    text,
    blocks: [
      section(`*${name}: ${escaped(incident.title)}*\n${incident.status}${where}`),
      ...latestUpdate(incident),
      context(
        `${escaped(severityInWords(incident.severity, settings.severities))} · declared ${inReadersZone(incident.declaredAt)} by ${mention(incident.declaredBy)}`,
      ),
    ],
  };
}

function latestUpdate(incident: Incident): readonly KnownBlock[] {
  const latest = lastOf(incident, 'updated');
  if (latest === undefined) return [];
  const text = shortenMrkdwn(
    writeMrkdwn(latest.text, () => 'someone'),
    MAX_UPDATE,
  );
  return [section(`*Update, ${inReadersZone(occurredAt(latest))}:* ${text}`)];
}
