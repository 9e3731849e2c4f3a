import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { commands as cliCommands } from '../../src/cli/commands';
import { replay } from '../../src/cli/replay';
import { readConfig } from '../../src/config';
import { fromIso } from '../../src/domain/instant';
import { markKinds } from '../../src/domain/mark';
import { parseWhen } from '../../src/domain/when';
import { clock, date, parseZone } from '../../src/domain/zone';
import { openLog } from '../../src/log';
import { readScenario } from '../../src/playground/scenario/scenario';
import { commands } from '../../src/slack/commands';
import { manifestFor } from '../../src/slack/manifest';
import { reactions } from '../../src/slack/reactions';
import { shortcuts } from '../../src/slack/shortcuts';

/** The root of the project. */
export const root = join(__dirname, '../..');

const manifestHead = `\
# The Slack app, for Socket Mode. Made by "npm run generate" from what the code registers and calls: do not edit it.
# With another command name (see "command" in the settings): npx firelog manifest
`;

/** What `manifest.yml` must hold. */
export function manifestText(): string {
  return manifestHead + stringify(manifestFor(readConfig({}).settings));
}

/** A document with each of its generated parts made anew; throws when a part is missing or unknown. */
export async function withGeneratedParts(document: string): Promise<string> {
  const missing = new Set(Object.keys(parts));
  let made = document;
  for (const [all, name = ''] of document.matchAll(/<!-- generated: (.+?) -->\n[\s\S]*?<!-- end -->/g)) {
    const part = parts[name];
    if (part === undefined) throw new Error(`Nothing makes the part "${name}"`);
    missing.delete(name);
    const text = await part();
    made = made.replace(all, () => `<!-- generated: ${name} -->\n\n${text}\n\n<!-- end -->`);
  }
  if (missing.size > 0) throw new Error(`The document has no place for ${[...missing].join(', ')}`);
  return made;
}

const parts: Readonly<Record<string, () => string | Promise<string>>> = {
  commands: commandTable,
  reactions: reactionTable,
  shortcuts: shortcutTable,
  times: timeTable,
  'command line': commandLineTable,
  draft,
};

function commandTable(): string {
  return table(
    ['Command', 'What it does', 'Typed behind `/incident`', 'For example'],
    commands.map(({ name, summary, usage, example }) => [
      code(name),
      summary,
      code(usage),
      code(`/incident ${example}`),
    ]),
  );
}

function reactionTable(): string {
  const { emoji } = readConfig({}).settings;
  return table(
    ['Reaction', 'Name', 'What it says'],
    markKinds.map((kind) => [`:${emoji[kind]}:`, code(emoji[kind]), reactions[kind].summary]),
  );
}

function shortcutTable(): string {
  return table(
    ['Shortcut', 'Where', 'What it does'],
    shortcuts.map(({ name, on, summary }) => [name, on === 'message' ? 'on a message' : 'anywhere', summary]),
  );
}

const whens = [
  '10:42',
  '10:42:30',
  '3:05 PM',
  '10:42 EAT',
  '2023-11-07 15:05',
  'yesterday 22:10',
  '20m ago',
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
  return table(['Typed on 2023-11-08 at 16:00 in Nairobi', 'means'], rows);
}

function commandLineTable(): string {
  return table(
    ['Command', 'What it does', 'Typed behind `npx firelog`'],
    cliCommands.map(({ name, summary, usage }) => [code(name), summary, code(usage)]),
  );
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

/** A Markdown table as the formatter leaves it: every cell as wide as its column. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[], fill = ' '): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width, fill)).join(' | ')} |`;
  const [first = [], ...others] = cells;
  return [line(first), line([], '-'), ...others.map((row) => line(row))].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
