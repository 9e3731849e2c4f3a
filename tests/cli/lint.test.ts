import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lint } from '../../src/cli/commands/lint';
import { WrongUsage } from '../../src/cli/output';
import { close } from '../../src/domain/decisions/close';
import { findingsOf } from '../../src/domain/findings/findings';
import { assume, settle } from '../../src/domain/ledger/assumption';
import { addFollowUp } from '../../src/domain/ledger/follow-up';
import { setTimes } from '../../src/domain/milestones/set-times';
import { typedSections } from '../../src/domain/section';
import { inWords } from '../../src/sentence';
import { amina, at, nairobi } from '../support/cast';
import { CommandLine } from '../support/command-line';
import { defaultSettings } from '../support/default-settings';
import { declaration, TestDatabase, team } from '../support/test-database';

describe('npx firelog lint', () => {
  const line = new CommandLine();
  let database: TestDatabase;
  let env: { DATABASE_URL: string };
  beforeEach(async () => {
    database = await TestDatabase.open('sqlite');
    env = { DATABASE_URL: database.url };
  });
  afterEach(() => database.close());
  afterAll(() => line.remove());

  test('prints each finding on a line beside a running bot, and fails when one is an error', async () => {
    const ref = await database.declare();
    const findings = findingsOf(await database.store().load(ref));
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    expect(errors).toBeGreaterThan(1);
    const { code, out, err } = await line.runAlone('lint INC-1', env);
    expect([code, err]).toEqual([1, `INC-1 has ${errors} errors.\n`]);
    expect(out.trimEnd().split('\n')).toEqual(
      findings.map(
        ({ id, severity, sentence }) => `${id}  ${severity.padEnd(5)}  ${inWords(sentence, defaultSettings)}`,
      ),
    );
    expect(out).toContain('S03  error  No root cause is given.');
  });

  test('exits with 0 when nothing that is left is an error', async () => {
    const ref = await database.declare();
    await complete(ref.number);
    const { code, out, err } = await line.run('lint inc-1', env);
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toMatch(/ {2}error {2}/);
    expect(out).not.toBe('');
  });

  test('names the fields that the settings require and nobody filled in', async () => {
    const ref = await database.declare();
    await complete(ref.number);
    const folder = mkdtempSync(join(tmpdir(), 'firelog-lint-'));
    const path = join(folder, 'firelog.yml');
    writeFileSync(path, 'fields: [{ name: impact, required: true }, { name: orders, type: number }]');
    const { code, out } = await line.run('lint INC-1', { ...env, FIRELOG_CONFIG: path });
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(out.match(/^C01 .*$/gm)).toEqual([
      'C01  error  “Impact” is not filled in. Type `/incident fields`.',
    ]);
  });

  test('refuses a private incident unless --private is typed', async () => {
    await database.changes().declare(team, amina, { ...declaration, isPrivate: true }, nairobi);
    expect(await line.run('lint INC-1', env)).toEqual({
      code: 1,
      out: '',
      err: 'INC-1 is private. Add --private if it may be read where this is going.\n',
    });
    expect((await line.run('lint INC-1 --private', env)).out).toContain('S03  error');
  });

  test('says where it looked when there is no such incident', async () => {
    await database.declare();
    const { DATABASE_URL: url } = env;
    expect(await line.run('lint INC-2', env)).toEqual({
      code: 1,
      out: '',
      err: `There is no INC-2 in ${url}. Name another one, or set DATABASE_URL to where it is.\n`,
    });
    expect((await line.run('lint INC-1', { DATABASE_URL: `${url}-other` })).err).toContain(
      `There is no database at ${url}-other.`,
    );
  });

  test.each([
    ['lint', 'Name one incident, such as INC-7. Type: firelog lint <INC-n or file.md>'],
    ['lint INC-1 INC-2', 'Name one incident, such as INC-7.'],
    ['lint INC-0', '“INC-0” names no incident. Name it by its number: firelog lint INC-7'],
    ['lint INC-1 --strict', "Unknown option '--strict'. Type: firelog lint <INC-n or file.md>"],
    ['lint draft.md --private', 'A file is of no workspace: --team and --private go with an incident.'],
  ])('refuses “%s” and says what to type', async (words, sentence) => {
    const refused = lint.run(words.split(' ').slice(1));
    await expect(refused).rejects.toBeInstanceOf(WrongUsage);
    await expect(refused).rejects.toThrow(sentence);
  });

  test('prints the same as JSON for another program', async () => {
    await database.declare();
    const { code, out } = await line.run('lint INC-1 --json', env);
    expect(code).toBe(1);
    const found: unknown = JSON.parse(out);
    expect(found).toContainEqual({
      id: 'S03',
      severity: 'error',
      line: null,
      sentence: expect.stringContaining('No root cause is given.'),
    });
  });

  test('exits with 2 for what was typed wrongly', async () => {
    const { code, out, err } = await line.runAlone('lint', env);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Name one incident, such as INC-7.');
  });

  describe('of a file', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'firelog-lint-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const file = (content: string | Buffer): string => {
      const path = join(folder, 'draft.md');
      writeFileSync(path, content);
      return path;
    };
    const written =
      '## Summary\nThe site was down from 14:00 to 14:30 UTC.\n\n## Detection\nAn alert.\n\n## Root cause\nA full disk.\n\n## Resolution\n';

    test('prints each finding with its line, and fails when one is an error, without a database', async () => {
      const path = file(`${written}TBD\n`);
      const nowhere = { DATABASE_URL: `${env.DATABASE_URL}-none` };
      expect(await line.run(`lint ${path}`, nowhere)).toEqual({
        code: 1,
        out: '  10  R03  error  It does not say how the incident was resolved. Write it under a heading “Resolution”.\n',
        err: `${path} has 1 error.\n`,
      });
      const { out } = await line.run(`lint ${path} --json`, nowhere);
      expect(JSON.parse(out)).toEqual([
        { id: 'R03', severity: 'error', line: 10, sentence: expect.stringContaining('resolved') },
      ]);
    });

    test('exits with 0 where nothing is missing', async () => {
      const path = file(`${written}A larger disk.\n`);
      expect(await line.run(`lint ${path}`, env)).toEqual({
        code: 0,
        out: `Nothing is missing in ${path}.\n`,
        err: '',
      });
      expect((await line.run(`lint ${path} --json`, env)).out).toBe('[]\n');
    });

    test.each<[string, string | Buffer | undefined, string]>([
      ['is not there', undefined, 'There is no file '],
      ['is no text', Buffer.from([0x50, 0x4b, 0, 1, 2]), ' is no text. Name a postmortem in Markdown'],
      ['is in no UTF-8', Buffer.from([0x80, 0xff, 0x41]), ' is no text. Name a postmortem in Markdown'],
      ['is huge', 'a'.repeat(1_000_001), ' has 2 MB, and a postmortem at most 1. Name another file.'],
    ])('that %s is refused in a sentence', async (_, content, sentence) => {
      const path = content === undefined ? join(folder, 'none.md') : file(content);
      const { code, out, err } = await line.run(`lint ${path}`, env);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain(sentence);
    });

    test('that is a folder is refused in a sentence', async () => {
      expect((await line.run(`lint ${folder}`, env)).err).toContain(' is no file. Name a postmortem');
    });
  });

  /** Gives the incident everything whose absence is an error. */
  async function complete(number: number): Promise<void> {
    const changes = database.changes();
    const ref = { team, number };
    database.now = at('11:00');
    await changes.change(ref, amina, (incident) =>
      setTimes(incident, { 'impact started': at('09:50'), detected: at('09:55'), resolved: at('10:50') }),
    );
    await changes.change(ref, amina, (incident) => assume(incident, ['the pool is too small']));
    await changes.change(ref, amina, (incident) => settle(incident, 'confirmed', 'A1', ['it was full']));
    await changes.change(ref, amina, (incident) => addFollowUp(incident, { text: ['make it larger'] }));
    await changes.change(ref, amina, (incident) =>
      close(
        incident,
        typedSections({
          summary: 'The checkout answered with errors for an hour.',
          impact: 'Nobody could pay.',
          share: 'About 30 % of 12,000 customers',
          detection: 'The alert on the rate of errors.',
          rootCause: 'The pool of connections was too small.',
          resolution: 'It was made larger.',
          lessons: 'The alert came before the customers.',
          improvements: 'Alert on the use of the pool',
        }),
      ),
    );
  }
});
