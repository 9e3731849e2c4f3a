import { plainName } from '../severity';

/** What can stand in a field. */
export const fieldTypes = ['choice', 'text', 'number', 'person'] as const;

/** The kind of what can stand in a field. */
export type FieldType = (typeof fieldTypes)[number];

/** When a field is asked for, in the order in which that comes. */
export const fieldMoments = ['declare', 'resolve', 'close'] as const;

/** When a field is asked for. */
export type FieldMoment = (typeof fieldMoments)[number];

/** A field as the settings list it: something that a workspace wants to know of each incident. */
export interface Field {
  /** By which it is known; a label can be changed. */
  readonly name: string;
  /** What it is called wherever people read it. */
  readonly label: string;
  readonly type: FieldType;
  /** What can be chosen, of a choice. */
  readonly options: readonly string[];
  readonly asked: FieldMoment;
  /** Whether the draft lacks something without it. */
  readonly isRequired: boolean;
  /** What is meant, beside the label. */
  readonly help?: string;
}

/** The fields that are asked for then. */
export function askedAt(moment: FieldMoment, fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ asked }) => asked === moment);
}

/** Whether two names are of one field. */
export function isSameField(one: string, other: string): boolean {
  return plainName(one) === plainName(other);
}
