import { fold } from './fold';
import type { Incident } from './incident';
import type { Fact, IncidentEvent } from './incident-event';
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
    const { seq } = current;
    // Positions and time of recording are the door's to give; these are as good for deciding.
    const events = decided.map(
      (fact, index): IncidentEvent => ({ ...fact, seq: seq + index + 1, recordedAt: now }),
    );
    current = fold(current, events);
    facts.push(...decided);
  }
  return facts;
}
