import { z } from 'zod';

/** A text argument; numbers of JSON bodies are taken as their digits. */
export const text = z.union([z.string(), z.number()]).transform(String);

/** A text argument that must not be empty. */
export const required = text.pipe(z.string().min(1, 'must not be empty'));

/** A yes or no in any of the forms that HTTP clients send: `true`, `"true"`, `1`, `"0"`. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0', '']), z.literal(1), z.literal(0)])
  .transform((value) => value === true || value === 'true' || value === '1' || value === 1);

/** A whole number, in digits or as a JSON number. */
export const whole = z
  .union([z.number(), z.string().regex(/^-?\d+$/, 'must be an integer')])
  .transform(Number)
  .pipe(z.int());

/** A text argument that may be left out; empty counts as left out. */
export const optional = text.optional().transform((value) => (value === '' ? undefined : value));

/** Several ids, as a JSON list or separated by commas. */
export const list = z
  .union([z.array(z.string()), z.string()])
  .transform((value) => (typeof value === 'string' ? value.split(',') : value))
  .transform((ids) => ids.map((id) => id.trim()).filter((id) => id !== ''));

/** JSON inside a form field, or as it stands in a JSON body; refused under `error` when it cannot be read. */
export function json(error = 'invalid_arguments'): z.ZodType<unknown> {
  return z.unknown().transform((value, context) => {
    if (typeof value !== 'string') return value;
    try {
      const parsed: unknown = JSON.parse(value);
      return parsed;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not valid JSON', params: { error } });
      return z.NEVER;
    }
  });
}

/** A JSON list; refused under `error` when it is something else. Absent and empty text count as not given. */
export function jsonList(error: string): z.ZodType<unknown[] | undefined> {
  return json(error).transform((value, context) => {
    if (value === undefined || value === null) return undefined;
    if (Array.isArray(value)) return [...value];
    context.addIssue({ code: 'custom', message: 'must be a list', params: { error } });
    return z.NEVER;
  });
}

/** What every paginated method takes. */
export const page = { cursor: optional, limit: whole.optional() };
