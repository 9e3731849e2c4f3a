import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDocuments } from '../../../src/documents/documents';
import { samples } from '../../../src/documents/sample';
import { askForReview } from '../../../src/domain/review/ask-for-review';
import { giveReview } from '../../../src/domain/review/give-review';
import { publish } from '../../../src/domain/review/publish';
import { amina, at, baraka, chebet, nameOf, tomorrow } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import type { Log } from '../../support/log';
import { bareIncident, fullIncident, hostileIncident, nightIncident } from '../incidents';

const documents = createDocuments({
  templates: join(__dirname, '../../../templates'),
  settings: defaultSettings,
});

const context = {
  revision: 1,
  renderedAt: at('17:00'),
  nameOf,
  linkTo: ({ channel, message }: { channel: string; message: string }) =>
    `https://example.slack.com/archives/${channel}/p${message.replace('.', '')}`,
};

/** The golden file is written with UPDATE_GOLDEN=1; read what it holds before you commit it. */
function expectGolden(name: string, text: string): void {
  const path = join(__dirname, '../../golden', name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe('the agenda of a review', () => {
  test.each<[string, () => Log]>([
    ['bare', bareIncident],
    ['full', fullIncident],
    ['night', nightIncident],
  ])('is the golden one for the %s incident', (name, incident) => {
    expectGolden(`agenda-${name}.md`, documents.agenda(incident().incident, context));
  });

  test('can be made of whatever there is, and of nothing', () => {
    for (const { incident, context } of samples()) {
      expect(documents.agenda(incident, context)).toContain('## What is to be done');
    }
  });

  test('is not led astray by what people wrote', () => {
    const written = documents.agenda(hostileIncident().incident, context);
    const headings = [...written.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      'What happened (5 minutes)',
      'How it went (10 minutes)',
      'What is open (10 minutes)',
      'Causes (15 minutes)',
      'What went well, what went wrong, where we got lucky (10 minutes)',
      'What is to be done (10 minutes)',
    ]);
    expect(written).not.toMatch(/<script|<img/i);
  });
});

describe('the head of a draft', () => {
  const asked = fullIncident().when(at('09:00', tomorrow), amina, (incident) =>
    askForReview(incident, { reviewers: [baraka, chebet] }, nameOf),
  );
  const head = (log: Log) => documents.postmortem(log.incident, context).split('\n## ')[0];

  test('says nothing of a review while nobody was asked for one', () => {
    expect(head(fullIncident())).not.toMatch(/review|Published/);
  });

  test('says who reviews it, and what they said', () => {
    const given = asked.when(at('10:00', tomorrow), baraka, (incident) =>
      giveReview(incident, 1, { person: baraka, verdict: 'approved' }),
    );
    expect(head(given)).toContain(
      '**In review** since 2023-11-09 09:00 EAT, in the hands of Amina Wanjiru. Reviewers: Baraka Otieno (reviewed), Chebet Koech (asked).',
    );
  });

  test('says where it was published, and never what hides an address', () => {
    const published = (link?: string) =>
      asked.when(at('11:00', tomorrow), amina, (incident) => publish(incident, link, nameOf));
    expect(head(published('https://wiki.example.com/inc-7'))).toContain(
      '**Published** 2023-11-09 11:00 EAT by Amina Wanjiru: [read it there](https://wiki.example.com/inc-7).',
    );
    for (const link of ['javascript:alert(1)', 'https://good.example@evil.example/', 'x y', 'https://a|b>']) {
      expect(asked.refusalOf((incident) => publish(incident, link, nameOf))).toMatchObject({
        code: 'no-link',
      });
    }
    const key = 'https://wiki.example.com/?key=ghp_0123456789abcdefghijklmnopqrstuvwxyzAB';
    expect(asked.refusalOf((incident) => publish(incident, key, nameOf))).toMatchObject({
      code: 'secret-link',
    });
  });
});
