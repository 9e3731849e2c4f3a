import { constants } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import type { DocumentContext } from '../../app/ports';
import { SystemClock } from '../../app/system-clock';
import { readConfig } from '../../config';
import { createDocuments } from '../../documents/documents';
import { recordOf } from '../../documents/record/record';
import type { Incident } from '../../domain/incident/incident';
import type { Source } from '../../domain/source';
import { permalink } from '../../slack/chat/permalink';
import { errorCode } from '../../storage/failure/error-code';
import { readArguments, readIncidentNumber } from '../arguments';
import { CommandFailed, print, WrongUsage } from '../output';
import { readStoredIncident, type StoredIncident } from '../stored-incident';
import type { CliCommand } from './command';

const usage = 'export <INC-n> [--format markdown|json] [--out <file>] [--team <workspace id>] [--private]';

/** Writes what is known of an incident, without a call to Slack. */
export const exportIncident: CliCommand = {
  name: 'export',
  usage,
  summary:
    'Writes an incident’s draft as it would be now, or everything known of it as JSON; a private one with --private',

  async run(args) {
    const { values, positionals } = readArguments(args, {
      usage,
      options: {
        format: { type: 'string', default: 'markdown' },
        out: { type: 'string' },
        team: { type: 'string' },
        private: { type: 'boolean', default: false },
      },
    });
    const number = readIncidentNumber(positionals, usage);
    const write = new Map(Object.entries(writers)).get(values.format);
    if (write === undefined) {
      const formats = Object.keys(writers).join(' or ');
      throw new WrongUsage(`There is no format “${values.format}”. Type --format ${formats}.`);
    }
    const wanted = { number, team: values.team, mayBePrivate: values.private };
    const stored = await readStoredIncident(wanted, process.env);
    await deliver(write(stored), values.out, stored.incident);
  },
};

const clock = new SystemClock();

const writers: Readonly<Record<string, (stored: StoredIncident) => string>> = {
  markdown: (stored) =>
    createDocuments(readConfig(process.env)).postmortem(stored.incident, contextOf(stored)),
  json: ({ ref, log, incident, nameOf }) => {
    const { team } = ref;
    const { settings } = readConfig(process.env);
    const exportedAt = clock.now();
    const context = { team, exportedAt, nameOf, settings, linkTo: linkTo.bind(undefined, incident) };
    return `${JSON.stringify(recordOf(incident, log, context), undefined, 2)}\n`;
  },
};

/** What a draft of a stored incident needs besides. */
export function contextOf({ incident, nameOf }: StoredIncident): DocumentContext {
  return {
    // What was asked for last, whether or not it was delivered: an export is no draft of its own.
    revision: Math.max(1, incident.draftsRequested),
    renderedAt: clock.now(),
    nameOf,
    linkTo: (source) => linkTo(incident, source) ?? '',
  };
}

/** Only Slack knows the workspace's address; what it said of a draft that it keeps begins with it. */
function linkTo({ drafts }: Incident, source: Source): string | undefined {
  const kept = drafts.findLast(({ link }) => URL.canParse(link))?.link;
  return kept === undefined ? undefined : permalink(new URL('/', kept).href, source);
}

/** Prints a document, or writes it to a file; that of a private incident for its owner alone. */
export async function deliver(
  content: string,
  file: string | undefined,
  { isPrivate }: Incident,
): Promise<void> {
  if (file === undefined) {
    print(content.trimEnd());
    return;
  }
  try {
    await (isPrivate ? writePrivate(file, content) : writeFile(file, content));
  } catch (error) {
    const code = errorCode(error);
    const why = code === '' ? '' : ` (${code})`;
    throw new CommandFailed(
      `${file} cannot be written${why}. Name a file in a folder that exists: --out <file>.`,
    );
  }
  print(file);
}

/**
 * Writes what only its owner may read, also where there was a file that others may; and never through a link, which
 * somebody else may have put there.
 */
async function writePrivate(file: string, content: string): Promise<void> {
  const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = constants;
  const handle = await open(file, O_CREAT | O_NOFOLLOW | O_TRUNC | O_WRONLY, 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
}
