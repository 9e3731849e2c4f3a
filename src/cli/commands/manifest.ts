import { stringify } from 'yaml';
import { readConfig } from '../../config';
import { manifestFor } from '../../slack/manifest';
import { say } from '../output';
import type { CliCommand } from './command';

/** Prints the manifest from which the Slack app is made. */
export const manifest: CliCommand = {
  name: 'manifest',
  usage: 'manifest',
  summary: 'Prints the manifest of the Slack app, with the configured command name',

  async run() {
    const { settings } = readConfig(process.env);
    say(stringify(manifestFor(settings)).trimEnd());
  },
};
