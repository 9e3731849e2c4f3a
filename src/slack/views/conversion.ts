import { canBecomePublic } from '../../domain/decisions/make-public';
import { type Incident, incidentName } from '../../domain/incident/incident';
import type { Recorded } from '../../domain/incident/incident-event';
import { actions, type BlockMessage, button, context, section } from '../block-kit/message';
import { makePublicAction } from '../buttons/make-public';

/** Says in the channel what its being made private or public means for the incident. */
export function drawConversion(
  incident: Incident,
  event: Recorded<'channel-converted'>,
  byLine: string,
): BlockMessage {
  const text = inWords(incident, event);
  const blocks = [section(text), context(byLine)];
  // What was said by an earlier conversion offers nothing any more.
  const isOpen = !event.isPrivate && incident.channel?.isPrivate?.seq === event.seq;
  if (!isOpen || !canBecomePublic(incident)) return { text, blocks };
  const offer = button(makePublicAction, 'Make the incident public too', String(incident.number));
  return { text, blocks: [...blocks, actions([offer])] };
}

function inWords(incident: Incident, event: Recorded<'channel-converted'>): string {
  const name = incidentName(incident);
  if (event.isPrivate) {
    const announced = incident.isDrill ? '' : ' What was announced is taken back.';
    return `*${name} is private now, as its channel is.* Only those in the channel find it.${announced}`;
  }
  if (!incident.isPrivate) return `*The channel was made public, and ${name} with it.*`;
  return `*The channel was made public; ${name} stays private.* It is not announced, and only members of the channel find it in lists and on Home. Everybody can read what is said here.`;
}
