import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SystemClock } from '../../src/app/system-clock';
import { openEmbedded } from '../../src/cli/playground/embedded';
import { readConfig } from '../../src/config';
import { openLog } from '../../src/log';
import { startFirelog } from '../../src/main';
import { BotProcess } from '../support/bot-process';
import { until } from '../support/until';

// Several processes start one after the other, on machines that may be slow.
jest.setTimeout(60_000);

describe('started without any Slack setting', () => {
  let folder: string;
  let bot: BotProcess | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'firelog-start-'));
  });
  afterEach(async () => {
    await bot?.end('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  const kept = () => join(folder, 'data', 'playground');
  const start = async (): Promise<void> => {
    bot = await BotProcess.run(folder).running();
  };
  const stop = async (): Promise<void> => {
    expect(await bot?.end('SIGTERM')).toEqual({ code: 0, signal: null });
  };
  /** The channels' names, asked as the bot of that workspace. */
  const channelNames = async (): Promise<readonly string[]> => {
    const file = join(kept(), 'workspace.json');
    await until('the workspace is kept', () => existsSync(file));
    const { state } = JSON.parse(readFileSync(file, 'utf8'));
    const headers = { authorization: `Bearer ${state.app.botToken}` };
    const answer = await fetch(`${pageOf(bot)}api/conversations.list`, { method: 'POST', headers });
    const { channels } = (await answer.json()) as { channels: readonly { name: string }[] };
    return channels.map(({ name }) => name);
  };
  /** Runs the same workspace and bot in this process, and declares an incident there. */
  const declareThere = async (title: string): Promise<string> => {
    const options = { port: 0, command: 'incident', announcements: 'incidents' };
    const { playground, databaseUrl } = await openEmbedded(kept(), options);
    const firelog = await startFirelog({
      config: { ...readConfig({}), slackApiUrl: playground.apiUrl, databaseUrl },
      slack: { botToken: playground.botToken, appToken: playground.appToken },
      clock: new SystemClock(),
      log: openLog('silent'),
    });
    const ops = playground.channel('ops').id;
    const answer = await playground.person('amina').command(ops, `/incident start sev3 ${title}`);
    await until('it is set up', () => !firelog.busy && !playground.busy);
    await firelog.stop();
    await playground.stop();
    return answer.acknowledged ? (answer.text ?? '') : 'not acknowledged';
  };

  test('says in one line where the page is, and serves it and the health pages', async () => {
    await start();
    expect(bot?.output).toMatch(
      /^Firelog runs in the playground: http:\/\/127\.0\.0\.1:\d+\/ \(health: http:\/\/127\.0\.0\.1:\d+\/healthz\)\n$/,
    );
    const page = await fetch(pageOf(bot));
    expect(page.status).toBe(200);
    const health = `${bot?.health}`;
    expect((await fetch(`${health}/healthz`)).status).toBe(200);
    await until('it is ready', async () => (await fetch(`${health}/readyz`)).status === 200);
    expect(await (await fetch(`${health}/metrics`)).text()).toContain('# TYPE firelog_jobs_total counter');
    await stop();
    expect(bot?.output.split('\n')).toHaveLength(2);
  });

  test('says what it means to listen elsewhere than on this machine alone', async () => {
    bot = await BotProcess.run(folder, { PLAYGROUND_HOST: '0.0.0.0' }).running();
    await until('it warns', () => bot?.output.includes('PLAYGROUND_HOST') ?? false);
    expect(bot.output.split('\n')[1]).toMatch(
      /^PLAYGROUND_HOST is 0\.0\.0\.0: whoever reaches port \d+ can read all of the playground, write as anybody in it and start it over\. Nobody is asked who they are\.$/,
    );
    expect((await fetch(pageOf(bot))).status).toBe(200);
  });

  test('finds workspace and bot as they were left', async () => {
    await start();
    expect([...(await channelNames())].sort()).toEqual(['general', 'incidents', 'ops']);
    await stop();
    expect(await declareThere('Search is slow')).toContain('INC-1');
    await start();
    expect(await channelNames()).toContain('inc-1-search-is-slow');
    await stop();
    expect(await declareThere('Login fails')).toContain('INC-2');
  });

  test('starts both over when one of them is gone, and keeps the other', async () => {
    await start();
    await stop();
    await declareThere('Search is slow');
    rmSync(join(kept(), 'firelog.db'));
    await start();
    expect([...(await channelNames())].sort()).toEqual(['general', 'incidents', 'ops']);
    const [aside = ''] = readdirSync(kept()).filter((name) => name.startsWith('kept-'));
    expect(readdirSync(join(kept(), aside))).toContain('workspace.json');
  });
});

function pageOf(bot: BotProcess | undefined): string {
  const [page] = /http:\/\/127\.0\.0\.1:\d+\//.exec(bot?.output ?? '') ?? [];
  if (page === undefined) throw new Error('There is no address');
  return page;
}
