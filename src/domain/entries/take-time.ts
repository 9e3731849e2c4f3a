import { DECLARATION, timeOffersOf } from '../decisions/time-offers';
import { timedFact } from '../fold/apply-correction';
import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import { impactOf } from '../milestones/impact';
import { setTimes } from '../milestones/set-times';
import type { Instant } from '../time/instant';
import { changeableEntry } from './change-entry';
import { correctEntry } from './correct-entry';

/** Puts an entry's time right, or that of the milestones that its message sets. */
export function takeTime(incident: Incident, entry: string, at: Instant): readonly Fact[] {
  if (timedFact(incident, entry)?.type !== 'canceled') refuseIfCanceled(incident);
  const offer = timeOffersOf(incident).find((each) => each.entry === entry);
  const milestones = offer?.milestones ?? (entry === DECLARATION ? ['impact started' as const] : []);
  // Of several impact windows a typed time is one of the first, and the message may tell of another.
  const isOfOne = entry === DECLARATION || impactOf(incident).windows.length < 2;
  if (milestones.length > 0 && isOfOne) {
    return setTimes(incident, Object.fromEntries(milestones.map((milestone) => [milestone, at])));
  }
  return correctEntry(incident, [], changeableEntry(incident, entry).key, { occurredAt: at });
}
