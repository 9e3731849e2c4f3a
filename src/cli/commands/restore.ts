import { SystemClock } from '../../app/system-clock';
import { readConfig } from '../../config';
import { toMillis } from '../../domain/time/instant';
import { audit } from '../../storage/incidents/audit';
import { connectAlone, shown } from '../../storage/open';
import { doubtRestored } from '../../storage/outbox/doubt-restored';
import { restore as restoreBackup } from '../../storage/sqlite/restore';
import { readArguments } from '../arguments';
import { databaseUrlOf, isOnServer } from '../database';
import { CommandFailed, counted, inShell, print, WrongUsage } from '../output';
import type { CliCommand } from './command';

const usage = 'restore <file> | --restored';

/** Puts a backup in the place of the database, and keeps what was there before. */
export const restore: CliCommand = {
  name: 'restore',
  usage,
  summary:
    'Puts a backup in the place of the database, while no bot works on it; what was there before is kept beside. With --restored it makes a PostgreSQL database ready that pg_restore filled',

  async run(args) {
    const { values, positionals } = readArguments(args, {
      usage,
      options: { restored: { type: 'boolean', default: false } },
    });
    const [file, ...more] = positionals;
    if (values.restored) return settle(positionals);
    if (file === undefined || more.length > 0) {
      throw new WrongUsage(`Name the one backup that is to be restored. Type: firelog ${usage}`);
    }
    const url = databaseUrlOf(readConfig(process.env), process.env);
    if (isOnServer(url)) throw new CommandFailed(onServer(url, file));
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

/** How a database on a server is put back: beside the one that is there. */
function onServer(url: string, file: string): string {
  return `Nothing was restored: PostgreSQL has its own program for that, and ${shown(url)} stays as it is.
1. Stop every bot.
2. Make an empty database, and have DATABASE_URL name it.
3. pg_restore --no-owner --dbname=<its address> ${inShell(file)}
4. npx firelog restore --restored
5. npx firelog doctor, and start the bots.`;
}

/** Makes a database ready that was put back by another program. */
async function settle(positionals: readonly string[]): Promise<void> {
  const url = databaseUrlOf(readConfig(process.env), process.env);
  if (positionals.length > 0 || !isOnServer(url)) {
    throw new WrongUsage(
      'Type --restored alone, once pg_restore has filled the database that DATABASE_URL names. Type: firelog restore --restored',
    );
  }
  const { db, close } = await connectAlone(url);
  try {
    await doubtRestored(db, new SystemClock().now());
    const { incidents, events } = await db.transaction().execute(audit);
    print(
      `${shown(url)} is ready: ${counted(incidents, 'incident')}, ${counted(events, 'event')}. What waits may have been done since it was copied, and is looked for first; who is in which channel is read anew.`,
    );
  } finally {
    await close();
  }
}

/** The time in a form that every file system takes: `2026-11-20T12-19-29Z`. */
function stampOf(millis: number): string {
  return new Date(millis)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');
}
