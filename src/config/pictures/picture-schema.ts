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

/** Which pictures are kept, `false` or `off` for none. */
export const picturesSchema = z.union([z.boolean(), z.literal('off'), terms]);

/** What there is to say of them. */
export const pictureKeys = Object.keys(terms.shape);
