import { SlackError } from '../state/slack-error';
import type { Bot, Person } from '../state/state';
import type { Workspace } from '../state/workspace';
import { announceEverywhere } from './events';

/** Who joins the workspace. */
export interface NewPerson {
  /** The handle, without `@`. */
  name: string;
  realName?: string;
  /** What they do here, such as `Developer`. */
  title?: string;
  /** IANA zone; UTC unless said otherwise. */
  timezone?: string;
  id?: string;
  /** A guest of the workspace, who is in no channel before somebody brings them in. */
  guest?: Person['guest'];
  /** The id of the other workspace that they are of; they meet this one in shared channels alone. */
  team?: string;
  /** Whether `users.info` denies knowing them, as Slack does of some people of other workspaces. */
  isUnknown?: boolean;
}

/**
 * Adds a person, who is in #general from the start unless they are a guest or of another workspace. Refuses with
 * `name_taken` and unknown zones.
 */
export function addPerson(workspace: Workspace, given: NewPerson): Person {
  const { name, realName, title, timezone = 'UTC', id, guest, team: home, isUnknown } = given;
  const { people, team, channels } = workspace.state;
  if (Object.values(people).some((person) => person.name === name)) throw new SlackError('name_taken');
  if (id !== undefined && people[id]) throw new SlackError('id_taken');
  new Intl.DateTimeFormat('en', { timeZone: timezone });
  const person: Person = {
    id: id ?? workspace.nextId('U'),
    name,
    realName: realName ?? name,
    ...(title === undefined ? {} : { title }),
    timezone,
    email: `${name}@${team.domain}.example`,
    isBot: false,
    deactivated: false,
    ...(guest === undefined ? {} : { guest }),
    ...(home === undefined ? {} : { team: home }),
    ...(isUnknown === undefined ? {} : { isUnknown }),
    updated: workspace.seconds(),
  };
  people[person.id] = person;
  if (home !== undefined) {
    workspace.touch();
    return person;
  }
  for (const channel of Object.values(channels)) {
    if (channel.isGeneral && guest === undefined) channel.members.push(person.id);
  }
  announceEverywhere(workspace, { type: 'team_join', user: renderPerson(workspace, person, true) });
  return person;
}

/** What can change about a person. */
export type PersonChange = Partial<
  Pick<
    Person,
    'name' | 'realName' | 'title' | 'timezone' | 'deactivated' | 'isUnknown' | 'nullFields' | 'absentFields'
  >
> & { guest?: Person['guest'] | undefined };

/** Changes a person's profile, or what they are here (`guest: undefined` for a full member), and announces `user_change`. */
export function changePerson(workspace: Workspace, person: Person, change: PersonChange): void {
  const { guest, ...rest } = change;
  Object.assign(person, rest, { updated: workspace.seconds() });
  if ('guest' in change) {
    delete person.guest;
    if (guest !== undefined) person.guest = guest;
  }
  announceEverywhere(workspace, {
    type: 'user_change',
    user: renderPerson(workspace, person, true),
    cache_ts: person.updated,
  });
}

/** Adds another app's bot. One with a user is a modern app; one without writes as webhooks do. */
export function addBot(workspace: Workspace, name: string, withUser: boolean): Bot {
  const bot: Bot = { id: workspace.nextId('B'), appId: workspace.nextId('A'), name };
  if (withUser) bot.userId = addBotUser(workspace, bot).id;
  workspace.state.bots[bot.id] = bot;
  workspace.touch();
  return bot;
}

/** Adds the member that a bot acts as. */
export function addBotUser(workspace: Workspace, bot: Bot): Person {
  const person: Person = {
    id: workspace.nextId('U'),
    name: bot.name.toLowerCase().replace(/[^a-z0-9]+/g, '_'),
    realName: bot.name,
    timezone: 'UTC',
    email: '',
    isBot: true,
    botId: bot.id,
    deactivated: false,
    updated: workspace.seconds(),
  };
  workspace.state.people[person.id] = person;
  return person;
}

/**
 * The member as Slack describes it; the e-mail address only for apps that may read it. Of somebody of another workspace
 * it tells less, names their workspace, and says `is_stranger` of whoever is in no shared channel.
 * Sources: docs.slack.dev, reference/objects/user-object and apis/slack-connect, "External members".
 */
export function renderPerson(
  workspace: Workspace,
  person: Person,
  withEmail: boolean,
): Record<string, unknown> {
  const { id, name, realName, timezone, deactivated, guest, team = workspace.state.team.id } = person;
  const isExternal = team !== workspace.state.team.id;
  return withGaps(person, {
    id,
    team_id: team,
    name,
    deleted: deactivated,
    color: '4bbe2e',
    real_name: realName,
    tz: timezone,
    tz_label: zoneLabel(timezone),
    tz_offset: zoneOffset(timezone, workspace.clock.now()),
    profile: profileOf(workspace, person, withEmail && !isExternal),
    ...(isExternal ? { is_stranger: !isMet(workspace, id) } : rolesOf(guest)),
    is_bot: person.isBot,
    is_app_user: false,
    ...(isExternal ? {} : { is_email_confirmed: !person.isBot }),
    updated: person.updated,
    who_can_share_contact_card: 'EVERYONE',
  });
}

/** The description without what Slack leaves out of this one, and with null for what it leaves empty. */
function withGaps(
  { nullFields = [], absentFields = [] }: Person,
  described: Record<string, unknown>,
): Record<string, unknown> {
  for (const [fields, value] of [
    [nullFields, null],
    [absentFields, undefined],
  ] as const) {
    for (const field of fields) {
      const [name = '', inner] = field.split('.', 2);
      const object = inner === undefined ? described : described[name];
      if (typeof object === 'object' && object !== null) Reflect.set(object, inner ?? name, value);
    }
  }
  return described;
}

function profileOf(workspace: Workspace, person: Person, withEmail: boolean): Record<string, unknown> {
  const { name, realName, team = workspace.state.team.id } = person;
  return {
    real_name: realName,
    real_name_normalized: realName,
    display_name: name,
    display_name_normalized: name,
    title: person.title ?? '',
    status_text: '',
    status_emoji: '',
    team,
    ...(withEmail && person.email !== '' ? { email: person.email } : {}),
    ...(person.botId === undefined
      ? {}
      : { bot_id: person.botId, api_app_id: workspace.state.bots[person.botId]?.appId }),
  };
}

/** Of a guest `is_restricted` is true, and of a single-channel one `is_ultra_restricted` as well. */
function rolesOf(guest: Person['guest']): Record<string, unknown> {
  return {
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: guest !== undefined,
    is_ultra_restricted: guest === 'single-channel',
  };
}

function isMet({ state }: Workspace, id: string): boolean {
  return Object.values(state.channels).some(
    ({ sharedWith = [], members }) => sharedWith.length > 0 && members.includes(id),
  );
}

function zoneLabel(timezone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'long' }).formatToParts(0);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timezone;
}

/** Seconds east of UTC at the given instant. */
function zoneOffset(timezone: string, micros: number): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    timeZoneName: 'longOffset',
  }).formatToParts(micros / 1000);
  const offset = /GMT([+-])(\d\d):(\d\d)/.exec(
    parts.find((part) => part.type === 'timeZoneName')?.value ?? '',
  );
  if (!offset) return 0;
  const seconds = Number(offset[2]) * 3600 + Number(offset[3]) * 60;
  return offset[1] === '-' ? -seconds : seconds;
}
