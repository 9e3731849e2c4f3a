import { z } from 'zod';
import type { Person } from '../../app/ports';
import type { PersonId, Standing } from '../../domain/person';
import { type Instant, instant, second } from '../../domain/time/instant';
import { flagField, idField, partsField, textField } from '../web-api/tolerant-fields';

const profile = partsField({
  id: idField,
  name: textField,
  real_name: textField,
  tz: idField,
  is_bot: flagField,
  deleted: flagField,
  /** Seconds since 1970. */
  updated: z.int().min(0).max(8_999_999_999).optional().catch(undefined),
  profile: partsField({ real_name: textField, display_name: textField, team: idField }),
  team_id: idField,
  enterprise_user: partsField({ enterprise_id: idField }),
  is_stranger: flagField,
  is_restricted: flagField,
  is_ultra_restricted: flagField,
});

/** The workspace that people are described to, and its organisation, where it is in one. */
export interface HomeWorkspace {
  readonly team: string;
  readonly enterprise?: string;
}

/** Slack's own bot, which its answers do not call one. Source: docs.slack.dev, reference/objects/user-object. */
const slackbot = 'USLACKBOT';

/** What else is known of somebody whom Slack describes. */
interface Told {
  /** When Slack told so, where that is known. */
  readonly at?: Instant;
  /** Who was asked for: an answer may leave out whom it is about. */
  readonly id?: PersonId;
}

/**
 * A `user` object of Slack as the person it describes, whose id is their name where there is none; undefined where it does
 * not say who they are. Slack dates it by whole seconds, in which somebody may change twice.
 */
export function personFrom(
  user: unknown,
  home: HomeWorkspace,
  { at = instant(0), id: asked }: Told = {},
): Person | undefined {
  const read = profile.parse(user);
  const id = asked ?? read.id;
  if (id === undefined) return undefined;
  const standing = standingOf(read, home);
  const name = [read.profile.real_name, read.real_name, read.profile.display_name, read.name].find(
    (each) => each !== undefined && each.trim() !== '',
  );
  return {
    id,
    name: name ?? id,
    isBot: read.is_bot === true || id === slackbot,
    isDeactivated: read.deleted === true,
    asOf: instant(Math.max((read.updated ?? 0) * second, at)),
    ...(read.tz !== undefined && { zone: read.tz }),
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
  const of = read.team_id ?? read.profile.team;
  if (read.is_stranger === true) return 'foreign';
  if (of === undefined) return undefined;
  const isColleague = enterprise !== undefined && read.enterprise_user.enterprise_id === enterprise;
  if (of !== team && !isColleague) return 'foreign';
  return read.is_restricted === true || read.is_ultra_restricted === true ? 'guest' : 'member';
}
