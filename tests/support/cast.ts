import type { PersonId } from '../../src/domain/person';
import type { Source } from '../../src/domain/source';
import { fromIso, hour, type Instant, later, toTimestamp } from '../../src/domain/time/instant';
import { parseZone } from '../../src/domain/time/zone';

/** On call when it starts: declares, and knows the checkout best. */
export const amina: PersonId = 'U0AMINA';
/** Joins first; runs the databases. */
export const baraka: PersonId = 'U0BARAKA';
/** Develops the payment service; gets escalated to. */
export const chebet: PersonId = 'U0CHEBET';
/** Answers the customers. */
export const david: PersonId = 'U0DAVID';

/** A guest of the workspace, where there is one: helps with the network. */
export const gil: PersonId = 'U0GIL';
/** Works for a partner, in another workspace, where a channel is shared with it. */
export const zoe: PersonId = 'U0ZOE';

const names: Readonly<Record<PersonId, string>> = {
  [amina]: 'Amina Wanjiru',
  [baraka]: 'Baraka Otieno',
  [chebet]: 'Chebet Koech',
  [david]: 'David Mwangi',
  [gil]: 'Gil Odhiambo',
  [zoe]: 'Zoe Partner',
};

/** The name of one of the cast, else the id itself. */
export function nameOf(person: PersonId): string {
  return names[person] ?? person;
}

/** The incident's channel. */
export const channel = 'C0CHECKOUT';

/** Where everyone of the cast works: three hours ahead of UTC all year, so that a mix-up with UTC shows. */
export const nairobi = parseZone('Africa/Nairobi');

/** The day on which everything happens unless a test says otherwise. */
export const today = '2023-11-08';

/** The day after. */
export const tomorrow = '2023-11-09';

/** The instant at which the clocks of Nairobi show `HH:mm` or `HH:mm:ss`. */
export function at(clock: string, day = today): Instant {
  const seconds = clock.length === 5 ? `${clock}:00` : clock;
  return later(fromIso(`${day}T${seconds}Z`), -3 * hour);
}

/** The message written in the incident's channel at a time of the day; `place` says what else is known of it. */
export function messageAt(clock: string, place: Partial<Source> & { day?: string } = {}): Source {
  const { day, ...rest } = place;
  return { channel, message: toTimestamp(at(clock, day)), ...rest };
}
