import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Playground } from '../../src/playground/playground';
import { manifestFor } from '../../src/slack/manifest';
import { BotProcess } from '../support/bot-process';
import { until } from '../support/until';

// A process starts here, on machines that may be slow.
jest.setTimeout(60_000);

describe('a process in which something fails that nobody handles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'firelog-unhandled-'));
  let playground: Playground;
  let bot: BotProcess;
  beforeAll(async () => {
    playground = await Playground.start({ manifest: manifestFor({ command: 'incident' }) });
    const flaw = join(folder, 'flaw.js');
    writeFileSync(flaw, `setTimeout(() => Promise.reject(new Error('nobody handles this')), 500);`);
    bot = BotProcess.run(folder, {
      NODE_OPTIONS: `--require ${flaw}`,
      SLACK_BOT_TOKEN: playground.botToken,
      SLACK_APP_TOKEN: playground.appToken,
      SLACK_API_URL: playground.apiUrl,
    });
    await bot.running();
  });
  afterAll(async () => {
    await bot.end('SIGKILL');
    await playground.stop();
    rmSync(folder, { recursive: true });
  });

  test('logs it once and goes on, rather than leave an incident alone', async () => {
    await until('it is logged', () => bot.errors.includes('A failure that nobody handled'));
    const ops = playground.addChannel({ name: 'ops', members: [playground.addPerson({ name: 'amina' }).id] });
    const answer = await playground.person('amina').command(ops, '/incident start sev4 Printer on fire');
    expect(answer).toMatchObject({ acknowledged: true, text: expect.stringContaining('INC-1 is declared') });
    expect(bot.errors.match(/A failure that nobody handled/g)).toHaveLength(1);
    expect(bot.isOver).toBe(false);
  });
});
