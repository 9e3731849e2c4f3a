import type { PersonId } from '../person';
import type { Source } from '../source';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** Somebody wants the whole thread of a message on the timeline. */
    'thread-asked': { source: Source; person: PersonId };
    /** The bot may not read the thread that somebody wanted: the message alone is on the timeline. */
    'thread-unread': { source: Source; person: PersonId };
  }
}

/** Somebody asked for a whole thread. */
export const threadAsked: FactDefinition<'thread-asked'> = { version: 1 };

/** A thread that was asked for could not be read. */
export const threadUnread: FactDefinition<'thread-unread'> = { version: 1 };
