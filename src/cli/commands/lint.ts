import { readConfig } from '../../config';
import { withEmptyFields } from '../../domain/findings/findings';
import { incidentName } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import { inWords } from '../../sentence';
import { readArguments, readIncidentNumber } from '../arguments';
import { CommandFailed, print } from '../output';
import { readStoredIncident } from '../stored-incident';
import type { CliCommand } from './command';

const usage = 'lint <INC-n> [--team <workspace id>] [--private]';

/** Prints what an incident's draft lacks or contradicts; fails when that leaves a question without an answer. */
export const lint: CliCommand = {
  name: 'lint',
  usage,
  summary:
    'Says what is missing in the record of an incident, not in an edited draft; exits with 1 when something is an error',

  async run(args) {
    const { values, positionals } = readArguments(args, {
      usage,
      options: { team: { type: 'string' }, private: { type: 'boolean', default: false } },
    });
    const number = readIncidentNumber(positionals, usage);
    const wanted = { number, team: values.team, mayBePrivate: values.private };
    const { incident } = await readStoredIncident(wanted, process.env);
    const { settings } = readConfig(process.env);
    const findings = withEmptyFields(readIncident(incident).findings, incident, settings.fields);
    const name = incidentName(incident);
    for (const { id, severity, sentence } of findings) {
      print(`${id}  ${severity.padEnd(5)}  ${inWords(sentence, settings)}`);
    }
    if (findings.length === 0) print(`Nothing is missing in ${name}.`);
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    if (errors > 0) throw new CommandFailed(`${name} has ${errors} ${errors === 1 ? 'error' : 'errors'}.`);
  },
};
