import { existsSync, mkdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readConfig } from '../../config';
import { pageOf } from '../../documents/page/page';
import { incidentName } from '../../domain/incident/incident';
import { openLog } from '../../log';
import { StepFailed } from '../../playground/scenario/player';
import { missedExpectations, readScenario, type Scenario } from '../../playground/scenario/scenario';
import { readArguments } from '../arguments';
import { shownOn } from '../export/forms';
import type { StoredIncident } from '../incident-in-database';
import { CommandFailed, print, WrongUsage } from '../output';
import type { Delivered, DeliveredPicture } from '../playground/replay';
import type { CliCommand } from './command';

const usage = 'play <scenario.json> [--out <dir>]';

/** Replays a scripted incident through the real bot and writes what it delivered. */
export const play: CliCommand = {
  name: 'play',
  usage,
  summary:
    'Replays a scripted incident through the real bot and writes the draft, as Markdown and as a page, and its picture',

  async run(args) {
    const { file, out } = readArgs(args);
    const scenario = await readScenarioFile(file);
    const { logLevel } = readConfig({ LOG_LEVEL: process.env.LOG_LEVEL || 'warn' });
    const log = openLog(logLevel);
    // Bot and playground take as long to load as everything else, which no other command should wait for.
    const { replay }: typeof import('../playground/replay') = require('../playground/replay');
    const { documents, incidents, pictures } = await replay(scenario, { log }).catch(explained);
    await write(
      [...documents, ...documents.flatMap((each) => pageBeside(each, incidents)), ...pictures],
      out,
    );
    const [draft] = documents;
    if (draft === undefined)
      throw new CommandFailed(`${file} ends without a draft: no step closes the incident.`);
    const missed = missedExpectations(scenario, draft.content);
    if (missed.length > 0) {
      throw new CommandFailed(`The draft is not what ${file} expects:\n${missed.join('\n')}`);
    }
  },
};

function readArgs(args: readonly string[]): { file: string; out: string } {
  const options = { out: { type: 'string', default: 'out' } } as const;
  const { values, positionals } = readArguments(args, { usage, options });
  const [file, ...more] = positionals;
  if (file !== undefined && more.length === 0) return { file, out: values.out };
  throw new WrongUsage('Name one scenario: play data/scenarios/memory-leak.json [--out <dir>].');
}

/** The draft as a page, which the bot does not deliver. */
function pageBeside(
  { name, content }: Delivered,
  incidents: readonly StoredIncident[],
): readonly Delivered[] {
  if (!name.endsWith('-postmortem.md')) return [];
  const stored = incidents.find(({ incident }) => name.startsWith(`${incidentName(incident)}-`));
  const shown = stored === undefined ? {} : shownOn(stored);
  return [{ name: name.replace(/\.md$/, '.html'), content: pageOf(content, shown) }];
}

/** What a step came to grief on is said in a sentence; anything else is a mistake of the program. */
export function explained(error: unknown): never {
  if (error instanceof StepFailed) throw new CommandFailed(error.message);
  throw error;
}

async function write(documents: readonly (Delivered | DeliveredPicture)[], out: string): Promise<void> {
  for (const { name, content } of documents) {
    const path = join(out, name);
    try {
      makeFolders(out);
      await writeFile(path, content);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new CommandFailed(`${path} cannot be written (${why}). Name another folder behind --out.`);
    }
    print(path);
  }
}

/** Reads a scenario file; throws `CommandFailed` with the mistakes in it. */
export async function readScenarioFile(file: string): Promise<Scenario> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandFailed(
      `${file} cannot be read. Name a scenario file, such as data/scenarios/memory-leak.json.`,
    );
  });
  try {
    return readScenario(text, basename(file));
  } catch (error) {
    throw new CommandFailed(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Makes a folder and those above it that are missing. Not with Node's own `recursive`, which never returns where a
 * file system has no room for folders, as in /proc.
 */
export function makeFolders(path: string): void {
  if (existsSync(path)) return;
  makeFolders(dirname(path));
  mkdirSync(path);
}
