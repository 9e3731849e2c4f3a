import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBot } from '../../src/cli/start-bot';
import { Playground } from '../../src/playground/playground';
import { manifestFor } from '../../src/slack/manifest';
import { connect } from '../../src/storage/sqlite/connect';
import { BotProcess } from '../support/bot-process';
import { inThisProcess } from '../support/in-this-process';

const here = join(__dirname, '../..');
const botToken = 'xoxb-1234567890-hushHUSHhush';
const appToken = 'xapp-1-A0123-hushHUSHhush';

// Several processes start one after the other, on machines that may be slow.
jest.setTimeout(60_000);

describe('a start with a mistake in it', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'firelog-mistakes-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const onSlack = (settings: Record<string, string> = {}) => ({
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
    DATABASE_URL: `sqlite:${join(folder, 'firelog.db')}`,
    LOG_LEVEL: 'trace',
    ...settings,
  });
  /** What a start complains about, which is all that it says; no token is in it. */
  const complaintAbout = async (settings: Record<string, string>): Promise<string> => {
    const env = { PORT: '0', PLAYGROUND_PORT: '0', ...settings };
    const { result: runs, out, err } = await inThisProcess({ folder, env }, () => startBot([]));
    expect({ runs, out }).toEqual({ runs: false, out: '' });
    expect(err).not.toMatch(/hush/i);
    return withoutLog(err);
  };
  /** The same of a process of its own. */
  const complaintOfProcess = async (settings: Record<string, string>): Promise<string> => {
    const bot = BotProcess.run(folder, settings);
    const { code } = await bot.ended;
    expect({ code, output: bot.output }).toEqual({ code: 1, output: '' });
    expect(bot.errors).not.toMatch(/hush/i);
    return withoutLog(bot.errors);
  };
  const configured = (yaml: string): Record<string, string> => {
    const path = join(folder, 'firelog.yaml');
    writeFileSync(path, yaml);
    return onSlack({ FIRELOG_CONFIG: path });
  };

  test('names every mistake of the environment at once, one sentence each', async () => {
    const complaint = await complaintOfProcess({
      SLACK_BOT_TOKEN: 'xoxp-1-hush',
      SLACK_API_URL: 'slack.com/api',
      DATABASE_URL: 'mysql://db',
      PORT: '65536',
      FIRELOG_TIMEZONE: 'Africa/Nairoby',
      FIRELOG_CONFIG: 'nowhere.yaml',
    });
    const sentences = [
      /^FIRELOG_CONFIG names nowhere\.yaml, which cannot be read\. It must be a YAML file/,
      /^SLACK_BOT_TOKEN holds a token of the kind xoxp-…\. It must be the token that begins with xoxb-\.$/,
      /^SLACK_APP_TOKEN is not set\. Set it to the token that begins with xapp-/,
      /^SLACK_API_URL is “slack\.com\/api”\. It must be a web address/,
      /^PORT is “65536”\. It must be a number from 0 to 65535, such as 3000\.$/,
      /^DATABASE_URL begins with “mysql”\. It must be /,
      /^FIRELOG_TIMEZONE is “Africa\/Nairoby”\. /,
    ];
    expect(complaint.trimEnd().split('\n')).toEqual(sentences.map((each) => expect.stringMatching(each)));
  });

  test('names a missing bot token', async () => {
    expect(await complaintAbout(onSlack({ SLACK_BOT_TOKEN: '' }))).toBe(
      'SLACK_BOT_TOKEN is not set. Set it to the token that begins with xoxb-.\n',
    );
  });

  test.each([
    [
      'broken YAML',
      'zone: UTC\nteams: [a\n',
      [/^FIRELOG_CONFIG: \S+firelog\.yaml is not YAML: .* \(line [23]\)\.$/],
    ],
    [
      'a setting that does not exist',
      'timezone: UTC\n',
      [/there is no setting “timezone” in the file\. There are .*zone/],
    ],
    [
      'emoji with two meanings and a zone that does not exist',
      'zone: Nairobi\nemoji:\n  detected: pushpin\n  answer: ":x:"\n',
      [
        /^FIRELOG_CONFIG: :pushpin: means both “entry” and “detected”\. Give one of them another emoji\.$/,
        /^FIRELOG_CONFIG: :x: means both “ruled out” and “answer”\. /,
        /^FIRELOG_CONFIG: zone is “Nairobi”\. /,
      ],
    ],
  ])('says what to do about %s', async (_, yaml, sentences) => {
    const complaint = await complaintAbout(configured(yaml));
    expect(complaint.trimEnd().split('\n')).toEqual(sentences.map((each) => expect.stringMatching(each)));
  });

  test('says that a port is in use, and by which setting it is chosen', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as AddressInfo).port);
    const playground = await Playground.start({ manifest: manifestFor({ command: 'incident' }) });
    const there = {
      SLACK_API_URL: playground.apiUrl,
      SLACK_BOT_TOKEN: playground.botToken,
      SLACK_APP_TOKEN: playground.appToken,
    };
    expect(await complaintOfProcess(onSlack({ ...there, PORT: port }))).toBe(
      `PORT is ${port}, which is in use by another program. Set PORT to another port.\n`,
    );
    expect(await complaintAbout({ PLAYGROUND_PORT: port })).toBe(
      `PLAYGROUND_PORT is ${port}, which is in use by another program. Set PLAYGROUND_PORT to another port.\n`,
    );
    expect(await complaintAbout({ PLAYGROUND_HOST: '203.0.113.7' })).toBe(
      'PLAYGROUND_HOST names no address of this machine. Leave it out for this machine alone.\n',
    );
    await playground.stop();
    other.close();
  });

  test('says that the database cannot be written, or that another Firelog has it', async () => {
    mkdirSync(join(folder, 'taken'));
    const taken = `sqlite:${join(folder, 'taken')}`;
    expect(await complaintAbout(onSlack({ DATABASE_URL: taken }))).toBe(
      `DATABASE_URL names ${taken}, which cannot be written. Give the process write access to the file and its folder, or name another file.\n`,
    );
    const held = join(folder, 'held.db');
    const connection = await connect(`sqlite:${held}`);
    const complaint = await complaintOfProcess(onSlack({ DATABASE_URL: `sqlite:${held}` }));
    expect(complaint).toMatch(`${held} is in use by another Firelog (process ${process.pid} on`);
    await connection.close();
  });

  test('says which token Slack refuses', async () => {
    const playground = await Playground.start({ manifest: manifestFor({ command: 'incident' }) });
    const there = { SLACK_API_URL: playground.apiUrl };
    expect(await complaintAbout(onSlack(there))).toBe(
      'Slack refuses SLACK_BOT_TOKEN (invalid_auth). Copy the token of the installed app from its settings page.\n',
    );
    expect(await complaintAbout(onSlack({ ...there, SLACK_BOT_TOKEN: playground.botToken }))).toBe(
      'Slack refuses SLACK_APP_TOKEN (invalid_auth). Copy the token of the installed app from its settings page.\n',
    );
    await playground.stop();
  });

  test('says that Slack cannot be reached, and where it was looked for', async () => {
    expect(await complaintAbout(onSlack())).toBe(
      'Slack cannot be reached at http://127.0.0.1:9/api/. Check SLACK_API_URL and the way to the internet.\n',
    );
  });

  test('says which line of which template does not read', async () => {
    const templates = join(folder, 'templates');
    cpSync(join(here, 'templates'), templates, { recursive: true });
    writeFileSync(join(templates, 'partials', 'cause.md.hbs'), 'fine\n{{#if summary}}\n');
    expect(await complaintAbout(configured(`templates: ${templates}`))).toMatch(
      /^Template partials\/cause\.md\.hbs, line [23]: it does not read: .*\.\n$/,
    );
  });
});

/** What was written for people: the log's lines are JSON. */
function withoutLog(errors: string): string {
  return errors
    .split('\n')
    .filter((line) => !line.startsWith('{'))
    .join('\n');
}
