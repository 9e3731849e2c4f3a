import { z } from 'zod';

/** What a severity may be called. */
export const severityName = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,29}$/u, 'is not the name of a severity, such as P1');

/** At least one: what happens in a night must still be there in the morning. */
export const days = z.int().min(1).max(36_500);

/** Nothing of it, never. */
export const off = z.union([z.literal(false), z.literal('off')]).transform(() => undefined);

/** What is said of anything that is no number of minutes. */
export const amount = 'must be a number of minutes, such as 30, and at most 43200';

/** A time in minutes, up to a month. */
export const minutes = z.number(amount).positive(amount).max(43_200, amount);
