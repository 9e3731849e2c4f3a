import type { FactDefinition } from './fact';

// What it means depends on what the entry says: see `fold`.
declare module '../incident/incident-event' {
  interface Facts {
    /** What looks like a secret in an entry, as it reads then, is none; `entry` is its key. */
    'not-a-secret': { entry: string };
  }
}

/** Somebody said that what was masked is no secret. */
export const notASecret: FactDefinition<'not-a-secret'> = { version: 1 };
