import { zoneNamed } from '../../domain/time/zone';
import type { JobKind } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Finds out the zone of whoever declared the incident, while its channel is being opened. */
    'declarer-zone': Record<never, never>;
  }
}

/** Takes the zone of whoever declared the incident for the incident's own, unless somebody said which one that is. */
export const declarerZone: JobKind<'declarer-zone'> = {
  name: 'declarer-zone',
  part: 'the declarer’s time zone for the incident',

  async run(_, { incident, chat, change }) {
    if (incident.isZoneConfirmed) return;
    const zone = zoneNamed((await chat.lookUp(incident.declaredBy))?.zone);
    if (zone === undefined) return;
    await change((now) =>
      now.isZoneConfirmed || now.zone === zone || now.status === 'canceled'
        ? []
        : [{ type: 'zone-changed', zone, from: 'declarer' }],
    );
  },
};
