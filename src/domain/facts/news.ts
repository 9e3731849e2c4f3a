import type { PersonId } from '../person';
import type { Source } from '../source';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** Somebody wants to be told of the incident by direct message. */
    followed: { person: PersonId };
    /** Somebody does not want to be told any longer. */
    unfollowed: { person: PersonId };
    /** The incident became private, and these are not in its channel: they are told nothing any more. */
    'outsiders-dropped': { people: readonly PersonId[] };
    /** What the event `fact` brought goes to these people by direct message. */
    'news-addressed': { fact: number; people: readonly PersonId[] };
    /** What the event `fact` brought stands in a message: to a person, else in the thread of the announcement. */
    'news-sent': { fact: number; source: Source; person?: PersonId };
  }
}

// Who is told of an incident is on no timeline.

/** Somebody follows the incident. */
export const followed: FactDefinition<'followed'> = { version: 1, isKept: true };

/** Somebody follows the incident no longer. */
export const unfollowed: FactDefinition<'unfollowed'> = { version: 1, isKept: true };

/** Those who may not know of it any more are told nothing. */
export const outsidersDropped: FactDefinition<'outsiders-dropped'> = { version: 1, isKept: true };

/** It is known to whom news goes. */
export const newsAddressed: FactDefinition<'news-addressed'> = { version: 1, isKept: true };

/** News was told. */
export const newsSent: FactDefinition<'news-sent'> = { version: 1, isKept: true };
