import { firstOf } from '../incident/kept-facts';
import type { Standing } from '../person';
import type { Severity } from '../severity';
import type { Instant } from '../time/instant';
import type { Zone } from '../time/zone';
import type { Unnamed } from '../unnamed';
import { type FactDefinition, quoted } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    declared: {
      number: number;
      title: string;
      severity: Severity;
      zone: Zone;
      isPrivate: boolean;
      isDrill: boolean;
      /** When impact began, where the declarer said so. */
      began?: Instant;
      /** Whether impact began about then. */
      approximate?: true;
      /** What was said of when impact began could not be read; these are what may be meant. */
      beganOffered?: readonly Instant[];
      /** Nobody said in which zone incidents are, and that of whoever declares this one was not known yet. */
      isZoneAssumed?: true;
      /** When impact began was read in that zone, for want of a better one. */
      isBeganAssumed?: true;
      /** The channel in which it was declared. */
      from?: string;
      /** Nobody else may declare, and it was not known yet what the declarer is to the workspace. */
      onlyFor?: readonly Standing[];
      /** Whom and what the title mentions without their names. */
      unnamed?: readonly Unnamed[];
    };
  }
}

/** The first fact of every log. */
export const declared: FactDefinition<'declared'> = {
  version: 1,
  isKept: true,
  derive: (incident) => ({ declared: firstOf(incident, 'declared') ?? incident.declared }),
  quotes: (event) => quoted(event, event.title, (title) => ({ title })),
  line: ({ severity, title }) => ({ about: [{ type: 'declared', severity, title }] }),
};
