import { fold } from './fold';
import type { Incident } from './incident';
import { type Fact, stamped } from './incident-event';
import type { Instant } from './instant';

/** A rule on its own: from an incident to new facts. */
export type Step = (incident: Incident) => readonly Fact[];

/** What several rules decide one after the other, each of the incident as the ones before it left it. */
export function inTurn(incident: Incident, now: Instant, steps: Iterable<Step>): readonly Fact[] {
  const facts: Fact[] = [];
  let current = incident;
  for (const step of steps) {
    const decided = step(current);
    if (decided.length === 0) continue;
    // Positions and time of recording are the door's to give; these are as good for deciding.
    current = fold(current, stamped(decided, current.seq, { recordedAt: now }));
    facts.push(...decided);
  }
  return facts;
}
