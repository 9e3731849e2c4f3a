import { z } from 'zod';
import type { Person } from '../../app/ports';
import type { Standing } from '../../domain/person';
import { type Instant, instant, second } from '../../domain/time/instant';

const profile = z.object({
  id: z.string(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  tz: z.string().nullish(),
  is_bot: z.boolean().optional(),
  deleted: z.boolean().optional(),
  /** Seconds since 1970. */
  updated: z.int().min(0).max(8_999_999_999).optional().catch(undefined),
  profile: z
    .object({
      real_name: z.string().optional(),
      display_name: z.string().optional(),
      team: z.string().optional().catch(undefined),
    })
    .optional(),
  team_id: z.string().nullish().catch(undefined),
  enterprise_user: z.object({ enterprise_id: z.string() }).nullish().catch(undefined),
  is_stranger: z.boolean().optional().catch(undefined),
  is_restricted: z.boolean().optional().catch(undefined),
  is_ultra_restricted: z.boolean().optional().catch(undefined),
});

/** The workspace that people are described to, and its organisation, where it is in one. */
export interface HomeWorkspace {
  readonly team: string;
  readonly enterprise?: string;
}

/** Slack's own bot, which its answers do not call one. Source: docs.slack.dev, reference/objects/user-object. */
const slackbot = 'USLACKBOT';

/**
 * A `user` object of Slack as the person it describes; throws when it is none. Slack dates it by whole seconds, in which
 * somebody may change twice; `toldAt` is when it told so, where that is known.
 */
export function personFrom(user: unknown, home: HomeWorkspace, toldAt: Instant = instant(0)): Person {
  const read = profile.parse(user);
  const standing = standingOf(read, home);
  const name = read.profile?.real_name || read.real_name || read.profile?.display_name || read.name;
  return {
    id: read.id,
    name: name || read.id,
    isBot: read.is_bot === true || read.id === slackbot,
    isDeactivated: read.deleted === true,
    asOf: instant(Math.max((read.updated ?? 0) * second, toldAt)),
    ...(read.tz && { zone: read.tz }),
    ...(standing !== undefined && { standing }),
  };
}

/**
 * What the user is to the workspace; undefined where Slack does not say whose they are. It calls a stranger only who is in
 * no shared channel, and names the workspace of everybody. Sources: docs.slack.dev, apis/slack-connect, "External
 * members", and reference/objects/user-object.
 */
function standingOf(
  read: z.infer<typeof profile>,
  { team, enterprise }: HomeWorkspace,
): Standing | undefined {
  const of = read.team_id ?? read.profile?.team;
  if (read.is_stranger === true) return 'foreign';
  if (of === undefined) return undefined;
  const isColleague = enterprise !== undefined && read.enterprise_user?.enterprise_id === enterprise;
  if (of !== team && !isColleague) return 'foreign';
  return read.is_restricted === true || read.is_ultra_restricted === true ? 'guest' : 'member';
}
