import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { commands } from '../../src/cli/commands';
import { manifestFor } from '../../src/slack/manifest';
import { Built } from '../support/built';
import { CommandLine } from '../support/command-line';
import { root } from '../support/root';

const story = join(root, 'data/scenarios/memory-leak.json');

describe('npx firelog', () => {
  // As it is installed: one of each kind. What a command says is the same in this process.
  let built: Built;
  const line = new CommandLine();
  beforeAll(async () => {
    built = await Built.make();
  }, 120_000);
  afterAll(() => {
    built.remove();
    line.remove();
  });

  describe('help', () => {
    test.each([[[]], [['help']], [['--help']]])('says with %j what there is', async (args) => {
      const { code, out, err } = await (args.length === 0 ? built.firelog(args) : line.run(args));
      expect([code, err]).toEqual([0, '']);
      for (const { usage, summary } of commands) expect(out).toContain(`firelog ${usage}\n      ${summary}.`);
    });

    test.each(commands.map(({ name, usage, summary }) => [name, usage, summary]))(
      'says what %s does without doing it',
      async (name, usage, summary) => {
        const ran = await line.run([name, '--help']);
        expect(ran).toEqual({ code: 0, out: `firelog ${usage}\n${summary}.\n`, err: '' });
      },
    );

    test('exits with 2 for a command that there is not, and says what there is', async () => {
      const { code, out, err } = await built.firelog(['paly']);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('There is no command “paly”.');
      for (const { usage } of commands) expect(err).toContain(`firelog ${usage}`);
    });
  });

  describe('manifest', () => {
    test('prints the manifest of the app', async () => {
      const { code, out, err } = await built.firelog(['manifest']);
      expect([code, err]).toEqual([0, '']);
      expect(parse(out)).toEqual(manifestFor({ command: 'incident' }));
    });

    test('names the command of the settings', async () => {
      const { out } = await line.run(['manifest'], {
        FIRELOG_CONFIG: written('fire.yml', 'command: fire'),
      });
      expect(parse(out)).toEqual(manifestFor({ command: 'fire' }));
    });

    test('names the address of a bot that is reached over HTTP', async () => {
      const { out } = await line.run(['manifest', '--url', 'https://firelog.example.com/']);
      const address = 'https://firelog.example.com/slack/events';
      expect(parse(out)).toMatchObject({
        features: { slash_commands: [{ url: address }] },
        settings: {
          event_subscriptions: { request_url: address },
          interactivity: { request_url: address },
          socket_mode_enabled: false,
        },
      });
    });

    test.each([
      [['--url']],
      [['--url', 'firelog.example.com']],
      [['--url', 'http://firelog.example.com']],
      [['url']],
    ])('refuses %j and says what to type', async (args) => {
      const { code, out, err } = await line.run(['manifest', ...args]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('manifest --url https://firelog.example.com');
    });

    test('exits with 1 and one sentence per mistake in the settings', async () => {
      const ran = await built.firelog(['manifest'], { PORT: 'x', LOG_LEVEL: 'loud' });
      expect(ran).toEqual({
        code: 1,
        out: '',
        err:
          'PORT is “x”. It must be a number from 0 to 65535, such as 3000.\n' +
          'LOG_LEVEL is “loud”. It must be one of trace, debug, info, warn, error, fatal, silent.\n',
      });
    });
  });

  describe('play', () => {
    const endings = ['postmortem.md', 'postmortem.html', 'timeline.png'];
    const files = endings.map((ending) => `${join('out', `INC-1-${ending}`)}\n`).join('');

    test('writes the draft, its page and its picture, and says where', async () => {
      const out = join(line.folder, 'drafts/first');
      const ran = await line.run(['play', story, '--out', out]);
      const [draft = '', page = '', picture = ''] = endings.map((ending) => join(out, `INC-1-${ending}`));
      expect(ran).toEqual({ code: 0, out: `${draft}\n${page}\n${picture}\n`, err: '' });
      expect(readFileSync(picture).subarray(1, 4).toString('latin1')).toBe('PNG');
      expect(readFileSync(draft, 'utf8')).toMatch(/^# INC-1: Website down\n/);
      expect(readFileSync(page, 'utf8')).toContain('<title>INC-1: Website down</title>');
    });

    test('writes into out unless told where', async () => {
      const { out } = await built.firelog(['play', story]);
      expect(out).toBe(files);
      const [draft = ''] = out.split('\n');
      expect(readFileSync(join(built.folder, draft), 'utf8')).toContain('Website down');
    });

    test('leaves the workspace and the database of the playground alone', async () => {
      const settings = {
        DATABASE_URL: `sqlite:${join(line.folder, 'mine.db')}`,
        SLACK_API_URL: 'http://127.0.0.1:1/',
      };
      const { code } = await line.run(['play', story], settings);
      expect(code).toBe(0);
      expect(() => readFileSync(join(line.folder, 'mine.db'))).toThrow('ENOENT');
    });

    test('exits with 1 when the draft is not what the scenario expects, and writes it all the same', async () => {
      const scenario = JSON.parse(readFileSync(story, 'utf8'));
      scenario.expect = { draft: ['the cat did it', 'Website down'], absent: ['Amina Wanjiru'] };
      const file = written('surprise.json', JSON.stringify(scenario));
      const { code, out, err } = await line.run(['play', file]);
      expect(code).toBe(1);
      expect(err).toBe(
        `The draft is not what ${file} expects:\n` +
          'The draft does not hold "the cat did it".\n' +
          'The draft must not hold "Amina Wanjiru".\n',
      );
      expect(out).toBe(files);
    });

    test('exits with 1 when the scenario never closes its incident', async () => {
      const scenario = JSON.parse(readFileSync(story, 'utf8'));
      const file = written(
        'endless.json',
        JSON.stringify({ ...scenario, steps: scenario.steps.slice(0, 6) }),
      );
      const { code, err } = await line.run(['play', file]);
      expect([code, err]).toEqual([1, `${file} ends without a draft: no step closes the incident.\n`]);
    });

    test.each([
      ['no JSON', '{ "name": ', 'broken.json: not JSON: '],
      [
        'a step without a verb',
        changed({ steps: [{ at: '15:00', who: 'amina' }] }),
        'broken.json: steps[0]: expected exactly one of post, reply,',
      ],
      [
        'a stranger',
        changed({ steps: [{ at: '15:00', who: 'zed', in: '#ops', post: 'hi' }] }),
        'broken.json: steps[0].who: "zed" is nobody here; expected one of amina,',
      ],
      [
        'a time before the start',
        changed({ steps: [{ at: '14:00', who: 'amina', in: '#ops', post: 'hi' }] }),
        'broken.json: steps[0].at: 14:00 lies before',
      ],
      ['a zone that there is not', changed({ zone: 'Mars' }), 'broken.json: zone: expected an IANA zone'],
    ])('exits with 1 for a scenario with %s, and names the place', async (_, text, sentence) => {
      const { code, out, err } = await line.run(['play', written('broken.json', text)]);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain(sentence);
      expect(err).not.toContain('    at ');
    });

    test.each([
      ['no file', [], 'Name one scenario: play data/scenarios/memory-leak.json [--out <dir>].\n'],
      [
        'two files',
        [story, story],
        'Name one scenario: play data/scenarios/memory-leak.json [--out <dir>].\n',
      ],
      [
        'a flag that there is not',
        [story, '--fast'],
        "Unknown option '--fast'. Type: firelog play <scenario.json> [--out <dir>]\n",
      ],
    ])('exits with 2 for %s', async (_, args, err) => {
      expect(await line.run(['play', ...args])).toEqual({ code: 2, out: '', err });
    });

    test('exits with 1 for a file that is not there', async () => {
      expect(await line.run(['play', 'nowhere.json'])).toEqual({
        code: 1,
        out: '',
        err: 'nowhere.json cannot be read. Name a scenario file, such as data/scenarios/memory-leak.json.\n',
      });
    });

    test('exits with 1 for a log level that there is not', async () => {
      const { code, err } = await line.run(['play', story], { LOG_LEVEL: 'loud' });
      expect([code, err]).toEqual([
        1,
        'LOG_LEVEL is “loud”. It must be one of trace, debug, info, warn, error, fatal, silent.\n',
      ]);
    });

    test('exits with 1 when there is no way to write where the draft should go', async () => {
      const taken = written('taken', 'a file, no folder');
      const { code, err } = await line.run(['play', story, '--out', taken]);
      expect(code).toBe(1);
      expect(err).toContain(taken);
      expect(err).not.toContain('    at ');
    });
  });

  function written(name: string, text: string): string {
    const path = join(line.folder, name);
    writeFileSync(path, text);
    return path;
  }
});

/** The text of the scenario with some of its keys changed. */
function changed(keys: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...JSON.parse(readFileSync(story, 'utf8')), ...keys });
}
