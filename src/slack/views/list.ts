import type { OpenIncident } from '../../app/ports';
import { incidentName } from '../../domain/incident/incident';
import { maskedText } from '../../domain/text/secrets/masked';
import { type BlockMessage, paragraphs } from '../block-kit/message';
import { inReadersZone } from '../text/instants';
import { escaped } from '../text/mrkdwn';
import { placeOf } from './place';
import { aboutServices } from './services';

/** More than these is no list that anybody reads. */
const MAX_LISTED = 20;

/** The open incidents that somebody may see, newest first. */
export function drawList(
  incidents: readonly OpenIncident[],
  { command }: { readonly command: string },
): BlockMessage {
  if (incidents.length === 0) {
    return paragraphs(`No incident is open. Type \`/${command} start &lt;title&gt;\` to declare one.`);
  }
  const left = incidents.length - MAX_LISTED;
  const more = left > 0 ? [`…and ${left} earlier ones`] : [];
  return paragraphs(`*Open incidents*\n${[...incidents.slice(0, MAX_LISTED).map(line), ...more].join('\n')}`);
}

function line(incident: OpenIncident): string {
  const where = placeOf(incident.channel, incident.channelLost);
  const flags = `${incident.isPrivate ? ', private' : ''}${incident.isDrill ? ', drill' : ''}`;
  const title = escaped([...maskedText(incident.title)].slice(0, 100).join(''));
  return `*${incidentName(incident)}*  ${incident.severity}, ${incident.status}${flags}${aboutServices(incident.services)}  ${title}${where}  ${inReadersZone(incident.declaredAt)}`;
}
