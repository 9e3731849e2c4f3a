import { z } from 'zod';

/** A text; undefined where there is none, or something else. */
export const textField = z.string().optional().catch(undefined);

/** A text with something in it, such as an id; undefined where there is none, or something else. */
export const idField = z.string().min(1).optional().catch(undefined);

/** A number; undefined where there is none, or something else. */
export const numberField = z.number().optional().catch(undefined);

/** A flag; undefined where there is none, or something else. */
export const flagField = z.boolean().optional().catch(undefined);

/** An object of which each field is read by itself; one without any of them where there is none, or something else. */
export function partsField<S extends z.ZodRawShape>(shape: S) {
  return z.preprocess((value) => (isObject(value) ? value : {}), z.object(shape));
}

/** A list of what can be read of it; empty where there is none, or something else. */
export function listField<T>(entry: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((entries) => readable(entries, entry));
}

/** The same where an empty list says something: undefined where there is none, or something else, or nothing in it is readable. */
export function saidListField<T>(entry: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .optional()
    .catch(undefined)
    .transform((entries) => {
      const read = entries && readable(entries, entry);
      return read?.length === 0 && entries?.length !== 0 ? undefined : read;
    });
}

function readable<T>(entries: readonly unknown[], entry: z.ZodType<T>): readonly T[] {
  return entries.flatMap((each) => {
    const read = entry.safeParse(each);
    return read.success ? [read.data] : [];
  });
}

/** What is read of each member of an object; nothing where there is none, or something else. */
export function membersField<T>(member: z.ZodType<T>) {
  return z.preprocess((value) => (isObject(value) ? value : {}), z.record(z.string(), member));
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
