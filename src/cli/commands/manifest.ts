import { stringify } from 'yaml';
import { readConfig } from '../../config';
import { manifestFor } from '../../slack/manifest';
import { print, WrongUsage } from '../output';
import type { CliCommand } from './command';

/** Prints the manifest from which the Slack app is made. */
export const manifest: CliCommand = {
  name: 'manifest',
  usage: 'manifest [--url https://firelog.example.com]',
  summary: 'Prints the manifest of the Slack app: for Socket Mode, or with --url for HTTP',

  async run(args) {
    const url = readUrl(args);
    const { command } = readConfig(process.env).settings;
    print(stringify(manifestFor({ command, ...(url !== undefined && { url }) })).trimEnd());
  },
};

function readUrl(args: readonly string[]): string | undefined {
  if (args.length === 0) return undefined;
  const [flag, url = '', ...more] = args.length === 1 ? (args[0] ?? '').split('=', 2) : args;
  if (flag === '--url' && more.length === 0 && /^https:\/\/[^/]/.test(url) && URL.canParse(url)) {
    return url.replace(/\/slack\/events\/?$/, '');
  }
  throw new WrongUsage(
    'Name the address at which Slack reaches the bot, which must begin with https://: manifest --url https://firelog.example.com, or nothing for Socket Mode.',
  );
}
