import { z } from 'zod';
import { amount, minutes, off, severityName } from './basics';

const minutesOrOff = z.union([off, minutes], `${amount}, or off`);
const bySeverity = 'must be minutes for each severity, such as sev1: 30, or off';

const fromWhenToWhen = 'must be from when to when, such as 22:00-08:00, or off';
/** `22:00-08:00` as minutes after midnight. */
const quietHours = z
  .string()
  .regex(/^(?:[01]?\d|2[0-3]):[0-5]\d\s*[-–]\s*(?:[01]?\d|2[0-3]):[0-5]\d$/)
  .transform((text) => {
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = (text.match(/\d+/g) ?? []).map(Number);
    return { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
  })
  .refine(({ from, to }) => from !== to, fromWhenToWhen);

/** The setting `promises`. */
export const promisesSchema = z.strictObject({
  next_update: z.union([off, z.record(severityName, minutesOrOff)], bySeverity).optional(),
  acknowledgement: minutesOrOff.optional(),
  lead: minutesOrOff.optional(),
  tasks: z
    .union(
      [z.boolean().transform((isOn) => (isOn ? 'on' : 'off')), z.enum(['on', 'off'])],
      'must be on or off',
    )
    .optional(),
  resolution: minutesOrOff.optional(),
  closing: minutesOrOff.optional(),
  publication: minutesOrOff.optional(),
  review: minutesOrOff.optional(),
  quiet_hours: z.union([off, quietHours], fromWhenToWhen).optional(),
  silence: z
    .union(
      [off, minutes, z.record(severityName, minutesOrOff)],
      'must be a number of minutes, minutes for each severity, such as sev1: 30, or off',
    )
    .optional(),
});
