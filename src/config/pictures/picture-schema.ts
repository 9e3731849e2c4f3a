import { z } from 'zod';

const host = z
  .string()
  .regex(/^[a-z0-9.-]+(?::\d{1,5})?$/, 'is not the name of a host, such as files.slack.com');

const terms = z.strictObject({
  most: z.int().min(1).max(1_000).optional(),
  /** In megabytes. */
  largest: z.number().positive().max(50).optional(),
  hosts: z.array(host).max(10).optional(),
});

const onOrOff = z.union(
  [z.boolean(), z.literal('off')],
  'must say how many and how large, such as { most: 100, largest: 5 }, or off',
);

/** Which pictures are kept: those within some terms, by the usual ones, or none. */
export type PictureSetting = z.infer<typeof terms> | z.infer<typeof onOrOff>;

/** Which pictures are kept, `false` or `off` for none. Either is read by itself, so that a mistake in it is said of that one. */
export const picturesSchema = z.unknown().transform((given, context): PictureSetting => {
  const read = (typeof given === 'object' && given !== null ? terms : onOrOff).safeParse(given);
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.issues.push(issue as z.core.$ZodRawIssue);
  return z.NEVER;
});

/** What there is to say of them. */
export const pictureKeys = Object.keys(terms.shape);
