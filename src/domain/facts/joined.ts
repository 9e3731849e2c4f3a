import type { PersonId } from '../person';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** Somebody joined the incident's channel who was not brought there when it was set up, and is shown the brief. */
    joined: { person: PersonId };
  }
}

/** Somebody joined, of whom that is recorded once. It is on no timeline: who is in the channel is another matter. */
export const joined: FactDefinition<'joined'> = {
  version: 1,
  apply: (incident, { person }) => ({ ...incident, joined: [...incident.joined, person] }),
};
