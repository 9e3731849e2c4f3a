import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { formNames, ownTemplates } from '../../src/app/documents/templates';
import { type ToldIncident, tellIncident } from '../../src/cli/playground/told-incident';
import { createDocuments } from '../../src/documents/documents';
import { readIncident } from '../../src/domain/incident-view';
import { inPlainText } from '../../src/domain/text/plain-text';
import type { Wording } from '../../src/domain/text/wording';
import { openLog } from '../../src/log';
import { defaultSettings } from '../support/default-settings';
import { withSymbolicIds } from '../support/symbolic-ids';
import { scenarioNamed } from './play-out';

const silent = openLog('silent', { write: () => undefined });
const documents = createDocuments({ templates: ownTemplates, settings: defaultSettings });

/** The incidents that started the project, and three in the words of tired people. */
const stories = [
  'memory-leak',
  'traffic-surge',
  'rc-api-deploy',
  'config-typo',
  'api-integration',
  'card-payments-at-night',
  'failover-in-the-lost-hour',
  'certificate-over-midnight',
];

/** The golden file is written with UPDATE_GOLDEN=1; read what it holds before you commit it. */
function expectGolden(template: string, name: string, draft: string): void {
  const text = withSymbolicIds(draft);
  const path = join(__dirname, '../golden/templates', template, `${name}.md`);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
}

const others = readdirSync(join(__dirname, '../../data/scenarios'))
  .map((file) => basename(file, '.json'))
  .filter((name) => !stories.includes(name));

const told = new Map<string, Promise<ToldIncident>>();

/** The incident of a scenario, played once for all its tests. */
function toldBy(name: string): Promise<ToldIncident> {
  const playing = told.get(name) ?? play(name);
  told.set(name, playing);
  return playing;
}

async function play(name: string): Promise<ToldIncident> {
  const last = await tellIncident(scenarioNamed(name), silent);
  if (last === undefined) throw new Error(`${name} ends without a draft`);
  return last;
}

describe.each(stories)('the scenario %s', (name) => {
  test.each(formNames)('has its golden draft in the form %s', async (template) => {
    const { incident, context } = await toldBy(name);
    expectGolden(template, name, documents.postmortem(incident, context, template));
  });
});

test.each([...stories, ...others])(
  '%s tells people outside of nobody, of no assumption and of no place of our own',
  async (name) => {
    const { incident, context } = await toldBy(name);
    const text = documents.postmortem(incident, context, 'external');
    const names = Object.values(scenarioNamed(name).people).flatMap((person) => person.name.split(' '));
    for (const part of names) expect(text).not.toMatch(new RegExp(`\\b${part}\\b`, 'i'));
    expect(text).not.toMatch(/slack\.com|https?:|<@|\b[AEF]\d+\b|INC-\d/);
    const inText = (words: Wording) => inPlainText(words, context.nameOf).trim();
    const written = Object.values(incident.written ?? {})
      .map(inText)
      .join('\n');
    const { assumptions, timeline } = readIncident(incident);
    const quoted = [...assumptions, ...timeline]
      .map((each) => inText(each.text))
      .filter((words) => words.split(' ').length > 4 && text.includes(words) && !written.includes(words));
    expect(quoted).toEqual([]);
  },
);
