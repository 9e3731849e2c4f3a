import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { BadSettings, readConfig } from '../../src/config';
import { markKinds } from '../../src/domain/mark-kind';
import { defaultSeverities } from '../../src/domain/severity';
import { minute } from '../../src/domain/time/instant';
import { firstCellsOf, sectionOf } from '../support/pages';
import { root } from '../support/root';
import { readTexts } from '../support/source-tree';

const page = 'docs/settings.md';

test('the page names every variable that the code reads, and no other', () => {
  const code = Object.values(readTexts(join(root, 'src'))).join('\n');
  const known = new Set([...code.matchAll(/\benv\.([A-Z_]+)/g)].map(([, name]) => name));
  expect(new Set(firstCellsOf(page, 'Environment variables'))).toEqual(known);
});

describe('the settings file on the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-settings-page-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'firelog.yml');
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(sectionOf(page, 'The settings file')) ?? [];
  const settingsOf = (text: string) => {
    writeFileSync(path, text);
    return readConfig({ FIRELOG_CONFIG: path }).settings;
  };

  test('can be used as it stands', () => {
    expect(settingsOf(yaml)).toMatchObject({
      zone: 'Africa/Nairobi',
      responders: ['U012AB3CD'],
      teams: { payments: ['U012AB3CD', 'U045EF6GH'] },
      fields: [
        { name: 'business-impact', label: 'Business impact' },
        { name: 'customers-told', type: 'person' },
      ],
      services: [{ name: 'checkout', owner: 'payments', dashboards: [{ label: 'Latency' }] }],
    });
  });

  test('shows every value that is there without it', () => {
    const { command, announcements, emoji, answerEmoji, severities, roles, foreignMarks } = readConfig(
      {},
    ).settings;
    const { respondersInPrivate, respondersInDrills, channel } = readConfig({}).settings;
    expect(settingsOf(yaml)).toMatchObject({
      ...{ command, announcements, emoji, answerEmoji, severities, roles, foreignMarks },
      ...{ respondersInPrivate, respondersInDrills },
      channel: { name: channel.name, isRenamed: channel.isRenamed },
    });
    expect(settingsOf(yaml).channel).not.toHaveProperty('archiveAfter');
  });

  test('shows a ladder that can be used as it stands', () => {
    const [, ladder = ''] =
      /\*\*Ladders\.\*\*[\s\S]*?```yaml\n([\s\S]*?)```/.exec(readFileSync(join(root, page), 'utf8')) ?? [];
    const { ladders } = settingsOf(ladder);
    expect(ladders.payments?.map(({ wait }) => wait)).toEqual([5, 2.5, 5].map((minutes) => minutes * minute));
  });

  test('has every key', () => {
    const shown = parse(yaml);
    expect(Object.keys(shown)).toEqual(knownKeys());
    expect(Object.keys(shown.emoji)).toEqual([...markKinds, 'answer']);
    expect(Object.keys(shown.severities)).toEqual(defaultSeverities.map(({ name }) => name));
  });

  /** The keys that the sentence about an unknown one names. */
  function knownKeys(): readonly string[] {
    try {
      settingsOf('no such key: 1');
    } catch (error) {
      if (!(error instanceof BadSettings)) throw error;
      return /There are (.+)\.$/.exec(error.message)?.[1]?.split(', ') ?? [];
    }
    throw new Error('An unknown key was taken');
  }
});
