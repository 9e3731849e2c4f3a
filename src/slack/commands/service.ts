import { addService, removeService } from '../../domain/details/name-services';
import { parseService, type Service, serviceNames, serviceOf } from '../../domain/details/service';
import { type Incident, incidentName } from '../../domain/incident/incident';
import { inPlainText } from '../../domain/text/plain-text';
import type { BlockMessage } from '../block-kit/message';
import { section } from '../block-kit/message';
import { ownerOffer } from '../buttons/escalate-to-owner';
import { toAsker } from '../interactions/answer';
import type { Command, CommandContext } from '../interactions/command';
import { readReferences } from '../text/inline';
import { escaped } from '../text/mrkdwn';
import { serviceLines } from '../views/services';

/** Says what is on fire: a service of the settings. */
export const service: Command = {
  name: 'service',
  aliases: ['services'],
  usage: 'service [remove] <name>',
  summary: 'Says which service it is about, and shows its owner, runbook and dashboards',
  isTimeless: true,
  example: 'service checkout',

  async run({ args, settings, nameOf, incident: find, change }) {
    const { services } = settings;
    const typed = inPlainText(readReferences(args), nameOf).trim();
    if (typed === '') return toAsker(standing(await find(), settings));
    const taken = takeRemoval(typed, services);
    if (taken !== undefined) {
      const known = serviceOf(taken, services);
      const after = await change((incident) => removeService(incident, taken, known));
      return toAsker(`Taken off. ${inWords(after)}`);
    }
    // Whoever may not act on it reads that first.
    await find();
    const { name } = parseService(typed, services);
    const after = await change((incident) => addService(incident, { name }));
    const text = [inWords(after), ...serviceLines([name], settings)].join('\n');
    return toAsker({ text, blocks: [section(text), ...ownerOffer(after, name, settings)] });
  },
};

/** What is to be taken off: behind a minus, which phones turn into a dash, or behind `remove`, unless a service is called so. */
function takeRemoval(text: string, services: readonly Service[]): string | undefined {
  const [, minus = '', name] = /^(remove\s+|[-–—−]\s*)(\S.*)$/i.exec(text) ?? [];
  const isWord = minus.toLowerCase().startsWith('remove');
  return isWord && serviceOf(text, services) !== undefined ? undefined : name;
}

function inWords(incident: Incident): string {
  const { services } = incident;
  const about =
    services.length === 0 ? 'no service' : services.map((each) => `*${escaped(each)}*`).join(', ');
  return `${incidentName(incident)} is about ${about}.`;
}

/** What it is about, and what else there is to choose from. */
function standing(
  incident: Incident,
  { command, services, ...settings }: CommandContext['settings'],
): BlockMessage {
  const others = services.filter(({ name }) => !incident.services.includes(name));
  const [first] = others;
  const known =
    first === undefined
      ? services.length === 0
        ? 'No services are configured. The setting `services` lists them.'
        : ''
      : `${incident.services.length === 0 ? 'There' : 'Besides, there'} ${others.length === 1 ? 'is' : 'are'} ${escaped(serviceNames(others))}. Type \`/${command} service ${escaped(first.name)}\` to say that it is about that.`;
  const lines = serviceLines(incident.services, { services, ...settings });
  const text = [inWords(incident), ...lines, ...(known === '' ? [] : [known])].join('\n');
  return { text, blocks: [section(text)] };
}
