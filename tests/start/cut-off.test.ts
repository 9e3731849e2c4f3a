import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Playground } from '../../src/playground/playground';
import { manifestFor } from '../../src/slack/manifest';
import { BotProcess } from '../support/bot-process';
import { until } from '../support/until';

// Processes start here, on machines that may be slow.
jest.setTimeout(60_000);

describe('a process that is cut off from Slack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-cut-off-'));
  let playground: Playground;
  let bot: BotProcess;
  const run = async (patience: string): Promise<void> => {
    bot = BotProcess.run(folder, {
      SLACK_BOT_TOKEN: playground.botToken,
      SLACK_APP_TOKEN: playground.appToken,
      SLACK_API_URL: playground.apiUrl,
      SLACK_PATIENCE: patience,
    });
    await bot.running();
  };
  beforeEach(async () => {
    playground = await Playground.start({ manifest: manifestFor({ command: 'incident' }) });
  });
  afterEach(async () => {
    await bot.end('SIGKILL');
    await playground.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const status = async (page: string): Promise<number> => (await fetch(`${bot.health}/${page}`)).status;

  test('is alive and not ready, and ends by itself with a line in the log and a sentence that say why', async () => {
    await run('0.05');
    await until('it is ready', async () => (await status('readyz')) === 200);
    if (playground.sockets !== undefined) playground.sockets.welcome = 'refused';
    playground.cutConnections();
    await until('it is not ready', async () => (await status('readyz')) === 503);
    expect(await status('healthz')).toBe(200);
    expect(await bot.ended).toEqual({ code: 75, signal: null });
    const why = `Slack has been out of reach for 3 s. Slack cannot be reached at ${playground.apiUrl}. Check SLACK_API_URL and the way to the internet. Firelog ends, to be started anew.`;
    expect(bot.errors.split('\n').filter((line) => line === why)).toHaveLength(1);
    expect(bot.errors.split('\n').filter((line) => line.includes(`"msg":"${why}"`))).toHaveLength(1);
    // Whatever watches over it starts a fresh one, which finds its database free and Slack within reach.
    if (playground.sockets !== undefined) playground.sockets.welcome = 'as usual';
    await run('0.05');
    await until('it is ready again', async () => (await status('readyz')) === 200);
  });

  test('stays for as long as it takes where the settings say so', async () => {
    await run('0');
    if (playground.sockets !== undefined) playground.sockets.welcome = 'refused';
    playground.cutConnections();
    await until('it is not ready', async () => (await status('readyz')) === 503);
    if (playground.sockets !== undefined) playground.sockets.welcome = 'as usual';
    await until('it is ready', async () => (await status('readyz')) === 200);
    expect(bot.isOver).toBe(false);
  });
});
