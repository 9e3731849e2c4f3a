import { isServer, readConfig } from '../../config';
import { copyTo as copyDatabaseTo, type Progress } from '../../storage/copy/copy-to';
import { shown } from '../../storage/open';
import { readArguments } from '../arguments';
import { databaseUrlOf, isOnServer } from '../database';
import { CommandFailed, counted, print, WrongUsage } from '../output';
import type { CliCommand } from './command';

const usage = 'copy-to postgres://<user>:<password>@<host>/<name>';

/** How many rows lie between two lines that say how far it is. */
const ROWS_A_LINE = 10_000;

/** Moves an installation from a SQLite file to a PostgreSQL server. */
export const copyTo: CliCommand = {
  name: 'copy-to',
  usage,
  summary:
    'Copies everything from the SQLite file that DATABASE_URL names into an empty PostgreSQL database and compares both, while no bot works on either; typed again, it begins anew',

  async run(args) {
    const { positionals } = readArguments(args, { usage, options: {} });
    const [target, ...more] = positionals;
    // What was typed may hold a password, and so is not said back.
    if (target === undefined || more.length > 0 || !isOnServer(target) || !isServer(target)) {
      throw new WrongUsage(`Name the one PostgreSQL database that the copy goes to. Type: firelog ${usage}`);
    }
    const source = databaseUrlOf(readConfig(process.env), process.env);
    if (isOnServer(source)) {
      throw new CommandFailed(
        `DATABASE_URL names ${shown(source)}, which is on PostgreSQL already. Have it name the SQLite file that is to be copied.`,
      );
    }
    const { incidents, events, wasThere } = await copyDatabaseTo(source, target, sayProgress());
    const contents = `${counted(incidents, 'incident')}, ${counted(events, 'event')}`;
    print(
      wasThere
        ? `${shown(target)} has the logs of ${source} already (${contents}); nothing was written.`
        : `${shown(target)} holds what ${source} holds (${contents}): every row is the same there, and every log comes to the same incident.`,
    );
    print(
      `Set DATABASE_URL to ${shown(target)}, with the password, and start the bot. ${source} stays as it is; start no bot on it any more.`,
    );
  },
};

function sayProgress(): Progress {
  let said = 0;
  return {
    copied: (table, done, all) => {
      if (done < all && done - said < ROWS_A_LINE) return;
      said = done < all ? done : 0;
      print(`${table.padEnd(16)} ${done} of ${all}`);
    },
    comparing: () => print('All is copied; both sides are being compared.'),
  };
}
