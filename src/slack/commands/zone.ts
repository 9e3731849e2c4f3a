import { moveTo } from '../../domain/decisions/rename';
import { incidentName } from '../../domain/incident/incident';
import type { Instant } from '../../domain/time/instant';
import { abbreviation, offsetName, parseZone, type Zone } from '../../domain/time/zone';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';

/** Says in which zone times are typed and shown. */
export const zone: Command = {
  name: 'zone',
  aliases: ['timezone', 'tz'],
  usage: 'zone [IANA zone]',
  summary: 'Says in which zone times are typed and shown',
  example: 'zone Africa/Nairobi',

  async run({ args, at, now, settings, incident: find, change }) {
    if (args === '') {
      const incident = await find();
      return toAsker(
        `Times of ${incidentName(incident)} are in *${named(incident.zone, now)}*. Type \`/${settings.command} zone Europe/Berlin\` to change that.`,
      );
    }
    const to = parseZone(args);
    const after = await change((incident) => moveTo(incident, to, at));
    return toAsker(
      `Times of ${incidentName(after)} are now typed and shown in *${named(to, now)}*. What was recorded stays the same instant.`,
    );
  },
};

function named(zone: Zone, now: Instant): string {
  return `${zone} (${abbreviation(now, zone)}, ${offsetName(now, zone)})`;
}
