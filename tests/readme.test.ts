import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { commands as cliCommands } from '../src/cli/commands';
import { BadSettings, readConfig } from '../src/config';
import { markKinds } from '../src/domain/mark';
import { severities } from '../src/domain/severity';
import { scopes } from '../src/slack/manifest';
import { root, withGeneratedParts } from './support/generated';
import { readTexts } from './support/source-tree';
import { withSymbolicIds } from './support/symbolic-ids';

const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');

describe('the README', () => {
  it('holds what the code makes of commands, reactions, times and the draft; npm run generate writes it', async () => {
    // Of the messages in the draft only the order can change of those that the bot posts at once.
    expect(withSymbolicIds(await withGeneratedParts(readme))).toBe(withSymbolicIds(readme));
  });

  it('sets everything up with two command lines', () => {
    const lines = readme.split('## ')[0] ?? '';
    expect(lines).toContain('npm ci && npm start ');
    expect(lines).toContain('npm ci && npm test ');
  });

  it('names every variable that the code reads, and no other', () => {
    const code = Object.values(readTexts(join(root, 'src'))).join('\n');
    const known = new Set([...code.matchAll(/\benv\.([A-Z_]+)/g)].map(([, name]) => name));
    expect(new Set(firstCells('## Settings'))).toEqual(known);
  });

  it('names every folder of the sources', () => {
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    expect(firstCells('## The rooms')).toEqual(
      expect.arrayContaining(rooms.map(({ name }) => `src/${name}`)),
    );
  });
});

describe('the settings file in the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-readme-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'firelog.yml');
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(section('## Settings')) ?? [];
  const settingsOf = (text: string) => {
    writeFileSync(path, text);
    return readConfig({ FIRELOG_CONFIG: path }).settings;
  };

  it('can be used as it stands', () => {
    expect(settingsOf(yaml)).toMatchObject({
      zone: 'Africa/Nairobi',
      responders: ['U012AB3CD'],
      teams: { payments: ['U012AB3CD', 'U045EF6GH'] },
    });
  });

  it('shows every value that is there without it', () => {
    const { command, announcements, emoji, answerEmoji, severities } = readConfig({}).settings;
    expect(settingsOf(yaml)).toMatchObject({ command, announcements, emoji, answerEmoji, severities });
  });

  it('has every key', () => {
    const shown = parse(yaml);
    expect(Object.keys(shown)).toEqual(knownKeys());
    expect(Object.keys(shown.emoji)).toEqual([...markKinds, 'answer']);
    expect(Object.keys(shown.severities)).toEqual([...severities]);
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

describe.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md'])('%s', (name) => {
  const text = read(name).replace(/```text[\s\S]*?```/g, '');

  it('names only files and folders that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
    const paths = [...text.matchAll(/`((?:src|tests|data|templates)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    const kept = paths.filter((path) => path !== 'data/playground/');
    expect([...links, ...kept].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names only headings that are there', () => {
    const anchors = [...text.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor]) => anchor);
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading.toLowerCase().replaceAll(' ', '-'),
    );
    expect(anchors.filter((anchor) => anchor === undefined || !headings.includes(anchor))).toEqual([]);
  });

  it('names only scripts and commands that are there', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const run = [...text.matchAll(/npm run ([\w-]+)/g)].map(([, script = '']) => script);
    const firelog = [...text.matchAll(/npx firelog ([\w-]+)/g)].map(([, command]) => command);
    expect(run.filter((script) => !(script in scripts))).toEqual([]);
    expect(firelog.filter((command) => !cliCommands.some((each) => each.name === command))).toEqual([]);
  });
});

test('SECURITY.md says of every scope what it is for', () => {
  const rows = [...read('SECURITY.md').matchAll(/^\| `([\w:.]+)` +\| (.*\w.*) \|$/gm)];
  expect(rows.map(([, scope]) => scope)).toEqual([...scopes()]);
});

/** The text of a level-2 section of the README. */
function section(heading: string): string {
  const from = readme.indexOf(`\n${heading}\n`);
  if (from < 0) throw new Error(`The README has no "${heading}"`);
  const to = readme.indexOf('\n## ', from + 1);
  return readme.slice(from, to < 0 ? undefined : to);
}

/** What stands in backticks in the first cells of a section's table. */
function firstCells(heading: string): readonly string[] {
  return [...section(heading).matchAll(/^\| `([^`]+)` +\|/gm)].map(([, cell = '']) => cell);
}
