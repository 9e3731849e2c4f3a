import { isIP } from 'node:net';
import { ownTemplates } from './app/documents/templates';
import { readPatience } from './app/patience';
import type { Settings } from './app/settings';
import { readChannel, readResponders } from './config/channel';
import { readDigest } from './config/digest';
import { readTemplateChoice } from './config/documents/template-choice';
import { readEmoji } from './config/emoji';
import { readFields } from './config/fields';
import { type Complain, type FileSettings, readSettingsFile } from './config/file';
import { readPictures } from './config/pictures/pictures';
import { readPromises } from './config/promises';
import { readRoles } from './config/roles';
import { readServices } from './config/services';
import { readSeverities } from './config/severities';
import { readTeams } from './config/teams';
import { readUpdates } from './config/updates';
import { parseZone, type Zone } from './domain/time/zone';
import { Refusal } from './errors';
import { withoutSecrets } from './secrets';

/** How the bot talks to Slack: in Socket Mode with an app-level token, else over HTTP, signed with a secret. */
export type SlackConfig =
  | { readonly botToken: string; readonly appToken: string }
  | { readonly botToken: string; readonly signingSecret: string };

/** Every setting, read and checked. */
export interface Config {
  /** Absent without any Slack setting: then the bot runs in the playground. */
  readonly slack?: SlackConfig;
  /** Where the Web API is, with a slash at its end. */
  readonly slackApiUrl: string;
  /** After how many seconds without a way to Slack the process ends; undefined for never. */
  readonly slackPatience: number | undefined;
  /** Serves `/healthz`, `/readyz` and `/metrics`, and without an app token Slack's requests at `/slack/events`. */
  readonly port: number;
  readonly playgroundPort: number;
  /** The name or address of this machine on which the playground listens; anything but the loopback is open to others. */
  readonly playgroundHost: string;
  readonly databaseUrl: string;
  readonly logLevel: string;
  /** The folder of the documents' templates. */
  readonly templates: string;
  readonly settings: Settings;
}

/** Settings that cannot be used: one sentence per mistake. */
export class BadSettings extends Error {
  override readonly name = 'BadSettings';

  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
  }
}

/** Reads every setting from the environment and the file that it names; throws `BadSettings` with all mistakes. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const mistakes: string[] = [];
  const complain = (sentence: string): void => {
    // A token that was put in another setting's place is not repeated.
    mistakes.push(withoutSecrets(sentence));
  };
  const file = readSettingsFile(env.FIRELOG_CONFIG, complain);
  const slack = readSlack(env, complain);
  const config: Config = {
    ...(slack !== undefined && { slack }),
    slackApiUrl: readUrl(env.SLACK_API_URL, complain),
    slackPatience: readPatience(env.SLACK_PATIENCE, complain),
    port: readPort('PORT', env.PORT, 3000, complain),
    playgroundHost: readHost(env.PLAYGROUND_HOST, complain),
    playgroundPort: readPort('PLAYGROUND_PORT', env.PLAYGROUND_PORT, 3001, complain),
    databaseUrl: readDatabaseUrl(env.DATABASE_URL, complain),
    templates: file.templates ?? ownTemplates,
    logLevel: readLogLevel(env.LOG_LEVEL, complain),
    settings: readSettings(env, file, complain),
  };
  if (mistakes.length > 0) throw new BadSettings(mistakes);
  return config;
}

function readSlack(env: NodeJS.ProcessEnv, complain: Complain): SlackConfig | undefined {
  const botToken = text(env.SLACK_BOT_TOKEN);
  const appToken = text(env.SLACK_APP_TOKEN);
  const signingSecret = text(env.SLACK_SIGNING_SECRET);
  if (botToken === undefined && appToken === undefined && signingSecret === undefined) return undefined;
  checkToken('SLACK_BOT_TOKEN', botToken, 'xoxb-', complain);
  if (signingSecret === undefined || appToken !== undefined) {
    const otherwise = ', or set SLACK_SIGNING_SECRET to be reached over HTTP';
    checkToken('SLACK_APP_TOKEN', appToken, 'xapp-', complain, otherwise);
    return { botToken: botToken ?? '', appToken: appToken ?? '' };
  }
  if (!/^[0-9a-zA-Z]{16,}$/.test(signingSecret)) {
    complain('SLACK_SIGNING_SECRET is not the signing secret of an app. Copy it from “Basic Information”.');
  }
  return { botToken: botToken ?? '', signingSecret };
}

/** A token never appears in a sentence: only what kind of thing was found in its place. */
function checkToken(
  name: string,
  value: string | undefined,
  prefix: string,
  complain: Complain,
  otherwise = '',
): void {
  if (value === undefined) {
    complain(`${name} is not set. Set it to the token that begins with ${prefix}${otherwise}.`);
    return;
  }
  if (value.startsWith(prefix) && value.length > prefix.length) return;
  const kind = /^xox[a-z]-|^xapp-/.exec(value)?.[0];
  const found =
    kind === undefined
      ? 'something that is no Slack token'
      : kind === prefix
        ? `${kind} alone`
        : `a token of the kind ${kind}…`;
  complain(`${name} holds ${found}. It must be the token that begins with ${prefix}.`);
}

