import { z } from 'zod';
import { mistakesIn } from '../domain/channel/name-pattern';

/** What a welcome holds at most, so that it fits beside what else the card says. */
const MAX_TEXT = 1_000;
const MAX_LINKS = 5;
const MAX_LABEL = 75;
const MAX_ADDRESS = 500;
/** Ten years. */
const MAX_DAYS = 3_650;

const pattern = z
  .string()
  .min(1)
  .transform((given) => given.replace(/^#/, '').normalize('NFC'))
  .superRefine((given, context) => {
    for (const message of mistakesIn(given)) context.addIssue({ code: 'custom', message });
  });

const address = z
  .string()
  .max(MAX_ADDRESS)
  .refine(
    (given) => /^https:\/\/[^\s|<>]+$/i.test(given) && URL.canParse(given),
    'is not the address of a page, such as https://wiki.example.com/playbook',
  );
const links = z
  .record(z.string().min(1).max(MAX_LABEL), address)
  .refine((given) => Object.keys(given).length <= MAX_LINKS, `has more than ${MAX_LINKS} links`);

const welcome = z.strictObject({ text: z.string().min(1).max(MAX_TEXT).optional(), links: links.optional() });

function isDaysOrOff(given: unknown): boolean {
  return given === false || given === 'off' || z.int().min(1).max(MAX_DAYS).safeParse(given).success;
}

/** What the file says of incident channels. */
export const channelSchema = z.strictObject({
  name: pattern.optional(),
  rename: z.boolean().optional(),
  welcome: z.record(z.string().min(1), welcome).optional(),
  archive_after_days: z
    .custom<number | 'off' | false>(isDaysOrOff, 'is not a number of days, such as 14, or off')
    .optional(),
});

/** The settings that there are at a place within `channel`. */
export function knownInChannel(path: readonly PropertyKey[]): readonly string[] {
  return Object.keys(path.length === 0 ? channelSchema.shape : welcome.shape);
}

/** Who is brought in: a list, or one for each severity beside one for all. */
export function respondersSchema(person: z.ZodString) {
  const list = z.array(person, 'is not a list of ids, such as [U012AB3CD]');
  const bySeverity = z.record(z.string().min(1), list);
  return z
    .unknown()
    .superRefine((given, context) => {
      const isMap = typeof given === 'object' && given !== null && !Array.isArray(given);
      const read = (isMap ? bySeverity : list).safeParse(given);
      for (const { message, path } of read.error?.issues ?? []) {
        context.addIssue({ code: 'custom', message, path: [...path] });
      }
    })
    .transform((given) => {
      const read = bySeverity.safeParse(given);
      return read.success ? read.data : { all: list.safeParse(given).data ?? [] };
    });
}
