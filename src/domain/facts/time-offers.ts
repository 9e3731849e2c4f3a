import type { Instant } from '../time/instant';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** Something was recorded as it stood, and these are the times that may have been meant; `entry` is its key. */
    'time-offered': { entry: string; readings: readonly Instant[] };
    /** Somebody said that the time of an entry stands as it was recorded. */
    'time-kept': { entry: string };
  }
}

/** Somebody was offered other times for what they recorded. */
export const timeOffered: FactDefinition<'time-offered'> = { version: 1, isKept: true };

/** Somebody took none of the times that were offered. */
export const timeKept: FactDefinition<'time-kept'> = { version: 1, isKept: true };
