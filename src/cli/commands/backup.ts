import { readConfig } from '../../config';
import { audit } from '../../storage/incidents/audit';
import { connectReadOnly, shown } from '../../storage/open';
import { backUp } from '../../storage/sqlite/backup';
import { readArguments } from '../arguments';
import { databaseUrlOf, isOnServer } from '../database';
import { CommandFailed, counted, inShell, print, WrongUsage } from '../output';
import type { CliCommand } from './command';

const usage = 'backup <file> [--overwrite]';

/** Copies the database into a file, beside a running bot or without one. */
export const backup: CliCommand = {
  name: 'backup',
  usage,
  summary:
    'Copies the database into a file and checks the copy, while the bot runs; on PostgreSQL it checks, and says what to type instead',

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
    if (isOnServer(url)) return checkInstead(url, file);
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

/** A server has programs of its own for that; whether what they copy is whole, only this one can say. */
async function checkInstead(url: string, file: string): Promise<void> {
  const { db, close } = await connectReadOnly(url);
  const { incidents, events, broken } = await db.transaction().execute(audit).finally(close);
  const contents = `${shown(url)}: ${counted(incidents, 'incident')}, ${counted(events, 'event')}`;
  if (broken.length > 0) {
    throw new CommandFailed(
      `${contents}, and ${broken.length} of the logs cannot be read. \`npx firelog doctor\` says which; keep the older backups.`,
    );
  }
  print(`${contents}; every log is whole.`);
  throw new CommandFailed(
    `No backup was made: PostgreSQL has its own program for that. Type: pg_dump --format=custom --file=${inShell(file)} ${inShell(shown(url))}`,
  );
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
