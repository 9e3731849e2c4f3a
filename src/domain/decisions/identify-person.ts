import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import type { PersonId, Standing } from '../person';
import { plain } from '../text/wording';

/**
 * Records what somebody is to the workspace, once; what they did counts from then on, or never. What was declared by
 * somebody who may not is called off.
 */
export function identifyPerson(incident: Incident, person: PersonId, standing: Standing): readonly Fact[] {
  const { standings, status, declared, declaredBy } = incident;
  if (status === 'canceled' || standings[person] !== undefined) return [];
  const identified = { type: 'person-identified', person, standing } as const;
  const mayDeclare = declared.onlyFor === undefined || declared.onlyFor.includes(standing);
  if (person !== declaredBy || mayDeclare || status === 'closed') return [identified];
  const who = standing === 'guest' ? 'a guest of the workspace' : 'somebody of another workspace';
  const reason = plain(`It was declared by ${who}, to whom that is not open.`);
  return [identified, { type: 'canceled', reason }];
}

/** Whether the bot called the incident off by itself: whoever declared it was not to declare. */
export function isCalledOff({ canceled }: Incident): boolean {
  return canceled !== undefined && canceled.by === undefined;
}