function readUrl(value: string | undefined, complain: Complain): string {
  const given = text(value) ?? 'https://slack.com/api/';
  if (!URL.canParse(given) || !/^https?:/.test(given)) {
    complain(
      `SLACK_API_URL is “${given.replace(/\/\/.*@/, '//…@')}”. It must be a web address, such as https://slack.com/api/.`,
    );
  } else if (new URL(given).username !== '' || new URL(given).password !== '') {
    complain(
      'SLACK_API_URL holds a name or a password. It must be a web address alone, such as https://slack.com/api/.',
    );
  }
  return given.endsWith('/') ? given : `${given}/`;
}

function readPort(name: string, value: string | undefined, byDefault: number, complain: Complain): number {
  const given = text(value) ?? `${byDefault}`;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port <= 65_535) return port;
  complain(`${name} is “${given}”. It must be a number from 0 to 65535, such as ${byDefault}.`);
  return byDefault;
}

function readHost(value: string | undefined, complain: Complain): string {
  const given = text(value) ?? '127.0.0.1';
  const isName = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(given);
  if (!isName && isIP(given) === 0) {
    complain(
      `PLAYGROUND_HOST is “${given}”. It must be an address or a name of this machine, such as 0.0.0.0 for all of them.`,
    );
  }
  return given;
}

function readDatabaseUrl(value: string | undefined, complain: Complain): string {
  const given = text(value) ?? 'sqlite:data/firelog.db';
  if (/^sqlite:.+/.test(given)) return given;
  const scheme = given.split(':')[0] ?? '';
  if (!/^postgres(ql)?$/.test(scheme)) {
    complain(
      `DATABASE_URL begins with “${scheme.slice(0, 40)}”. It must be sqlite:<path>, such as sqlite:data/firelog.db, or postgres://<user>:<password>@<host>/<name>.`,
    );
  } else if (!isServer(given)) {
    // It may hold a password, and so is not said back.
    complain(
      'DATABASE_URL is no whole address of a PostgreSQL database. It must be postgres://<user>:<password>@<host>/<name>; write %40 for an @ in the password, %2F for a / and %23 for a #.',
    );
  }
  return given;
}

/** Whether an address names a database on a server. */
export function isServer(given: string): boolean {
  try {
    const { hostname, pathname, searchParams } = new URL(given);
    return (hostname !== '' || searchParams.has('host')) && /^\/[^/]+$/.test(pathname);
  } catch {
    return false;
  }
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

function readLogLevel(value: string | undefined, complain: Complain): string {
  const given = text(value) ?? 'info';
  if (!logLevels.includes(given)) {
    complain(`LOG_LEVEL is “${given}”. It must be one of ${logLevels.join(', ')}.`);
  }
  return given;
}

function readSettings(env: NodeJS.ProcessEnv, file: FileSettings, complain: Complain): Settings {
  const emoji = readEmoji(file, complain);
  const severities = readSeverities(file, complain);
  const promises = readPromises(file, severities, complain);
  return {
    command: (file.command ?? 'incident').replace(/^\//, ''),
    announcements: (file.announcements ?? 'incidents').replace(/^#/, '').normalize('NFC'),
    zone: readZone(env.FIRELOG_TIMEZONE, file.zone, complain),
    usesDeclarersZone: (text(env.FIRELOG_TIMEZONE) ?? file.zone) === undefined,
    ...emoji,
    severities,
    roles: readRoles(file, complain),
    ...readResponders(file, severities, complain),
    respondersInPrivate: file.responders_in_private ?? false,
    respondersInDrills: file.responders_in_drills ?? false,
    ...readTeams(file, promises.acknowledgement, complain),
    fields: readFields(file, complain),
    services: readServices(file, complain),
    foreignMarks: file.foreign_marks ?? false,
    template: readTemplateChoice(file, severities, complain),
    earlierWordings: file['earlier wordings'] ?? false,
    canvases: file.canvases ?? true,
    retention: {
      members: file.retention?.members ?? 365,
      givenUpJobs: file.retention?.given_up_jobs ?? 30,
      ...(file.retention?.pictures !== undefined && { pictures: file.retention.pictures }),
    },
    pictures: readPictures(file.pictures),
    promises,
    updates: readUpdates(file, severities, complain),
    digest: readDigest(file),
    channel: readChannel(file, severities, complain),
  };
}

function readZone(fromEnv: string | undefined, fromFile: string | undefined, complain: Complain): Zone {
  const given = text(fromEnv) ?? fromFile ?? 'UTC';
  try {
    return parseZone(given);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const name = text(fromEnv) === undefined ? 'FIRELOG_CONFIG: zone' : 'FIRELOG_TIMEZONE';
    complain(`${name} is “${given}”. ${error.message}`);
    return parseZone('UTC');
  }
}

/** A value that is set and not blank. */
function text(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}
