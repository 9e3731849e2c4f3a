import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { formNames, templateNameOf } from '../../../src/app/documents/templates';
import { readArguments, readIncidentNumber } from '../../../src/cli/arguments';
import { sentenceOf } from '../../../src/cli/output';
import { readConfig } from '../../../src/config';
import { createDocuments } from '../../../src/documents/documents';
import { TemplateProblem } from '../../../src/documents/templates/template-problem';
import { readScenario } from '../../../src/playground/scenario/scenario';
import { nameOf } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { given } from '../../support/log';
import type { Random } from '../../support/random';
import { hostileText, hostileValue, mutated, slipped } from '../hostile';
import { pure, readable, type Session, sentence, type Target } from '../target';

const root = join(__dirname, '../../..');

const settings = {
  command: 'incident',
  announcements: 'incidents',
  zone: 'Africa/Nairobi',
  emoji: { entry: 'pushpin', 'root cause': ':dart:', answer: 'memo' },
  severities: { sev1: 'Everything is down', sev4: 'A nuisance' },
  responders: { all: ['U0AMINA'], sev1: ['U0BARAKA'] },
  teams: { operations: ['U0AMINA', 'U0BARAKA'], 'Node Vendor': [] },
  templates: 'templates',
};

/** Opens a folder of its own for a target, that is gone afterwards. */
function inFolder(
  run: (folder: string, random: Random, note: (input: unknown) => void) => void,
  furnish?: (folder: string) => void,
) {
  return async (): Promise<Session> => {
    const folder = mkdtempSync(join(tmpdir(), 'firelog-fuzz-'));
    furnish?.(folder);
    return {
      run: (random, note) => run(folder, random, note),
      close: () => rmSync(folder, { recursive: true }),
    };
  };
}

/** The settings file and the environment. */
export const yaml: Target = {
  name: 'yaml',
  share: 70_000,
  over: 'process',
  stretch: 5_000,
  open: inFolder((folder, random, note) => {
    const value = random.chance(0.15) ? hostileValue(random) : mutated(random, settings, 0.4);
    const text = random.chance(0.3) ? slipped(random, written(value)) : written(value);
    const source = random.chance(0.1) ? hostileText(random) : text;
    const path = join(folder, 'firelog.yml');
    writeFileSync(path, source);
    const env = random.chance(0.3) ? environment(random) : {};
    note({ source, env });
    refusedInWords(() => readConfig({ ...env, FIRELOG_CONFIG: path }), 'The settings');
  }),
};

/** What YAML can hold; text that it cannot is left to the texts. */
function written(value: unknown): string {
  try {
    return stringify(value);
  } catch {
    return String(JSON.stringify(value));
  }
}

const variables = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_API_URL',
  'DATABASE_URL',
  'FIRELOG_TIMEZONE',
  'PLAYGROUND_PORT',
  'PORT',
  'LOG_LEVEL',
];

function environment(random: Random): Record<string, string> {
  return Object.fromEntries(
    variables.flatMap((name) => (random.chance(0.3) ? [[name, hostileText(random)]] : [])),
  );
}

/** A template of the draft that somebody changed. */
export const template: Target = {
  name: 'template',
  share: 10_000,
  over: 'process',
  stretch: 5_000,
  open: inFolder(
    (folder, random, note) => {
      const [file, source] = random.pick(templates());
      const changed = random.chance(0.1) ? hostileText(random) : inserted(random, slipped(random, source));
      note({ file, changed });
      writeFileSync(join(folder, file), changed);
      try {
        rendered(folder, templateNameOf(file));
      } finally {
        writeFileSync(join(folder, file), source);
      }
    },
    (folder) => cpSync(join(root, 'templates'), folder, { recursive: true }),
  ),
};

const tags = [
  '{{title}}',
  '{{#if impact}}',
  '{{/if}}',
  '{{> line}}',
  '{{> entry}}',
  '{{#each timeline.days}}',
  '{{/each}}',
  '{{else}}',
  '{{@index}}',
  '{{../..}}',
  '{{this}}',
  '{{constructor.name}}',
  '{{__proto__}}',
  '{{lookup . "x"}}',
  '{{log 1}}',
  '{{{title}}}',
  '{{&title}}',
  '{{!',
  '{{~',
  '{{"x"}}',
  '{{1}}',
  '{{#with title}}',
  '{{#>line}}{{/line}}',
  '{{quote title}}',
  '{{> (lookup . "x")}}',
  '{{#each . as |a b|}}{{a}}{{/each}}',
];

function inserted(random: Random, source: string): string {
  const place = random.below(source.length + 1);
  return random.chance(0.5) ? source.slice(0, place) + random.pick(tags) + source.slice(place) : source;
}

function templates(): readonly (readonly [file: string, source: string])[] {
  known ??= ['', 'partials'].flatMap((folder) =>
    readdirSync(join(root, 'templates', folder))
      .filter((file) => file.endsWith('.hbs'))
      .map(
        (file) => [join(folder, file), readFileSync(join(root, 'templates', folder, file), 'utf8')] as const,
      ),
  );
  return known;
}
let known: readonly (readonly [string, string])[] | undefined;

/** Renders the form that was changed, and of a part that was one that may hold it. */
function rendered(folder: string, changed: string): void {
  try {
    const context = {
      revision: 1,
      renderedAt: given().incident.declaredAt,
      nameOf,
      linkTo: () => 'https://a.example/',
    };
    const documents = createDocuments({ templates: folder, settings: defaultSettings, areTried: true });
    const form = formNames.find((name) => name === changed) ?? 'postmortem';
    documents.tryOut(form);
    readable(documents.postmortem(given().incident, context, form), 'A draft');
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    sentence(error.message, 'A template');
  }
}

/** A scenario file that somebody wrote. */
export const scenario: Target = pure('scenario', 25_000, (random, note) => {
  const [name, value] = random.pick(scenarios());
  const text = JSON.stringify(mutated(random, value, 0.03));
  const source = random.chance(0.2) ? slipped(random, text) : text;
  note(source);
  try {
    readScenario(source, name);
  } catch (error) {
    // Its sentences are the message of a plain error, one a line.
    if (!(error instanceof Error) || !error.message.startsWith(`${name}: `)) throw error;
    readable(error.message, 'A scenario');
  }
});

function scenarios(): readonly (readonly [name: string, value: unknown])[] {
  stories ??= readdirSync(join(root, 'data/scenarios'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, JSON.parse(readFileSync(join(root, 'data/scenarios', file), 'utf8'))] as const);
  return stories;
}
let stories: readonly (readonly [string, unknown])[] | undefined;

const words = [
  'INC-7',
  '7',
  '--team',
  'T0TEAM',
  '--private',
  '--json',
  '--out',
  '-',
  '--',
  '--help',
  '--url',
  '-x',
  '--team=',
  '--no-private',
  '',
];

/** The words after a command of `npx firelog`. */
export const cli: Target = pure('cli', 80_000, (random, note) => {
  const args = Array.from({ length: random.below(5) }, () =>
    random.chance(0.7) ? random.pick(words) : hostileText(random),
  );
  note(args);
  const usage = 'lint <INC-n> [--team <workspace id>] [--private]';
  const options = { team: { type: 'string' }, private: { type: 'boolean', default: false } } as const;
  refusedInWords(
    () => readIncidentNumber(readArguments(args, { usage, options }).positionals, usage),
    'A command',
  );
});

function refusedInWords(read: () => unknown, where: string): void {
  try {
    read();
  } catch (error) {
    const said = sentenceOf(error);
    if (said === undefined) throw error;
    readable(said, where);
  }
}
