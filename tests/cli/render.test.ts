import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { amina, nairobi } from '../support/cast';
import { CommandLine } from '../support/command-line';
import { root } from '../support/root';
import { declaration, TestDatabase, team } from '../support/test-database';

describe('npx firelog render', () => {
  const line = new CommandLine();
  let database: TestDatabase;
  let env: { DATABASE_URL: string };
  beforeAll(async () => {
    database = await TestDatabase.open('sqlite');
    env = { DATABASE_URL: database.url };
    await database.declare();
    await database.changes().declare(team, amina, { ...declaration, isPrivate: true }, nairobi);
  });
  afterAll(async () => {
    await database.close();
    line.remove();
  });

  /** Writes a file into the folder in which commands run. */
  function write(file: string, text: string): string {
    const path = join(line.folder, file);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  test('tries a template of Firelog’s on an incident of the database', async () => {
    const { code, out, err } = await line.run('render lite INC-1', env);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^# INC-1: .*\n[\s\S]*## What is to be done\n[\s\S]*150 to 300 read well\.\n$/);
  });

  test('tries a template on an incident that a scenario tells', async () => {
    const scenario = join(root, 'data/scenarios/memory-leak.json');
    const { code, out, err } = await line.run(['render', 'external', scenario]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^# Website down\n[\s\S]*2023-11-08 16:45 EAT\*\* It was over\./);
  });

  test('tries a template file, with the partials beside it, and writes where it is told to', async () => {
    write('mine/partials/status.md.hbs', 'As of {{renderedAt}}.\n');
    const file = write('mine/brief.md.hbs', '# {{title}}\n\n{{> status}}\n\n{{> detection}}');
    const { code, out } = await line.run(`render ${file} 1 --out brief.md`, env);
    expect([code, out]).toEqual([0, 'brief.md\n']);
    expect(readFileSync(join(line.folder, 'brief.md'), 'utf8')).toMatch(
      /^# .*\n\nAs of 20\d\d-.*\.\n\nNone recorded\n$/,
    );
  });

  test('tries a template of a folder', async () => {
    write('ours/week.md.hbs', '{{name}} of our week');
    const { out } = await line.run('render week INC-1 --templates ours', env);
    expect(out).toBe('INC-1 of our week\n');
  });

  test.each([
    [
      'a slip in it, also where this incident shows nothing',
      '{{#each measures.tasks}}\n{{ownr}}{{/each}}',
      'Template slip.md.hbs, line 2: there is no “ownr” here; the nearest is “owner”.\n',
    ],
    [
      'a slip in the name of a part',
      '\n{{> sumary}}',
      'Template slip.md.hbs, line 2: there is no partial “sumary”; the nearest is “summary”.\n',
    ],
  ])('says of %s, line and nearest name', async (_, source, sentence) => {
    write('slip.md.hbs', source);
    const { code, out, err } = await line.run('render ./slip.md.hbs INC-1', env);
    expect([code, out, err]).toEqual([1, '', sentence]);
  });

  test.each([
    ['render', 2, 'Name a template: postmortem, sre, pagerduty, '],
    [
      'render lite',
      2,
      'Name one incident, such as INC-7. Type: firelog render lite <INC-n or scenario.json>',
    ],
    ['render lite INC-x', 2, 'Name it by its number: firelog render lite INC-7'],
    ['render lit INC-1', 1, 'Template lit.md.hbs: there is no such template; the nearest is “lite”.'],
    ['render ./nowhere.md.hbs INC-1', 1, 'Template ./nowhere.md.hbs: it cannot be read: '],
    ['render lite INC-9', 1, 'There is no INC-9 in '],
    ['render lite nowhere.json', 1, 'nowhere.json cannot be read. Name a scenario file, such as '],
    ['render lite INC-1 --templates nowhere', 1, 'Template nowhere: it cannot be read: '],
  ])('“%s” is told in a sentence', async (words, exit, sentence) => {
    const { code, err } = await line.run(words, env);
    expect([code, err]).toEqual([exit, expect.stringContaining(sentence)]);
  });

  test('shows a private incident only where it is said that it may, and for its owner alone', async () => {
    const refused = await line.run('render lite INC-2', env);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toContain('INC-2 is private. Add --private');
    const shown = await line.run('render lite INC-2 --private --out private.md', env);
    expect(shown.code).toBe(0);
    expect(statSync(join(line.folder, 'private.md')).mode & 0o777).toBe(0o600);
  });
});
