import type { Incident } from '../incident/incident';
import { type Fact, stamped } from '../incident/incident-event';
import type { Instant } from '../time/instant';
import { fold } from './fold';

/** A rule on its own: from an incident to new facts. */
export type Decision = (incident: Incident) => readonly Fact[];

/** What several rules decide one after the other, each of the incident as the ones before it left it. */
export function decideInSequence(
  incident: Incident,
  now: Instant,
  steps: Iterable<Decision>,
): readonly Fact[] {
  const facts: Fact[] = [];
  let current = incident;
  for (const step of steps) {
    const decided = step(current);
    if (decided.length === 0) continue;
    // `change` gives position and time of recording; these are as good for deciding.
    current = fold(current, stamped(decided, current.seq, { recordedAt: now }));
    facts.push(...decided);
  }
  return facts;
}
