import type { Source } from '../source';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    'card-posted': { source: Source };
    'announcement-posted': { source: Source };
    /** The fact recorded as event `fact` came from outside the incident's channel, where it is to be told. */
    'recorded-elsewhere': { fact: number };
    /** The channel message that tells the fact recorded as event `fact`: it can be linked and reacted to. */
    told: { fact: number; source: Source };
  }
}

/** The card stands in the channel. */
export const cardPosted: FactDefinition<'card-posted'> = {
  version: 1,
  apply: (incident, { source }) => ({ ...incident, card: source }),
};

/** The announcement stands in its channel. */
export const announcementPosted: FactDefinition<'announcement-posted'> = {
  version: 1,
  apply: (incident, { source }) => ({ ...incident, announcement: source }),
};

/** Something was recorded from outside the incident's channel. */
export const recordedElsewhere: FactDefinition<'recorded-elsewhere'> = { version: 1 };

/** A fact was told in the channel. */
export const told: FactDefinition<'told'> = {
  version: 1,
  apply: (incident, { fact, source }) => ({ ...incident, told: { ...incident.told, [fact]: source } }),
};
