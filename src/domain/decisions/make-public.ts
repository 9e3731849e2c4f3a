import { Refusal } from '../../errors';
import { isInPrivateChannel } from '../incident/channel';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact } from '../incident/incident-event';

/** Whether an incident is private though its channel is public, which somebody can change. */
export function canBecomePublic(incident: Incident): boolean {
  return incident.isPrivate && incident.channel !== undefined && !isInPrivateChannel(incident);
}

/** Makes an incident public whose channel was made public. */
export function makePublic(incident: Incident): readonly Fact[] {
  const name = incidentName(incident);
  if (!incident.isPrivate) throw new Refusal('already-public', `${name} is public already.`);
  const { channel } = incident;
  if (channel?.isPrivate === undefined || !canBecomePublic(incident)) {
    throw new Refusal(
      'channel-is-private',
      `The channel of ${name} is private, and so is the incident. Make the channel public in Slack first.`,
    );
  }
  return [{ type: 'made-public', asOf: channel.isPrivate.asOf }];
}
