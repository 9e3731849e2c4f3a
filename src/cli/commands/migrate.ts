import { readConfig } from '../../config';
import { connect, openReadOnly, shown } from '../../storage/open';
import { schemaOf } from '../../storage/schema';
import { readArguments } from '../arguments';
import { databaseUrlOf } from '../database';
import { print, WrongUsage } from '../output';
import type { CliCommand } from './command';

const usage = 'migrate [--status]';

/** Brings the database to the form that this program works with. */
export const migrate: CliCommand = {
  name: 'migrate',
  usage,
  summary:
    'Applies the migrations that the database lacks, while no bot works on it; --status only lists them',

  async run(args) {
    const { values, positionals } = readArguments(args, {
      usage,
      options: { status: { type: 'boolean', default: false } },
    });
    if (positionals.length > 0) {
      throw new WrongUsage(`Nothing stands after migrate but --status. Type: firelog ${usage}`);
    }
    const url = databaseUrlOf(readConfig(process.env), process.env);
    await (values.status ? list(url) : apply(url));
  },
};

async function apply(url: string): Promise<void> {
  const { applied, close } = await connect(url);
  await close();
  for (const name of applied) print(`applied  ${name}`);
  if (applied.length === 0) print(`${shown(url)} has every migration already.`);
}

async function list(url: string): Promise<void> {
  const { db, close } = await openReadOnly(url);
  try {
    const { applied, pending, unknown } = await schemaOf(db);
    for (const name of applied) print(`applied  ${name}`);
    for (const name of pending) print(`pending  ${name}`);
    for (const name of unknown) print(`unknown  ${name} (of a newer Firelog)`);
  } finally {
    await close();
  }
}
