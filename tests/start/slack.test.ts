import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Playground } from '../../src/playground/playground';
import { manifestFor } from '../../src/slack/manifest';
import { BotProcess } from '../support/bot-process';
import { until } from '../support/until';

// Processes start here, on machines that may be slow.
jest.setTimeout(60_000);

describe('started with tokens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-slack-'));
  let playground: Playground;
  let bot: BotProcess;
  beforeAll(async () => {
    playground = await Playground.start({ manifest: manifestFor({ command: 'incident' }) });
    bot = BotProcess.run(folder, {
      SLACK_BOT_TOKEN: playground.botToken,
      SLACK_APP_TOKEN: playground.appToken,
      SLACK_API_URL: playground.apiUrl,
      LOG_LEVEL: 'trace',
    });
    await bot.running();
  });
  afterAll(async () => {
    await bot.end('SIGKILL');
    await playground.stop();
    rmSync(folder, { recursive: true });
  });

  test('says in one line that it runs, and is ready once it is connected', async () => {
    expect(bot.output).toMatch(
      /^Firelog runs on Slack\. Health: port \d+, \/healthz, \/readyz and \/metrics\.\n$/,
    );
    await until('both sockets are open', () => playground.connections === 2);
    expect(await (await fetch(`${bot.health}/readyz`)).text()).toBe('ready\n');
    expect((await fetch(`${bot.health}/healthz`)).status).toBe(200);
  });

  test('is not ready while it is cut off from Slack, and says so', async () => {
    playground.cutConnections();
    const readyz = async () => fetch(`${bot.health}/readyz`);
    await until('it knows', async () => (await readyz()).status === 503);
    expect(await (await readyz()).text()).toBe('waiting for: slack\n');
    await until('it is back', async () => (await readyz()).status === 200);
  });

  test('logs lines of JSON, and no token in any of them', async () => {
    const ops = playground.addChannel({ name: 'ops', members: [playground.addPerson({ name: 'amina' }).id] });
    await playground.person('amina').command(ops, '/incident start sev4 Printer on fire');
    await until('something is logged', () => bot.errors.includes('Job done'));
    const lines = bot.errors.slice(0, bot.errors.lastIndexOf('\n')).split('\n');
    expect(lines.map((line) => typeof JSON.parse(line))).toEqual(lines.map(() => 'object'));
    for (const token of [playground.botToken, playground.appToken]) expect(bot.errors).not.toContain(token);
  });

  test('says nothing more to people, and exits with 0 when it is asked to stop', async () => {
    expect(await bot.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(bot.output.trimEnd().split('\n')).toHaveLength(1);
  });
});
