import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { Field } from './field';
import { type Answered, fieldValue } from './field-value';

/** What somebody put into a field; undefined where they emptied it. */
export interface FilledIn {
  readonly field: Field;
  readonly value: Answered | undefined;
}

/** Fills in fields, or empties them. What says the same again changes nothing. */
export function fillInFields(incident: Incident, filled: readonly FilledIn[]): readonly Fact[] {
  const facts = filled.flatMap(({ field, value }): readonly Fact[] => {
    const before = fieldValue(incident, field)?.value;
    if (JSON.stringify(before) === JSON.stringify(value)) return [];
    const { name, label, type } = field;
    return [{ type: 'field-set', field: name, label, valueType: type, ...value }];
  });
  if (facts.length > 0) refuseIfCanceled(incident);
  return facts;
}
