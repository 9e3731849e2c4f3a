import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Severity } from '../../domain/severity';

/** Firelog's own templates, beside the program. */
export const ownTemplates = join(__dirname, '..', '..', '..', 'templates');

/** Whether a folder of templates is Firelog's own. */
export function isOwnFolder(folder: string): boolean {
  return resolve(folder) === ownTemplates;
}

/** The forms of a postmortem that come with Firelog, each a template of that name, and what each is for. */
export const postmortemForms = {
  postmortem: 'The usual one: every part of the record, and the check at its end',
  sre: 'In the order of the example in Google’s book on site reliability',
  pagerduty: 'Contributing factors rather than one cause, a table of the impact, and messages to send',
  atlassian: 'From what led up to it to corrective actions, with five whys',
  'five-whys': 'From what was seen to the cause, one why after the other',
  learning: 'What made it possible and what kept it small, without a single cause',
  external: 'For customers: no names, no assumptions, no links, only what somebody wrote or what is computed',
  lite: 'On half a page, for what was small',
} as const;

/** The name of a form that comes with Firelog. */
export type PostmortemForm = keyof typeof postmortemForms;

/** Their names. */
export const formNames = Object.keys(postmortemForms) as readonly PostmortemForm[];

/** With which template the draft of an incident is written. */
export interface TemplateChoice {
  readonly byDefault: string;
  readonly bySeverity: Readonly<Record<Severity, string>>;
}

/** The usual one for every incident. */
export const usualTemplate: TemplateChoice = { byDefault: 'postmortem', bySeverity: {} };

/** The template for an incident of a severity. */
export function templateFor(severity: Severity, { byDefault, bySeverity }: TemplateChoice): string {
  return Object.hasOwn(bySeverity, severity) ? (bySeverity[severity] ?? byDefault) : byDefault;
}

/** The template files of a folder by the names of the templates; throws where the folder cannot be read. */
export function templateFilesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .sort();
  return new Map(files.map((file) => [templateNameOf(file), join(folder, file)]));
}

/** The name of the template in a file: `lite` in `lite.md.hbs`. */
export function templateNameOf(file: string): string {
  return basename(basename(file, '.hbs'), '.md');
}
