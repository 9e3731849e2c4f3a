import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formNames, ownTemplates } from '../../src/app/templates';
import { type ToldIncident, tellIncident } from '../../src/cli/playground/told-incident';
import { createDocuments } from '../../src/documents/documents';
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

describe.each(stories)('the scenario %s', (name) => {
  let told: ToldIncident;
  beforeAll(async () => {
    const last = await tellIncident(scenarioNamed(name), silent);
    if (last === undefined) throw new Error(`${name} ends without a draft`);
    told = last;
  });

  test.each(formNames)('is the golden draft in the template %s', (template) => {
    expectGolden(template, name, documents.postmortem(told.incident, told.context, template));
  });
});
