import type { Incident } from '../../../domain/incident/incident';
import type { IncidentEvent } from '../../../domain/incident/incident-event';
import type { Wording } from '../../../domain/text/wording';
import { shownSecrets } from '../../../domain/timeline/secret-places';
import type { DrawContext } from '../../block-kit/message';
import { inReadersZone } from '../../text/instants';
import { escaped, shortenMrkdwn, writeMrkdwn } from '../../text/mrkdwn';

/** How much of what somebody wrote is said again; all of it is in the log and in the draft. */
const MAX_QUOTE = 1_500;

/** Who said it, and when. */
export function byLine(event: IncidentEvent, draw: DrawContext): string {
  const who = event.by === undefined ? 'Firelog' : draw.nameOf(event.by);
  const at = 'occurredAt' in event && event.occurredAt !== undefined ? event.occurredAt : event.recordedAt;
  return `${escaped(who)}, ${inReadersZone(at)}`;
}

/** What somebody wrote, as much of it as is said again. */
export function quote(wording: Wording, incident: Incident, { nameOf }: DrawContext): string {
  return shortenMrkdwn(writeMrkdwn(wording, nameOf, shownSecrets(incident)), MAX_QUOTE);
}

/** The same as a quotation, so that a list in it belongs to whoever wrote it. */
export function quotation(wording: Wording, incident: Incident, draw: DrawContext): string {
  return quote(wording, incident, draw)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}
