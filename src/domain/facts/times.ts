import type { SettableMilestone } from '../milestone';
import type { Instant } from '../time/instant';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    'milestone-set': { milestone: SettableMilestone; occurredAt: Instant; approximate?: true };
    /** A typed time was taken back; what is marked counts again. */
    'milestone-cleared': { milestone: SettableMilestone };
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
