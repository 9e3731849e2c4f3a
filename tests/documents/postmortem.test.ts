import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formNames, type PostmortemForm } from '../../src/app/documents/templates';
import type { DocumentContext } from '../../src/app/ports';
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

function draftOf(log: Log, template?: string): string {
  const context: DocumentContext = {
    revision: 1,
    renderedAt: log.incident.closed?.at ?? at('17:00'),
    nameOf,
    linkTo: ({ channel, message }) =>
      `https://example.slack.com/archives/${channel}/p${message.replace('.', '')}`,
  };
  return documents.postmortem(log.incident, context, template);
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

const supporting = 'Supporting material';

/** What each form is made of; the supporting material stands only where there is any. */
const headings: Readonly<Record<PostmortemForm, readonly string[]>> = {
  postmortem: [
    'Issue summary',
    'Timeline',
    'Detection',
    'Assumptions and misleading paths',
    'Escalations',
    'Root cause and resolution',
    'Corrective and preventative measures',
    'Durations',
    supporting,
    'Before you publish',
  ],
  sre: [
    'Status',
    'Summary',
    'Impact',
    'Root causes',
    'Trigger',
    'Resolution',
    'Detection',
    'Action items',
    'Lessons learned',
    'Timeline',
    'Supporting information',
    'Before you publish',
  ],
  pagerduty: [
    'Overview',
    'What happened',
    'Contributing factors',
    'Resolution',
    'Impact',
    'Responders',
    'Timeline',
    'How’d we do?',
    'Action items',
    'Messaging',
    supporting,
    'Before you publish',
  ],
  atlassian: [
    'Incident summary',
    'Leadup',
    'Fault',
    'Impact',
    'Detection',
    'Response',
    'Recovery',
    'Timeline',
    'Root cause identification: the five whys',
    'Root cause',
    'Backlog check',
    'Recurrence',
    'Lessons learned',
    'Corrective actions',
    supporting,
    'Before you publish',
  ],
  'five-whys': [
    'What people noticed',
    'Five whys',
    'What was done',
    'What is to be done',
    'Timeline',
    supporting,
    'Before you publish',
  ],
  learning: [
    'In short',
    'Who took part',
    'How it went',
    'What contributed',
    'What kept it from being worse',
    'What surprised us',
    'What made it hard',
    'What we learnt',
    'What we will try',
    supporting,
    'Before you publish',
  ],
  external: [
    'What happened',
    'Impact',
    'Why it happened',
    'How we ended it',
    'What we do so that it does not happen again',
  ],
  lite: [
    'Summary',
    'Timeline',
    'Cause',
    'Resolution',
    'What is to be done',
    supporting,
    'Before you publish',
  ],
};

const drafts = Object.entries(incidents).flatMap(([name, incident]) =>
  formNames.map((template) => ({ name, incident, template })),
);

describe.each(drafts)(
  'the draft of the $name incident in the form $template',
  ({ name, incident, template }) => {
    const draft = draftOf(incident(), template);

    test('is the golden one', () => {
      const isKept = template === 'postmortem' || name === 'hostile' || name === 'bare';
      if (isKept)
        expectGolden(template === 'postmortem' ? `${name}.md` : `templates/${template}/${name}.md`, draft);
      expect(draft).not.toBe('');
    });

    test('has a title and the same headings in the same order, whatever anybody wrote', () => {
      const lines = draft.split('\n');
      expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(1);
      expect(lines.filter((line) => line.startsWith('## '))).toEqual(
        headings[template]
          .filter((heading) => heading !== supporting || /^(?:full|hostile|formatted)$/.test(name))
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
  },
);

test('people outside are told of nobody, not even by hostile words', () => {
  const text = draftOf(hostileIncident(), 'external');
  expect(text).not.toMatch(
    /amina|wanjiru|baraka|otieno|chebet|koech|david|mwangi|U0AMINA|slack\.com|https?:/i,
  );
});

test('the file of a draft is named after its incident', () => {
  expect(draftFileName({ number: 12 })).toBe('INC-12-postmortem.md');
});
