import { z } from 'zod';
import type { Person } from '../app/ports';
import { type Instant, instant, second } from '../domain/instant';

const profile = z.object({
  id: z.string(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  tz: z.string().nullish(),
  is_bot: z.boolean().optional(),
  deleted: z.boolean().optional(),
  /** Seconds since 1970. */
  updated: z.int().min(0).max(8_999_999_999).optional().catch(undefined),
  profile: z.object({ real_name: z.string().optional(), display_name: z.string().optional() }).optional(),
});

/** Slack's own bot, which its answers do not call one. Source: docs.slack.dev, reference/objects/user-object. */
const slackbot = 'USLACKBOT';

/**
 * A `user` object of Slack as the person it describes; throws when it is none. Slack dates it by whole seconds, in which
 * somebody may change twice; `toldAt` is when it told so, where that is known.
 */
export function personFrom(user: unknown, toldAt: Instant = instant(0)): Person {
  const read = profile.parse(user);
  const name = read.profile?.real_name || read.real_name || read.profile?.display_name || read.name;
  return {
    id: read.id,
    name: name || read.id,
    isBot: read.is_bot === true || read.id === slackbot,
    isDeactivated: read.deleted === true,
    asOf: instant(Math.max((read.updated ?? 0) * second, toldAt)),
    ...(read.tz && { zone: read.tz }),
  };
}
