import { SystemClock } from '../../app/system-clock';
import { readConfig } from '../../config';
import { toMillis } from '../../domain/time/instant';
import { restore as restoreBackup } from '../../storage/sqlite/restore';
import { readArguments } from '../arguments';
import { databaseUrlOf } from '../database';
import { CommandFailed, counted, print, WrongUsage } from '../output';
import type { CliCommand } from './command';

const usage = 'restore <file>';

/** Puts a backup in the place of the database, and keeps what was there before. */
export const restore: CliCommand = {
  name: 'restore',
  usage,
  summary:
    'Puts a backup in the place of the database, while no bot works on it; what was there before is kept beside',

  async run(args) {
    const { positionals } = readArguments(args, { usage, options: {} });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) {
      throw new WrongUsage(`Name the one backup that is to be restored. Type: firelog ${usage}`);
    }
    const url = databaseUrlOf(readConfig(process.env), process.env);
    const now = new SystemClock().now();
    const restored = await restoreBackup(url, file, now, stampOf(toMillis(now)));
    const { applied, kept, incidents, events, damagedLogs } = restored;
    for (const name of applied) print(`applied  ${name}`);
    print(`${url} is ${file} now: ${counted(incidents, 'incident')}, ${counted(events, 'event')}.`);
    if (kept !== undefined) print(`What was there before is kept as ${kept}. Delete it once you are sure.`);
    if (damagedLogs === 0) return;
    throw new CommandFailed(
      `${damagedLogs} of the logs in it cannot be read. \`npx firelog doctor\` says which; an older backup may have them whole.`,
    );
  },
};

/** The time in a form that every file system takes: `2026-11-20T12-19-29Z`. */
function stampOf(millis: number): string {
  return new Date(millis)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
}
