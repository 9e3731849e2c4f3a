import { formNames, templateNameOf } from '../../app/documents/templates';
import { readConfig } from '../../config';
import { createDocuments } from '../../documents/documents';
import { openLog } from '../../log';
import { readArguments, readIncidentNumber } from '../arguments';
import { contextOf } from '../export/forms';
import { CommandFailed, WrongUsage } from '../output';
import type { ToldIncident } from '../playground/told-incident';
import { readStoredIncident } from '../stored-incident';
import type { CliCommand } from './command';
import { deliver } from './export';
import { explained, readScenarioFile } from './play';

const usage =
  'render <template> <INC-n|scenario.json> [--out <file>] [--templates <folder>] [--team <workspace id>] [--private]';

/** Tries a template: on an incident of the database, or on one that a scenario tells. */
export const render: CliCommand = {
  name: 'render',
  usage,
  summary:
    'Tries a template, by its name or its file, on an incident or a scenario, and writes Markdown; a private incident with --private',

  async run(args) {
    const { values, positionals } = readArguments(args, {
      usage,
      options: {
        out: { type: 'string' },
        templates: { type: 'string' },
        team: { type: 'string' },
        private: { type: 'boolean', default: false },
      },
    });
    const [template, ...about] = positionals;
    if (template === undefined) {
      throw new WrongUsage(`Name a template: ${formNames.join(', ')}, or a file. Type: firelog ${usage}`);
    }
    const config = readConfig(process.env);
    const documents = createDocuments({
      templates: values.templates ?? config.templates,
      settings: config.settings,
      areTried: true,
      ...(isFile(template) && { file: template }),
    });
    const name = isFile(template) ? templateNameOf(template) : template;
    // What the incident at hand does not need is tried as well, and before a scenario is played, which takes a while.
    documents.tryOut(name);
    const { incident, context } = await incidentOf(about, template, values);
    await deliver(documents.postmortem(incident, context, name), values.out, incident);
  },
};

function isFile(template: string): boolean {
  return template.endsWith('.hbs') || /[\\/]/.test(template);
}

async function incidentOf(
  about: readonly string[],
  template: string,
  { team, private: mayBePrivate }: { team?: string | undefined; private: boolean },
): Promise<ToldIncident> {
  const [file, ...more] = about;
  if (file?.endsWith('.json') && more.length === 0) return toldBy(file);
  const number = readIncidentNumber(about, `render ${template} <INC-n or scenario.json>`);
  const stored = await readStoredIncident({ number, team, mayBePrivate }, process.env);
  return { incident: stored.incident, context: contextOf(stored) };
}

async function toldBy(file: string): Promise<ToldIncident> {
  const scenario = await readScenarioFile(file);
  const { logLevel } = readConfig({ LOG_LEVEL: process.env.LOG_LEVEL || 'warn' });
  // Bot and playground take as long to load as everything else, which no other command should wait for.
  const { tellIncident }: typeof import('../playground/told-incident') =
    require('../playground/told-incident');
  const told = await tellIncident(scenario, openLog(logLevel)).catch(explained);
  if (told === undefined) {
    throw new CommandFailed(`${file} ends without a draft: no step closes the incident.`);
  }
  return told;
}
