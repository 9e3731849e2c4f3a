import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDocuments, draftFileName } from '../../src/documents/documents';
import { at, nameOf } from '../support/cast';
import { defaultSettings } from '../support/default-settings';
import type { Log } from '../support/log';
import { bareIncident, formattedIncident, fullIncident, hostileIncident, nightIncident } from './incidents';
import { read } from './reading';

const documents = createDocuments({
  templates: join(__dirname, '../../templates'),
  settings: defaultSettings,
});

function draftOf(log: Log): string {
  return documents.postmortem(log.incident, {
    revision: 1,
    renderedAt: log.incident.closed?.at ?? at('17:00'),
    nameOf,
    linkTo: ({ channel, message }) =>
      `https://example.slack.com/archives/${channel}/p${message.replace('.', '')}`,
  });
}

/** The golden file is written with UPDATE_GOLDEN=1; read what it holds before you commit it. */
function expectGolden(name: string, text: string): void {
  const path = join(__dirname, '../golden', name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

const incidents: Readonly<Record<string, () => Log>> = {
  bare: bareIncident,
  full: fullIncident,
  hostile: hostileIncident,
  formatted: formattedIncident,
  night: nightIncident,
};

const headings = [
  'Issue summary',
  'Timeline',
  'Detection',
  'Assumptions and misleading paths',
  'Escalations',
  'Root cause and resolution',
  'Corrective and preventative measures',
  'Durations',
  'Supporting material',
  'Before you publish',
];

describe.each(Object.entries(incidents))('the draft of the %s incident', (name, incident) => {
  const draft = draftOf(incident());

  test('is the golden one', () => {
    expectGolden(`${name}.md`, draft);
  });

  test('has a title and the same headings in the same order, whatever anybody wrote', () => {
    const lines = draft.split('\n');
    expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('## '))).toEqual(
      headings
        .filter((heading) => heading !== 'Supporting material' || /^(?:full|hostile|formatted)$/.test(name))
        .map((heading) => `## ${heading}`),
    );
  });

  test('is made of no elements but those of the template', () => {
    expect([...new Set(read(draft).elements)].sort()).toEqual(
      expect.not.arrayContaining([
        'html',
        'img',
        'hr',
        ...(name === 'formatted' ? [] : ['blockquote', 's', 'code']),
      ]),
    );
  });

  test('leaves no space at the end of a line and no two blank lines', () => {
    const prose = draft.replace(/^ *```\n[^`]*^ *```$/gm, 'code');
    expect(prose).not.toMatch(/[ \t]\n|\n\n\n|^\n/);
    expect(draft.endsWith('\n')).toBe(true);
  });
});

test('the file of a draft is named after its incident', () => {
  expect(draftFileName({ number: 12 })).toBe('INC-12-postmortem.md');
});
