import { constants } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { distance } from 'fastest-levenshtein';
import { type Paper, papers } from '../../documents/page/page';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { errorCode } from '../../storage/failure/error-code';
import { readArguments, readIncidentNumber } from '../arguments';
import { type FormName, forms, formsWithPictures, type Written } from '../export/forms';
import { chartFor } from '../export-chart';
import { CommandFailed, print, WrongUsage } from '../output';
import { readStoredIncident } from '../stored-incident';
import type { CliCommand } from './command';

const usage =
  'export <INC-n> [--form markdown|html|json|pdf|record] [--paper a4|letter] [--out <file> [--chart svg|png]] [--team <workspace id>] [--private]';

/** Writes what is known of an incident, without a call to Slack. */
export const exportIncident: CliCommand = {
  name: 'export',
  usage,
  summary:
    'Writes an incident’s draft as it would be now, as Markdown, a page, JSON or PDF, or everything known of it as a record, and beside it a chart; a private one with --private',

  async run(args) {
    const { values, positionals } = readArguments(args, {
      usage,
      options: {
        form: { type: 'string' },
        format: { type: 'string' },
        paper: { type: 'string', default: 'a4' },
        out: { type: 'string' },
        chart: { type: 'string' },
        team: { type: 'string' },
        private: { type: 'boolean', default: false },
      },
    });
    const number = readIncidentNumber(positionals, usage);
    const form = readForm(values);
    const paper = readPaper(values.paper);
    const draw = chartFor(values.chart, values.out);
    const wanted = {
      ...{ number, team: values.team, mayBePrivate: values.private },
      withPictures: formsWithPictures.has(form),
    };
    const stored = await readStoredIncident(wanted, process.env);
    await deliver(await forms[form](stored, paper), values.out, stored.incident);
    const chart = await draw?.(stored);
    if (chart !== undefined) await deliver(chart.content, chart.file, stored.incident);
  },
};

const formNames = Object.keys(forms) as FormName[];

/** What `--format` called the forms that there were at first. */
const formats: ReadonlyMap<string, FormName> = new Map([
  ['markdown', 'markdown'],
  ['json', 'record'],
]);

function readForm({ form, format }: { form?: string; format?: string }): FormName {
  if (format !== undefined) {
    const meant = formats.get(format);
    if (form === undefined && meant !== undefined) return meant;
    throw new WrongUsage(
      form === undefined
        ? `There is no format “${format}”. Type --format markdown or json, or another form: --form ${meantBy(format)}.`
        : 'Name the form once: --form is the newer word for --format.',
    );
  }
  if (form === undefined) return 'markdown';
  const named = formNames.find((each) => each === form);
  if (named !== undefined) return named;
  const all = new Intl.ListFormat('en-GB').format(formNames);
  throw new WrongUsage(`There is no form “${form}”. Did you mean --form ${meantBy(form)}? There are ${all}.`);
}

/** What other programs call the forms. */
const otherNames: ReadonlyMap<string, FormName> = new Map([
  ['md', 'markdown'],
  ['text', 'markdown'],
  ['page', 'html'],
  ['log', 'record'],
]);

const MAX_FORM = 20;

function meantBy(typed: string): FormName {
  const word = typed.slice(0, MAX_FORM).toLowerCase();
  const [nearest = 'markdown'] = formNames.toSorted((a, b) => distance(a, word) - distance(b, word));
  return otherNames.get(word) ?? nearest;
}

function readPaper(typed: string): Paper {
  const paper = papers.find((each) => each.toLowerCase() === typed.toLowerCase());
  if (paper !== undefined) return paper;
  throw new WrongUsage(`There is no paper “${typed}”. Type --paper a4 or letter.`);
}

/** Prints a document, or writes it to a file; that of a private incident for its owner alone. */
export async function deliver(content: Written, out: string | undefined, incident: Incident): Promise<void> {
  if (out === undefined && typeof content === 'string') {
    print(content.trimEnd());
    return;
  }
  const file = out ?? `${incidentName(incident)}-postmortem.pdf`;
  try {
    await (incident.isPrivate ? writePrivate(file, content) : writeFile(file, content));
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
async function writePrivate(file: string, content: Written): Promise<void> {
  const { O_CREAT, O_NOFOLLOW, O_TRUNC, O_WRONLY } = constants;
  const handle = await open(file, O_CREAT | O_NOFOLLOW | O_TRUNC | O_WRONLY, 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
}
