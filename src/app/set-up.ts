import type { Incident } from '../domain/incident/incident';
import type { PersonId } from '../domain/person';
import type { Settings } from './settings';

/**
 * Who is brought into an incident's channel when it is opened: its declarer and the responders. Nobody else is brought into
 * what is private, or woken for a drill, unless the settings say so.
 */
export function invitedAtSetUp(
  { declaredBy, isPrivate, isDrill }: Incident,
  { responders, respondersInPrivate, respondersInDrills }: Settings,
): readonly PersonId[] {
  const areKeptOut = (isPrivate && !respondersInPrivate) || (isDrill && !respondersInDrills);
  return [...new Set([declaredBy, ...(areKeptOut ? [] : responders)])];
}
