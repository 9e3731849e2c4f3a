import { z } from 'zod';

/**
 * Longer than Slack keeps sending an event that nobody takes, which is six minutes: an outage that passes by itself is
 * outlasted, and a start after a longer one loses nothing that was not to be caught up on anyway.
 */
const DEFAULT_MINUTES = 10;

const minutes = z.coerce.number().min(0).max(1_440);

/** After how many seconds without a way to Slack the bot ends; undefined for never. Said in minutes, 0 for never. */
export function readPatience(
  value: string | undefined,
  complain: (sentence: string) => void,
): number | undefined {
  const given = value?.trim() || `${DEFAULT_MINUTES}`;
  const read = minutes.safeParse(given);
  if (!read.success) {
    complain(`SLACK_PATIENCE is “${given}”. It must be a number of minutes up to 1440, or 0 for no end.`);
    return undefined;
  }
  return read.data === 0 ? undefined : read.data * 60;
}
