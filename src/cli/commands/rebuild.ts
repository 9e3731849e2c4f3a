import { readConfig } from '../../config';
import { incidentName } from '../../domain/incident/incident';
import { type Audit, audit, type Difference } from '../../storage/incidents/audit';
import { rebuild as rebuildRows } from '../../storage/incidents/rebuild';
import { connectAlone, connectReadOnly } from '../../storage/open';
import { readArguments } from '../arguments';
import { databaseUrlOf } from '../database';
import { CommandFailed, counted, print, WrongUsage } from '../output';
import type { CliCommand } from './command';

const usage = 'rebuild [--dry-run]';

/** Makes what lists and searches read from the logs anew, and says where it differed. */
export const rebuild: CliCommand = {
  name: 'rebuild',
  usage,
  summary:
    'Makes what is stored beside the logs from the logs anew, while no bot works on it; --dry-run only says what differs',

  async run(args) {
    const { values, positionals } = readArguments(args, {
      usage,
      options: { 'dry-run': { type: 'boolean', default: false } },
    });
    if (positionals.length > 0) {
      throw new WrongUsage(`Nothing stands after rebuild but --dry-run. Type: firelog ${usage}`);
    }
    const url = databaseUrlOf(readConfig(process.env), process.env);
    const isDry = values['dry-run'];
    const found = await (isDry ? look(url) : write(url));
    for (const { ref, row, differences } of found.differing) {
      print(`${incidentName(ref)} (${ref.team})  ${inWords(differences, row.is_private === 1)}`);
    }
    print(sumUp(found, isDry));
    if (found.broken.length > 0) throw new CommandFailed(unreadable(found));
  },
};

async function look(url: string): Promise<Audit> {
  const { db, close } = await connectReadOnly(url);
  return db.transaction().execute(audit).finally(close);
}

async function write(url: string): Promise<Audit> {
  const { db, close } = await connectAlone(url);
  return rebuildRows(db).finally(close);
}

function inWords(differences: readonly Difference[] | 'the row is missing', isPrivate: boolean): string {
  if (typeof differences === 'string') return differences;
  const words = differences.map(({ column, stored, folded }) =>
    isPrivate || /^(title|channel_name)$/.test(column) ? column : `${column} ${stored} → ${folded}`,
  );
  return words.join(', ');
}

function sumUp({ incidents, events, differing }: Audit, isDry: boolean): string {
  const read = `${counted(incidents, 'incident')}, ${counted(events, 'event')}`;
  if (differing.length === 0) return `${read}: everything is as the logs say.`;
  const done = isDry ? 'differ from their logs; nothing was written.' : 'were made anew from their logs.';
  return `${read}: ${differing.length} ${done} Jobs, people and who is in which channel are in no log.`;
}

function unreadable({ broken }: Audit): string {
  const which = broken.map(({ ref, why }) => `${incidentName(ref)} (${ref.team}): ${why}.`);
  return [...which, 'Restore a backup: npx firelog restore <file>.'].join('\n');
}
