import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { commands as cliCommands } from '../../src/cli/commands';
import { replay } from '../../src/cli/playground/replay';
import { readConfig } from '../../src/config';
import { renderingWords } from '../../src/documents/draft/draft';
import { ruleWords } from '../../src/domain/findings/findings';
import { markKinds } from '../../src/domain/mark-kind';
import { formulas, impactMinutes } from '../../src/domain/milestones/duration';
import { fromIso } from '../../src/domain/time/instant';
import { parseWhen } from '../../src/domain/time/when';
import { clock, date, parseZone } from '../../src/domain/time/zone';
import { openLog } from '../../src/log';
import { createMetrics } from '../../src/metrics/metrics';
import { readScenario } from '../../src/playground/scenario/scenario';
import { commands } from '../../src/slack/commands';
import type { Command } from '../../src/slack/interactions/command';
import { manifestFor } from '../../src/slack/manifest';
import { reactionSummaries } from '../../src/slack/reactions';
import { shortcuts } from '../../src/slack/shortcuts';
import { markdownTable } from './markdown-table';
import { root } from './root';
import { fieldReference, formReference, helperReference, partialReference } from './template-reference';

const manifestHead = `\
# The Slack app, for Socket Mode. Made by "npm run generate" from what the code registers and calls: do not edit it.
# With another command name (see "command" in the settings): npx firelog manifest
`;

/** What `manifest.yml` must hold. */
export function manifestText(): string {
  return manifestHead + stringify(manifestFor(readConfig({}).settings));
}

type Parts = Readonly<Record<string, () => string | Promise<string>>>;

/** The generated parts of each page that has some. */
const parts: Readonly<Record<string, Parts>> = {
  'docs/commands.md': {
    commands: commandTable,
    reactions: reactionTable,
    shortcuts: shortcutTable,
    times: timeTable,
    'command line': commandLineTable,
  },
  'docs/draft.md': { durations: durationTable, findings: findingTable, draft },
  'docs/templates.md': {
    templates: formReference,
    helpers: helperReference,
    partials: partialReference,
    fields: fieldReference,
  },
  'docs/operations.md': { metrics: metricTable, alerts: alertTable },
};

/** The pages that have generated parts, by their paths from the root. */
export const generatedPages: readonly string[] = Object.keys(parts);

/** A page with each of its generated parts made anew; throws when it lacks one, or has a place for an unknown one. */
export async function withGeneratedParts(page: string, text: string): Promise<string> {
  const makers = parts[page] ?? {};
  const missing = new Set(Object.keys(makers));
  let made = text;
  for (const [all, name = ''] of text.matchAll(/<!-- generated: (.+?) -->\n[\s\S]*?<!-- end -->/g)) {
    const make = makers[name];
    if (make === undefined) throw new Error(`Nothing makes the part “${name}” of ${page}`);
    missing.delete(name);
    const part = await make();
    made = made.replace(all, () => `<!-- generated: ${name} -->\n\n${part}\n\n<!-- end -->`);
  }
  if (missing.size > 0) throw new Error(`${page} has no place for ${[...missing].join(', ')}`);
  return made;
}

function findingTable(): string {
  const all = [...ruleWords, ...renderingWords].sort((a, b) => (a.id < b.id ? -1 : 1));
  return markdownTable(
    ['Id', 'Kind', 'Severity', 'Finds'],
    all.map(({ id, kind, severity, finds }) => [code(id), kind, severity, finds]),
  );
}

function commandTable(): string {
  return markdownTable(
    ['Command', 'What it does', 'Typed behind `/incident`', 'For example'],
    withParts().map(({ name, summary, usage, example }) => [
      code(name),
      summary,
      code(usage),
      code(`/incident ${example}`),
    ]),
  );
}

/** Every command, and behind it what else it does by the first word behind it. */
function withParts(): readonly Pick<Command, 'name' | 'summary' | 'usage' | 'example'>[] {
  return commands.flatMap((command) => [
    command,
    ...(command.parts ?? []).map((part) => ({ ...part, name: `${command.name} ${part.name}` })),
  ]);
}

