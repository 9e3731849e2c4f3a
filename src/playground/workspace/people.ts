import { announceEverywhere } from './events';
import { SlackError } from './slack-error';
import type { Bot, Person } from './state';
import type { Workspace } from './workspace';

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
}

/** Adds a person, who is in #general from the start. Refuses with `name_taken` and unknown zones. */
export function addPerson(workspace: Workspace, given: NewPerson): Person {
  const { name, realName, title, timezone = 'UTC', id } = given;
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
    updated: workspace.seconds(),
  };
  people[person.id] = person;
  for (const channel of Object.values(channels)) if (channel.isGeneral) channel.members.push(person.id);
  announceEverywhere(workspace, { type: 'team_join', user: renderPerson(workspace, person, true) });
  return person;
}

/** Changes a person's profile and announces `user_change`. */
export function changePerson(
  workspace: Workspace,
  person: Person,
  change: Partial<Pick<Person, 'name' | 'realName' | 'title' | 'timezone' | 'deactivated'>>,
): void {
  Object.assign(person, change, { updated: workspace.seconds() });
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

/** The member as Slack describes it; the e-mail address only for apps that may read it. */
export function renderPerson(
  workspace: Workspace,
  person: Person,
  withEmail: boolean,
): Record<string, unknown> {
  const { id, name, realName, timezone, deactivated } = person;
  return {
    id,
    team_id: workspace.state.team.id,
    name,
    deleted: deactivated,
    color: '4bbe2e',
    real_name: realName,
    tz: timezone,
    tz_label: zoneLabel(timezone),
    tz_offset: zoneOffset(timezone, workspace.clock.now()),
    profile: {
      real_name: realName,
      real_name_normalized: realName,
      display_name: name,
      display_name_normalized: name,
      title: person.title ?? '',
      status_text: '',
      status_emoji: '',
      team: workspace.state.team.id,
      ...(withEmail && person.email !== '' ? { email: person.email } : {}),
      ...(person.botId === undefined
        ? {}
        : { bot_id: person.botId, api_app_id: workspace.state.bots[person.botId]?.appId }),
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    is_email_confirmed: !person.isBot,
    updated: person.updated,
    who_can_share_contact_card: 'EVERYONE',
  };
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
