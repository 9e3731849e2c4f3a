import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { factsOf } from '../incident/kept-facts';
import { perIncident } from '../incident/per-incident';
import type { PersonId } from '../person';
import { isBlank, type Wording } from '../text/wording';
import { type Field, type FieldType, isSameField } from './field';

/** What stands in a field. */
export type Answered =
  | { readonly choice: string }
  | { readonly text: Wording }
  | { readonly number: number }
  | { readonly person: PersonId };

/** A field that somebody filled in, as it was called and meant then. */
export interface FieldValue {
  readonly field: string;
  readonly label: string;
  readonly type: FieldType;
  readonly value: Answered;
  /** Who said so last. */
  readonly by?: PersonId;
  /** The position of the fact in the log. */
  readonly seq: number;
}

/** The fields that are filled in, in the order in which they were filled in first. */
export const fieldValuesOf = perIncident((incident): readonly FieldValue[] => {
  const values = new Map<string, FieldValue>();
  for (const fact of factsOf(incident, 'field-set')) {
    const { field, label, valueType: type, by, seq } = fact;
    const value = answeredIn(fact);
    const known = [...values.keys()].find((each) => isSameField(each, field)) ?? field;
    if (value === undefined) values.delete(known);
    else values.set(known, { field, label, type, value, seq, ...(by !== undefined && { by }) });
  }
  return [...values.values()];
});

/** What stands in a field of the settings, unless it is of another type since. */
export function fieldValue(
  incident: Incident,
  { name, type }: Pick<Field, 'name' | 'type'>,
): FieldValue | undefined {
  return fieldValuesOf(incident).find((each) => each.type === type && isSameField(each.field, name));
}

/** The fields of the settings that must be filled in, and that nobody filled in yet. */
export function emptyFields(incident: Incident, fields: readonly Field[]): readonly Field[] {
  return fields.filter((field) => field.isRequired && fieldValue(incident, field) === undefined);
}

/** Those of them that were asked for until now: what is asked at resolving is not missed before. */
export function owedFields(incident: Incident, fields: readonly Field[]): readonly Field[] {
  const { status } = incident;
  if (status === 'canceled') return [];
  const isOver = status === 'resolved' || status === 'closed';
  return emptyFields(incident, fields).filter(
    ({ asked }) => asked === 'declare' || (asked === 'resolve' && isOver) || status === 'closed',
  );
}

/**
 * The fields of the settings in their order, and then what was filled in of fields that are no longer among them, each with what
 * stands in it.
 */
export function shownFields(
  incident: Incident,
  fields: readonly Field[],
): readonly { readonly field?: Field; readonly label: string; readonly filled?: FieldValue }[] {
  const listed = fields.map((field) => {
    const filled = fieldValue(incident, field);
    return { field, label: field.label, ...(filled !== undefined && { filled }) };
  });
  const shown = new Set(listed.map(({ filled }) => filled));
  const former = fieldValuesOf(incident).filter((each) => !shown.has(each));
  return [...listed, ...former.map((filled) => ({ label: filled.label, filled }))];
}

/** What stands in a field, in words; a person by name. */
export function fieldWords(value: Answered, nameOf: (person: PersonId) => string): Wording {
  if ('text' in value) return value.text;
  if ('person' in value) return [nameOf(value.person)];
  return ['choice' in value ? value.choice : String(value.number)];
}

function answeredIn({
  choice,
  text,
  number,
  person,
}: Extract<Fact, { type: 'field-set' }>): Answered | undefined {
  if (choice !== undefined) return { choice };
  if (number !== undefined) return { number };
  if (person !== undefined) return { person };
  return text === undefined || isBlank(text) ? undefined : { text };
}