function reactionTable(): string {
  const { emoji } = readConfig({}).settings;
  return markdownTable(
    ['Reaction', 'Name', 'What it says'],
    markKinds.map((kind) => [`:${emoji[kind]}:`, code(emoji[kind]), reactionSummaries[kind]]),
  );
}

function shortcutTable(): string {
  return markdownTable(
    ['Shortcut', 'Where', 'What it does'],
    shortcuts.map(({ name, type, summary }) => [
      name,
      type === 'message' ? 'on a message' : 'anywhere',
      summary,
    ]),
  );
}

const whens = [
  '10:42',
  '10:42:30',
  '3:05 PM',
  '9am',
  '9.10am',
  '09h10',
  '10:42 EAT',
  '2023-11-07 15:05',
  'yesterday 22:10',
  'yesterday at 22:10',
  'today 09:22',
  'friday 22:10',
  'Nov 5 20:23',
  '5 Nov 20:23',
  '20m ago',
  '5 min. ago',
  'an hour ago',
  '2 days ago',
  '1h 30m ago',
  '2023-11-08T07:42:00Z',
];

/** What each form means when it is typed in an incident in Nairobi on 2023-11-08 at 16:00. */
function timeTable(): string {
  const zone = parseZone('Africa/Nairobi');
  const now = fromIso('2023-11-08T13:00:00Z');
  const rows = whens.map((typed) => {
    const at = parseWhen(typed, { now, zone });
    return [code(typed), `${date(at, zone)} ${clock(at, zone, { seconds: true })}`];
  });
  return markdownTable(['Typed on 2023-11-08 at 16:00 in Nairobi', 'means'], rows);
}

function commandLineTable(): string {
  return markdownTable(
    ['Command', 'What it does', 'Typed behind `npx firelog`'],
    cliCommands.map(({ name, summary, usage }) => [code(name), summary, code(usage)]),
  );
}

function durationTable(): string {
  const rows = [
    ...formulas.map(({ name, from, to }) => [name, `${from} → ${to}`]),
    [impactMinutes.name, impactMinutes.formula],
  ];
  return markdownTable(['Duration', 'From → to'], rows);
}

/** Every metric of Firelog's own, as the page for Prometheus describes it. */
async function metricTable(): Promise<string> {
  const { body } = await createMetrics().render();
  const described = [...body.matchAll(/^# HELP (firelog_\w+) (.+)\n# TYPE \1 (\w+)$/gm)];
  const rows = described.map(([, name = '', help = '', type = '']) => [code(name), type, help]);
  return markdownTable(['Metric', 'Type', 'What it says'], rows);
}

/** Every alert, with its labels as what they are. */
function alertTable(): string {
  const { groups } = parse(readFileSync(join(root, 'deploy/prometheus/alerts.yml'), 'utf8'));
  const rows: string[][] = [];
  for (const { alert, labels, annotations } of groups.flatMap(({ rules }: { rules: [] }) => rules)) {
    const summary = annotations.summary.replaceAll(/\{\{ \$labels\.(\w+) \}\}/g, '_$1_');
    rows.push([code(alert), labels.severity, summary]);
  }
  return markdownTable(['Alert', 'How bad', 'What it says'], rows);
}

async function draft(): Promise<string> {
  const name = 'memory-leak.json';
  const scenario = readScenario(readFileSync(join(root, 'data/scenarios', name), 'utf8'), name);
  const { documents } = await replay(scenario, { log: openLog('silent') });
  const [delivered] = documents;
  if (delivered === undefined) throw new Error(`${name} ends without a draft`);
  // Not as Markdown: the formatter would change the draft inside it.
  return `\`\`\`text\n${delivered.content.trimEnd()}\n\`\`\``;
}

function code(text: string): string {
  return `\`${text}\``;
}
