import { type Incident, incidentName } from '../../domain/incident';
import { escaped, mention } from '../mrkdwn';
import { inReadersZone } from './instants';
import { context, type DrawContext, type Message, section } from './message';

/** What everybody is told about an incident: one message, edited in place. */
export function drawAnnouncement(incident: Incident, { settings }: DrawContext): Message {
  const name = incidentName(incident);
  const where = incident.channel === undefined ? '' : ` in <#${incident.channel.id}>`;
  const text = `${name}: ${escaped(incident.title)} (${incident.severity}, ${incident.status})`;
  return {
    text,
    blocks: [
      section(`*${name}: ${escaped(incident.title)}*\n${incident.status}${where}`),
      context(
        `${incident.severity}, ${escaped(settings.severities[incident.severity])} · declared ${inReadersZone(incident.declaredAt)} by ${mention(incident.declaredBy)}`,
      ),
    ],
  };
}
