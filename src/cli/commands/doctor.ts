import { ownTemplates } from '../../app/documents/templates';
import type { Config, SlackConfig } from '../../config';
import { openLog } from '../../log';
import { scopes } from '../../slack/manifest';
import { readArguments } from '../arguments';
import { checkAnnouncementChannel } from '../checks/announcement-channel';
import { checkCanvases } from '../checks/canvases';
import { checkDatabase, isThere } from '../checks/database';
import type { Diagnosis } from '../checks/diagnosis';
import { checkLogs } from '../checks/logs';
import { checkPeople } from '../checks/people';
import { checkPostgres, hasTables } from '../checks/postgres';
import { checkScopes } from '../checks/scopes';
import { checkSettings } from '../checks/settings';
import { checkTemplates } from '../checks/templates';
import { checkAppToken, checkBotToken } from '../checks/tokens';
import { databaseUrlOf, isOnServer } from '../database';
import { CommandFailed, print, WrongUsage } from '../output';
import type { CliCommand } from './command';

const usage = 'doctor [--json]';

/** Looks at everything that the bot needs and changes nothing; fails when something has to be done. */
export const doctor: CliCommand = {
  name: 'doctor',
  usage,
  summary: 'Checks settings, database, templates, tokens, scopes, channel and people, and says what to do',

  async run(args) {
    const { values, positionals } = readArguments(args, {
      usage,
      options: { json: { type: 'boolean', default: false } },
    });
    if (positionals.length > 0) {
      throw new WrongUsage(`Nothing stands after doctor but --json. Type: firelog ${usage}`);
    }
    const diagnoses: Diagnosis[] = [];
    for await (const diagnosis of examine(process.env)) {
      diagnoses.push(diagnosis);
      if (!values.json) print(lineOf(diagnosis));
    }
    if (values.json) print(JSON.stringify(diagnoses, undefined, 2));
    const toMend = diagnoses.filter(({ state }) => state === 'missing' || state === 'wrong').length;
    if (toMend > 0)
      throw new CommandFailed(
        toMend === 1 ? 'One thing is to be mended.' : `${toMend} things are to be mended.`,
      );
  },
};

function lineOf({ state, check, sentence }: Diagnosis): string {
  return `${state.padEnd(8)} ${check.padEnd(14)} ${sentence}`;
}

async function* examine(env: NodeJS.ProcessEnv): AsyncGenerator<Diagnosis> {
  const { config, diagnoses } = checkSettings(env);
  yield* diagnoses;
  if (config === undefined) {
    yield checkTemplates(ownTemplates);
    yield skipped('the rest', 'Looked at once the settings are right.');
    return;
  }
  yield* examineDatabase(databaseUrlOf(config, env));
  yield checkTemplates(config.templates);
  if (config.slack !== undefined) yield* examineSlack(config, config.slack);
}

async function* examineDatabase(url: string): AsyncGenerator<Diagnosis> {
  const diagnoses = isOnServer(url) ? await checkPostgres(url) : [await checkDatabase(url)];
  yield* diagnoses;
  const [database] = diagnoses;
  if (database?.state !== 'ok') yield skipped('logs', 'Looked at once the database is right.');
  else if (await isMade(url)) {
    yield await checkLogs(url);
    yield* await checkCanvases(url);
  }
}

/** Whether there is something to be read already. */
async function isMade(url: string): Promise<boolean> {
  return isOnServer(url) ? hasTables(url) : isThere(url);
}

async function* examineSlack(
  { slackApiUrl, settings }: Config,
  slack: SlackConfig,
): AsyncGenerator<Diagnosis> {
  const log = openLog('silent');
  const { probe, diagnosis } = await checkBotToken(slack, slackApiUrl, log);
  yield diagnosis;
  yield await checkAppToken(slack, slackApiUrl, log);
  if (probe === undefined) {
    for (const check of ['scopes', 'announcements', 'people']) {
      yield skipped(check, 'Looked at once Slack lets the bot in.');
    }
    return;
  }
  yield checkScopes(probe.entry.scopes, scopes());
  yield* await checkAnnouncementChannel(probe, settings.announcements);
  yield* await checkPeople(probe, settings);
}

function skipped(check: string, sentence: string): Diagnosis {
  return { check, state: 'skipped', sentence };
}
