import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { StoredIncident } from '../../src/cli/incident-in-database';
import { draftOf } from '../../src/documents/draft/draft';
import { postmortemJson } from '../../src/documents/json/postmortem-json';
import type { Source } from '../../src/domain/source';
import { missedExpectations } from '../../src/playground/scenario/scenario';
import { permalink } from '../../src/slack/chat/permalink';
import { mistakesInJson } from '../documents/json/validity';
import { defaultSettings } from '../support/default-settings';
import { withSymbolicIds } from '../support/symbolic-ids';
import { playOut } from './play-out';

const names = readdirSync(join(__dirname, '../../data/scenarios')).map((file) => basename(file, '.json'));

/** Those that stand as JSON, too. */
const asJson: readonly string[] = [
  ...['memory-leak', 'traffic-surge', 'rc-api-deploy', 'config-typo', 'api-integration'],
  ...['card-payments-at-night', 'failover-in-the-lost-hour', 'certificate-over-midnight'],
];

/** The draft as JSON, as if it was written when the last thing happened. */
function jsonOf({ incident, log, nameOf }: StoredIncident): string {
  const context = {
    revision: incident.draftsRequested,
    renderedAt: log.at(-1)?.recordedAt ?? incident.declaredAt,
    nameOf,
    linkTo: (source: Source) => permalink('https://playground.slack.com/', source),
  };
  return postmortemJson(draftOf(incident, context, defaultSettings), incident);
}

/** The golden file is written with UPDATE_GOLDEN=1; read what it holds before you commit it. */
function expectGolden(file: string, document: string): void {
  const text = withSymbolicIds(document);
  const path = join(__dirname, '../golden', file);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe.each(names)('the scenario %s', (name) => {
  test.each(['socket', 'http'] as const)('ends with the golden draft over %s', async (transport) => {
    const { draft, scenario, stored } = await playOut(name, { transport });
    expectGolden(`scenarios/${name}.md`, draft);
    if (asJson.includes(name)) {
      const json = jsonOf(stored);
      expectGolden(`json/${name}.json`, json);
      expect(mistakesInJson(json)).toEqual([]);
    }
    expect(missedExpectations(scenario, draft)).toEqual([]);
  });
});
