import type { OpenIncident } from '../../app/ports';
import { incidentName } from '../../domain/incident';
import { escaped } from '../mrkdwn';
import { inReadersZone } from './instants';
import { type Message, paragraphs } from './message';

/** More than these is no list that anybody reads. */
const mostListed = 20;

/** The open incidents, newest first. A private one is listed nowhere but in its own channel. */
export function drawList(
  incidents: readonly OpenIncident[],
  { channel, command }: { channel: string; command: string },
): Message {
  const seen = incidents.filter((incident) => !incident.isPrivate || incident.channel === channel);
  if (seen.length === 0) {
    return paragraphs(`No incident is open. Type \`/${command} start <title>\` to declare one.`);
  }
  const left = seen.length - mostListed;
  const more = left > 0 ? [`…and ${left} earlier ones`] : [];
  return paragraphs(`*Open incidents*\n${[...seen.slice(0, mostListed).map(line), ...more].join('\n')}`);
}

function line(incident: OpenIncident): string {
  const where = incident.channel === undefined ? '' : `  <#${incident.channel}>`;
  const drill = incident.isDrill ? ', drill' : '';
  const title = escaped([...incident.title].slice(0, 100).join(''));
  return `*${incidentName(incident)}*  ${incident.severity}, ${incident.status}${drill}  ${title}${where}  ${inReadersZone(incident.declaredAt)}`;
}
