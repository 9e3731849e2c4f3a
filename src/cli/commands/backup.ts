import { readConfig } from '../../config';
import { backUp } from '../../storage/sqlite/backup';
import { readArguments } from '../arguments';
import { databaseUrlOf } from '../database';
import { CommandFailed, counted, print, WrongUsage } from '../output';
import type { CliCommand } from './command';

const usage = 'backup <file> [--overwrite]';

/** Copies the database into a file, beside a running bot or without one. */
export const backup: CliCommand = {
  name: 'backup',
  usage,
  summary: 'Copies the database into a file and checks the copy, while the bot runs',

  async run(args) {
    const { values, positionals } = readArguments(args, {
      usage,
      options: { overwrite: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || file.trim() === '' || more.length > 0) {
      throw new WrongUsage(`Name the one file that the backup goes to. Type: firelog ${usage}`);
    }
    const url = databaseUrlOf(readConfig(process.env), process.env);
    const { bytes, incidents, events, damagedLogs } = await backUp(url, file, values);
    const contents = `${counted(incidents, 'incident')}, ${counted(events, 'event')}`;
    print(
      `${file}  ${sizeOf(bytes)}, ${contents}, copied from ${url}. It holds private incidents, too; only you may read it.`,
    );
    if (damagedLogs === 0) return;
    throw new CommandFailed(
      `${damagedLogs} of the logs in it cannot be read. \`npx firelog doctor\` says which; keep the older backups.`,
    );
  },
};

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
