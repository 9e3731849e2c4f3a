import { readConfig } from '../../config';
import type { FindingSeverity } from '../../domain/findings/finding';
import { checkOf } from '../../domain/findings/findings';
import { incidentName } from '../../domain/incident/incident';
import { inWords } from '../../sentence';
import { readArguments, readIncidentNumber } from '../arguments';
import { CommandFailed, counted, print, WrongUsage } from '../output';
import { readPostmortem } from '../postmortem-file';
import { readStoredIncident } from '../stored-incident';
import type { CliCommand } from './command';

const usage = 'lint <INC-n or file.md> [--json] [--team <workspace id>] [--private]';

/** What is found, as it is printed. */
interface Printed {
  readonly id: string;
  readonly severity: FindingSeverity;
  /** In a file, from 1; null for the record of an incident, which has none. */
  readonly line: number | null;
  readonly sentence: string;
}

/** Prints what an incident's record or a written postmortem lacks or contradicts; fails when something is an error. */
export const lint: CliCommand = {
  name: 'lint',
  usage,
  summary:
    'Says what is missing or contradictory in the record of an incident, or in a postmortem in Markdown, whoever wrote it; exits with 1 when something is an error',

  async run(args) {
    const { values, positionals } = readArguments(args, {
      usage,
      options: {
        json: { type: 'boolean', default: false },
        team: { type: 'string' },
        private: { type: 'boolean', default: false },
      },
    });
    const [what, ...more] = positionals;
    const isFile = what !== undefined && more.length === 0 && !/^(?:inc-)?\d+$/i.test(what);
    if (isFile && (values.team !== undefined || values.private)) {
      throw new WrongUsage(
        'A file is of no workspace: --team and --private go with an incident. Type: firelog lint draft.md',
      );
    }
    const { name, found } = isFile ? await inFile(what) : await inRecord(positionals, values);
    if (values.json) print(JSON.stringify(found, undefined, 2));
    else for (const each of found) print(inOneLine(each));
    if (!values.json && found.length === 0) print(`Nothing is missing in ${name}.`);
    const errors = found.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) throw new CommandFailed(`${name} has ${counted(errors, 'error')}.`);
  },
};

interface Checked {
  readonly name: string;
  readonly found: readonly Printed[];
}

async function inRecord(
  positionals: readonly string[],
  values: { readonly team?: string | undefined; readonly private: boolean },
): Promise<Checked> {
  const number = readIncidentNumber(positionals, usage);
  const wanted = { number, team: values.team, mayBePrivate: values.private };
  const { incident } = await readStoredIncident(wanted, process.env);
  const { settings } = readConfig(process.env);
  const found = checkOf(incident, settings).map(
    ({ id, severity, sentence }): Printed => ({
      ...{ id, severity, line: null },
      sentence: inWords(sentence, settings),
    }),
  );
  return { name: incidentName(incident), found };
}

async function inFile(path: string): Promise<Checked> {
  const text = await readPostmortem(path);
  const { lintMarkdown } = linter();
  const { settings } = readConfig(process.env);
  const found = lintMarkdown(text).map(
    ({ id, severity, line, sentence }): Printed => ({
      ...{ id, severity, line },
      sentence: inWords(sentence, settings),
    }),
  );
  return { name: path, found };
}

function inOneLine({ id, severity, line, sentence }: Printed): string {
  const place = line === null ? '' : `${String(line).padStart(4)}  `;
  return `${place}${id}  ${severity.padEnd(5)}  ${sentence}`;
}

/** Markdown is read by a package that no other command needs. */
function linter(): typeof import('../../documents/lint/lint') {
  return require('../../documents/lint/lint');
}
