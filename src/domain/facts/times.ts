import type { SettableMilestone } from '../milestone';
import type { Instant } from '../time/instant';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    'milestone-set': { milestone: SettableMilestone; occurredAt: Instant; approximate?: true };
    /** A typed time was taken back; what is marked counts again. */
    'milestone-cleared': { milestone: SettableMilestone };
    /** Somebody typed the impact windows after the first, as they were known then; one without an end still lasts. */
    'impact-windows-set': {
      windows: readonly {
        readonly start: Instant;
        readonly end?: Instant;
        readonly startsAbout?: true;
        readonly endsAbout?: true;
      }[];
    };
    /** The typed windows were taken back; what is marked and said counts again. */
    'impact-windows-cleared': Record<never, never>;
  }
}

/** Somebody typed when a milestone was reached. */
export const milestoneSet: FactDefinition<'milestone-set'> = {
  version: 1,
  isKept: true,
  isWithdrawable: true,
};

/** Somebody emptied the time of a milestone. */
export const milestoneCleared: FactDefinition<'milestone-cleared'> = { version: 1, isKept: true };

/** Somebody typed the impact windows after the first. */
export const impactWindowsSet: FactDefinition<'impact-windows-set'> = {
  version: 1,
  isKept: true,
  isWithdrawable: true,
};

/** Somebody emptied the impact windows after the first. */
export const impactWindowsCleared: FactDefinition<'impact-windows-cleared'> = { version: 1, isKept: true };
