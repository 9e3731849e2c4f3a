import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportIncident } from '../../src/cli/commands/export';
import { findBrowser } from '../../src/cli/export/find-browser';
import { WrongUsage } from '../../src/cli/output';
import { minute } from '../../src/domain/time/instant';
import { shown } from '../../src/storage/open';
import { mistakesInJson } from '../documents/json/validity';
import { browserProgram } from '../support/browser';
import { amina, nairobi } from '../support/cast';
import { CommandLine } from '../support/command-line';
import { declaration, TestDatabase, team } from '../support/test-database';
import { World } from '../support/world';

const line = new CommandLine();
afterAll(() => line.remove());

describe('npx firelog export, beside the bot of a whole incident', () => {
  let world: World;
  let env: { DATABASE_URL: string };
  let channel: string;
  beforeAll(async () => {
    world = await World.open();
    env = { DATABASE_URL: world.databaseUrl };
    channel = await world.declare();
    const chebet = world.person('chebet');
    await chebet.join(channel);
    const cause = await chebet.post(channel, 'The pool of *connections* is too small');
    await world.settled();
    await world.person('amina').react(channel, cause, 'dart');
    await world.turn(5 * minute);
    await world.types('amina', channel, '/incident assume the cache is cold');
    await world.types('chebet', channel, '/incident rule-out A1 it is warm');
    await world.types('amina', channel, '/incident escalate "The vendor" we need the logs');
    await world.types('amina', channel, '/incident follow-up make the pool larger due 2023-11-30');
    await world.types('amina', channel, '/incident postmortem');
    await world.turn(minute);
  });
  afterAll(() => world.close());

  test('writes the very draft that the bot delivers, but for when it was written', async () => {
    const { code, out, err } = await line.runAlone('export INC-1', env);
    expect([code, err]).toEqual([0, '']);
    const written = /^\*Draft 1, written .*?\. /m;
    expect(out).toMatch(written);
    expect(out.replace(written, '')).toBe(world.draft().replace(written, ''));
    expect(out).toContain('Chebet Koech](https://');
  });

  test('writes everything known as JSON, with every instant to the microsecond', async () => {
    const { code, out, err } = await line.run('export 1 --format json', env);
    expect([code, err]).toEqual([0, '']);
    const record = JSON.parse(out);
    const ids = { amina: world.person('amina').id, chebet: world.person('chebet').id };
    expect(record).toMatchObject({
      format: 'firelog incident',
      version: 1,
      name: 'INC-1',
      title: 'Checkout answers 500',
      severity: 'sev2',
      zone: 'Africa/Nairobi',
      declaredBy: ids.amina,
      people: { [ids.amina]: 'Amina Wanjiru', [ids.chebet]: 'Chebet Koech' },
      closing: null,
      assumptions: [{ name: 'A1', text: 'the cache is cold', state: 'ruled out' }],
      escalations: [{ name: 'E1', to: [{ outside: 'The vendor' }], reason: 'we need the logs' }],
      followUps: [{ name: 'F1', text: 'make the pool larger', owner: null, due: '2023-11-30' }],
    });
    expect(record.declaredAt).toMatch(/^2023-11-08T12:00:00\.\d{6}Z$/);
    expect(record.timeline.map((entry: { text: string }) => entry.text)).toContain(
      'The pool of connections is too small',
    );
    expect(record.log[0]).toMatchObject({ seq: 1, type: 'declared', by: ids.amina });
    expect(record.findings.map((finding: { id: string }) => finding.id)).toContain('S05');
    expect(bareInstants(record)).toEqual([]);
  });

  test('writes the same draft as a page', async () => {
    const { code, out } = await line.run('export INC-1 --form html', env);
    expect(code).toBe(0);
    expect(out).toContain('<title>INC-1: Checkout answers 500</title>');
    expect(out).toContain('The pool of <strong>connections</strong> is too small');
  });

  test('writes what the draft shows as JSON, which is another document than the record', async () => {
    const { code, out } = await line.run('export INC-1 --form json', env);
    expect([code, mistakesInJson(out)]).toEqual([0, []]);
    expect(JSON.parse(out)).toMatchObject({
      format: 'firelog postmortem',
      assumptions: { ruledOut: [{ name: 'A1', text: { text: 'the cache is cold' } }] },
      measures: { tasks: [{ name: 'F1', due: '2023-11-30' }] },
    });
    const record = await line.run('export INC-1 --form record', env);
    expect(JSON.parse(record.out)).toMatchObject({ format: 'firelog incident' });
  });

  test('prints it as a PDF, into a file of its own unless told where', async () => {
    const browser = (await browserProgram()) ?? findBrowser();
    const ran = await line.run('export INC-1 --form pdf --paper letter', { ...env, CHROME_PATH: browser });
    expect(ran).toEqual({ code: 0, out: 'INC-1-postmortem.pdf\n', err: '' });
    const file = join(line.folder, 'INC-1-postmortem.pdf');
    expect(readFileSync(file, 'latin1')).toMatch(/^%PDF-[\s\S]*\/MediaBox\s*\[0 0 612 792\]/);
    rmSync(file);
  });

  test('says what to do where no browser can print a PDF', async () => {
    const nowhere = { ...env, CHROME_PATH: join(line.folder, 'no-chrome') };
    expect(await line.run('export INC-1 --form pdf', nowhere)).toEqual({
      code: 1,
      out: '',
      err: `CHROME_PATH is ${nowhere.CHROME_PATH}, where there is no program. Set it to the path of Chrome, Chromium or Edge.\n`,
    });
    const deaf = join(line.folder, 'deaf');
    writeFileSync(deaf, '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    const { code, err } = await line.run('export INC-1 --form pdf', { ...env, CHROME_PATH: deaf });
    expect([code, err]).toEqual([
      1,
      `${deaf} printed nothing. Set CHROME_PATH to another browser, or print the page yourself: --form html.\n`,
    ]);
    expect(existsSync(join(line.folder, 'INC-1-postmortem.pdf'))).toBe(false);
  });

  test('writes into a file and says so', async () => {
    const file = join(line.folder, 'draft.md');
    expect(await line.run(`export INC-1 --out ${file}`, env)).toEqual({ code: 0, out: `${file}\n`, err: '' });
    expect(readFileSync(file, 'utf8')).toMatch(/^# INC-1: Checkout answers 500\n/);
  });

  test('writes a chart beside it, in the form that is asked for', async () => {
    const file = join(line.folder, 'charted.md');
    const [svg, png] = ['svg', 'png'].map((form) => join(line.folder, `INC-1-timeline.${form}`));
    for (const [form, chart] of [
      ['svg', svg],
      ['png', png],
    ] as const) {
      const ran = await line.run(`export INC-1 --out ${file} --chart ${form}`, env);
      expect(ran).toEqual({ code: 0, out: `${file}\n${chart}\n`, err: '' });
    }
    expect(readFileSync(svg ?? '', 'utf8')).toContain('<title id="chart-840-title">Timeline of INC-1: ');
    expect(
      readFileSync(png ?? '')
        .subarray(1, 4)
        .toString('latin1'),
    ).toBe('PNG');
  });

  test.each([
    ['--out x.md --chart gif', 'There is no chart in the form “gif”. Type --chart svg or --chart png.'],
    ['--chart svg', 'The chart is written beside the export. Say where that goes: --out <file>.'],
  ])('says what to type instead of %s', async (options, sentence) => {
    await expect(exportIncident.run(['INC-1', ...options.split(' ')])).rejects.toThrow(sentence);
  });

  test('says where it could not write', async () => {
    const file = join(line.folder, 'nowhere', 'draft.md');
    expect(await line.run(`export INC-1 --out ${file}`, env)).toEqual({
      code: 1,
      out: '',
      err: `${file} cannot be written (ENOENT). Name a file in a folder that exists: --out <file>.\n`,
    });
  });

  test('ends quietly when its reader has read enough', async () => {
    expect(await line.runUnheard('export INC-1 --format json', env)).toEqual({ code: 0, err: '' });
  });

  test('lets the bot go on writing', async () => {
    await line.run('export INC-1', env);
    expect(await world.types('amina', channel, '/incident note still here')).toContain('still here');
    expect((await line.run('export INC-1', env)).out).toContain('still here');
  });
});

describe('npx firelog export, of a database with other workspaces and private incidents in it', () => {
  let database: TestDatabase;
  let env: { DATABASE_URL: string };
  beforeEach(async () => {
    database = await TestDatabase.open();
    env = { DATABASE_URL: database.url };
  });
  afterEach(() => database.close());

  test('names people by id and links nowhere while nobody said more', async () => {
    await database.declare();
    const { out } = await line.run('export INC-1', env);
    expect(out).toContain(amina);
    expect(out).not.toContain('](');
  });

  test('asks which workspace is meant where several have the number', async () => {
    await database.declare();
    await database.changes().declare('T9OTHER', amina, { ...declaration, title: 'Mail is late' }, nairobi);
    const refused = await line.run('export INC-1', env);
    expect(refused).toEqual({
      code: 1,
      out: '',
      err: `Several workspaces have an INC-1. Say which one: --team ${team} or --team T9OTHER.\n`,
    });
    expect((await line.run('export INC-1 --team T9OTHER', env)).out).toContain('# INC-1: Mail is late\n');
    expect((await line.run('export INC-1 --team T1', env)).err).toBe(
      `The workspace T1 has no INC-1 in ${shown(env.DATABASE_URL)}. Type --team ${team} or --team T9OTHER.\n`,
    );
  });

  test('refuses a private incident unless --private is typed, and keeps its file from others', async () => {
    const secret = { ...declaration, title: 'Salaries leaked', isPrivate: true };
    await database.changes().declare(team, amina, secret, nairobi);
    const file = join(line.folder, 'secret.json');
    for (const words of ['export INC-1', `export INC-1 --format json --out ${file}`]) {
      expect(await line.run(words, env)).toEqual({
        code: 1,
        out: '',
        err: 'INC-1 is private. Add --private if it may be read where this is going.\n',
      });
    }
    expect(existsSync(file)).toBe(false);
    await line.run(`export INC-1 --private --format json --out ${file}`, env);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      title: 'Salaries leaked',
      isPrivate: true,
    });
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  test('says where it looked when there is no such incident', async () => {
    expect((await line.run('export INC-9', env)).err).toBe(
      `There is no INC-9 in ${shown(env.DATABASE_URL)}. Name another one, or set DATABASE_URL to where it is.\n`,
    );
  });

  test('reads the database of the playground where neither Slack nor a database is configured', async () => {
    expect((await line.run('export INC-9')).err).toContain(
      `There is no database at sqlite:${join('data', 'playground', 'firelog.db')}.`,
    );
  });

  test.each([
    ['', 'Name one incident, such as INC-7. Type: firelog export <INC-n>'],
    ['INC-1 --format pdf', 'Type --format markdown or json, or another form: --form pdf.'],
    ['INC-1 --form htm', 'There is no form “htm”. Did you mean --form html?'],
    ['INC-1 --form MD', 'Did you mean --form markdown? There are markdown, html, json, pdf and record.'],
    ['INC-1 --form constructor', 'There is no form “constructor”.'],
    ['INC-1 --form html --format json', 'Name the form once'],
    ['INC-1 --form pdf --paper a3', 'There is no paper “a3”. Type --paper a4 or letter.'],
    ['INC-1 --format constructor', 'There is no format “constructor”.'],
    ['INC-1 --out', "Option '--out <value>' argument missing. Type: firelog export <INC-n>"],
    ['INC--1', '“INC--1” names no incident. Name it by its number: firelog export INC-7'],
  ])('refuses “export %s” and says what to type', async (words, sentence) => {
    const refused = exportIncident.run(words.split(' ').filter((word) => word !== ''));
    await expect(refused).rejects.toBeInstanceOf(WrongUsage);
    await expect(refused).rejects.toThrow(sentence);
  });
});

/** The numbers in a record that look like instants in microseconds, by where they stand. */
function bareInstants(value: unknown, place = ''): readonly string[] {
  if (typeof value === 'number') return value > 1e12 ? [place] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => bareInstants(inner, `${place}.${key}`));
}
