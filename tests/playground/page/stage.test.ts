import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SessionController } from '../../../src/cli/playground/session-controller';
import { readConfig } from '../../../src/config';
import { openLog } from '../../../src/log';
import { SharedServer } from '../../../src/playground/http/shared-server';
import type { MessagePage, Playing, Welcome } from '../../../src/playground/page/contract';
import type { Playground } from '../../../src/playground/playground';
import { until } from '../../support/until';
import { OpenTab } from './tab';

// The real bot is started several times, on machines that may be slow.
jest.setTimeout(60_000);

describe('at the playground’s address, with the real bot', () => {
  let folder: string;
  let sharedServer: SharedServer;
  let controller: SessionController;
  const tabs: OpenTab[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'firelog-stage-'));
    sharedServer = await SharedServer.open(0, '127.0.0.1');
    controller = await begin();
  });
  afterEach(async () => {
    for (const tab of tabs.splice(0)) tab.close();
    await controller.stop();
    await sharedServer.close();
    rmSync(folder, { recursive: true });
  });

  const begin = (scenarios?: string): Promise<SessionController> =>
    SessionController.open({
      ...(scenarios !== undefined && { scenarios }),
      config: readConfig({}),
      log: openLog('silent'),
      folder: join(folder, 'playground'),
      sharedServer,
    });
  const here = (): Playground => controller.session.playground;
  const open = async (as = 'amina'): Promise<OpenTab> => {
    const tab = await OpenTab.open(here(), as);
    tabs.push(tab);
    return tab;
  };
  const playing = (tab: OpenTab, isMeant: (playing: Playing) => boolean) =>
    tab.hears(
      'scenarioStatus',
      ({ scenarioStatus }) => scenarioStatus.playing !== undefined && isMeant(scenarioStatus.playing),
      40_000,
    );
  const idOf = ({ channels }: Pick<Welcome, 'channels'>, name: string): string =>
    channels.find((channel) => channel.name === name)?.id ?? '';
  const post = async (tab: OpenTab, text: string): Promise<string> => {
    const channel = idOf(tab.welcome, 'ops');
    expect(await tab.act({ type: 'post', channel, text })).toMatchObject({ ok: true });
    return channel;
  };

  test('the own workspace has a cast with titles, reactions that mean something, and scenarios to choose from', async () => {
    const { welcome } = await open();
    const cast = Object.values(welcome.people).filter(({ isBot }) => !isBot);
    expect(cast.map(({ name }) => name)).toEqual(['amina', 'baraka', 'chebet', 'david']);
    for (const { title } of cast) expect(title).toMatch(/^[A-Z]/);
    expect(welcome.app).toMatchObject({ name: 'Firelog', isConnected: true });
    expect(welcome.quickReactions).toContainEqual({ emoji: 'pushpin', meaning: 'Put on the timeline' });
    expect(welcome.quickReactions).toHaveLength(11);
    expect(welcome.scenarioStatus?.playing).toBeUndefined();
    expect(welcome.scenarioStatus?.scenarios.map(({ id }) => id)).toContain('memory-leak');
    const leak = welcome.scenarioStatus?.scenarios.find(({ id }) => id === 'memory-leak');
    expect(leak).toMatchObject({ steps: 63, people: ['amina', 'baraka', 'chebet', 'david'] });
    expect((leak?.to ?? 0) - (leak?.from ?? 0)).toBeGreaterThan(3_600_000_000);
  });

  test('a scenario is told at once, up to its draft, and leaving it shows the own workspace as it was', async () => {
    const own = await open();
    const channel = await post(own, 'written before');
    expect(await own.act({ type: 'play', scenario: 'drill', speed: 'fastest' })).toEqual({ ok: true });
    await until('the tab’s line is broken', () => own.closed !== undefined);
    const tab = await open();
    expect(tab.welcome.epoch).not.toBe(own.welcome.epoch);
    expect(Object.values(tab.welcome.people).map(({ name }) => name)).toContain('zawadi');
    const { scenarioStatus } = await playing(tab, ({ state }) => state === 'ended');
    expect(scenarioStatus.playing).toMatchObject({ id: 'drill', done: 21, steps: 21, speed: 'fastest' });
    expect(scenarioStatus.playing?.step?.words).toBe('Amina submits a form');
    const { channel: place = '', ts = '' } = scenarioStatus.playing?.draft ?? {};
    const page = await tab.read<MessagePage>(`messages?channel=${place}&around=${ts}`);
    const draft = page.messages.find((message) => message.ts === ts);
    expect(draft?.files[0]).toMatchObject({ mimetype: 'text/markdown' });
    const markdown = await (await fetch(here().url + draft?.files[0]?.url.slice(1))).text();
    expect(markdown).toContain('# INC-1: Logins fail');
    expect(Number(ts.split('.')[0])).toBeLessThan(Date.UTC(2024, 2, 6) / 1000);
    expect(tab.all('time').at(-1)?.rate ?? tab.welcome.rate).toBe(1);
    expect(await tab.act({ type: 'leave-scenario' })).toEqual({ ok: true });
    const back = await open();
    expect(back.welcome).toMatchObject({
      epoch: own.welcome.epoch,
      scenarioStatus: { scenarios: own.welcome.scenarioStatus?.scenarios },
    });
    expect(back.welcome.scenarioStatus?.playing).toBeUndefined();
    const { messages } = await back.read<MessagePage>(`messages?channel=${channel}`);
    expect(messages.map(({ text }) => text)).toContain('written before');
    expect(await back.act({ type: 'command', channel, line: '/incident help' })).toEqual({
      ok: true,
      acknowledged: true,
    });
  });

  test('a scenario can be paused, joined in, hurried, and its people go on when it is over', async () => {
    await controller.play('drill', 60);
    const tab = await open();
    expect(await tab.act({ type: 'pause' })).toEqual({ ok: true });
    await playing(tab, ({ state }) => state === 'paused');
    const { welcome } = await open('baraka');
    expect(welcome.rate).toBe(0);
    expect(await tab.act({ type: 'pause' })).toMatchObject({
      ok: false,
      sentence: 'The story is not going on.',
    });
    const channel = await post(tab, 'joining in');
    expect(await tab.act({ type: 'command', channel, line: '/incident list' })).toEqual({
      ok: true,
      acknowledged: true,
    });
    expect(controller.scenarioStatus().playing?.state).toBe('paused');
    expect(await tab.act({ type: 'set-speed', speed: 'fastest' })).toEqual({ ok: true });
    expect(await tab.act({ type: 'resume' })).toEqual({ ok: true });
    await playing(tab, ({ state, done }) => state === 'ended' && done === 21);
    for (const action of [{ type: 'resume' }, { type: 'set-speed', speed: 1 }] as const) {
      expect(await tab.act(action)).toMatchObject({ ok: false, error: 'not_on_stage' });
    }
    await post(tab, 'after the story');
    await tab.hears('messages', ({ messages }) => messages.some(({ text }) => text === 'after the story'));
    await tab.act({ type: 'start-over' });
    const anew = await open();
    expect(anew.welcome.scenarioStatus?.playing).toMatchObject({ id: 'drill', state: 'playing' });
    await anew.act({ type: 'leave-scenario' });
  });

  test('a story that somebody spoils ends with the reason, and the workspace goes on', async () => {
    await controller.play('drill', 60);
    const tab = await open();
    await tab.act({ type: 'archive', channel: idOf(tab.welcome, 'ops') });
    await tab.act({ type: 'set-speed', speed: 'fastest' });
    const { scenarioStatus } = await playing(tab, ({ state }) => state === 'failed');
    expect(scenarioStatus.playing?.problem).toMatch(/^drill, step 1 .*is_archived$/);
    const channel = idOf(tab.welcome, 'general');
    expect(await tab.act({ type: 'command', channel, line: '/incident help' })).toEqual({
      ok: true,
      acknowledged: true,
    });
  });

  test('starting over leaves nothing of before, neither in the workspace nor with the bot', async () => {
    const tab = await open();
    const channel = await post(tab, 'written before');
    await tab.act({ type: 'command', channel, line: '/incident start sev4 --drill Nothing much' });
    await tab.hears('channels', ({ channels }) => channels.some(({ name }) => name.startsWith('inc-1')));
    expect(await tab.act({ type: 'start-over' })).toEqual({ ok: true });
    const anew = await open();
    expect(anew.welcome.epoch).not.toBe(tab.welcome.epoch);
    expect(anew.welcome.channels.map(({ name }) => name)).toEqual(['general', 'incidents', 'ops']);
    const ops = idOf(anew.welcome, 'ops');
    expect((await anew.read<MessagePage>(`messages?channel=${ops}`)).messages).toEqual([]);
    await anew.act({ type: 'command', channel: ops, line: '/incident list' });
    const { ephemerals } = await anew.hears('ephemerals', (told) => told.ephemerals.length > 0);
    expect(JSON.stringify(ephemerals)).not.toContain('Nothing much');
  });

  test('starting over is not kept waiting by trouble that was made for the bot', async () => {
    const tab = await open();
    const trouble = {
      latencyMs: 300,
      rateLimited: ['*'],
      failing: [],
      lostAnswers: 50,
      duplicates: true,
      doubled: true,
      heldBack: true,
    };
    await tab.act({ type: 'set-trouble', trouble });
    const channel = idOf(tab.welcome, 'ops');
    await tab.act({ type: 'command', channel, line: '/incident start sev4 --drill Everything is slow' });
    await tab.act({ type: 'disconnect', how: 'cut' });
    expect(await tab.act({ type: 'start-over' })).toEqual({ ok: true });
    const anew = await open();
    expect(anew.welcome).toMatchObject({
      trouble: { latencyMs: 0, heldBack: false },
      app: { isConnected: true },
    });
    expect(anew.welcome.channels).toHaveLength(3);
  });

  test('where a scenario cannot be set up, the own workspace is there again; a broken one is not on offer', async () => {
    await controller.stop();
    const scenarios = join(folder, 'scenarios');
    const good = readFileSync(join(__dirname, '../../../data/scenarios/drill.json'), 'utf8');
    mkdirSync(scenarios);
    // The bot's own handle: nobody else can have it.
    writeFileSync(join(scenarios, 'twin.json'), good.replaceAll('zawadi', 'firelog'));
    writeFileSync(join(scenarios, 'broken.json'), '{');
    controller = await begin(scenarios);
    const tab = await open();
    expect(tab.welcome.scenarioStatus?.scenarios.map(({ id }) => id)).toEqual(['twin']);
    expect(await tab.act({ type: 'play', scenario: 'twin', speed: 1 })).toMatchObject({
      ok: false,
      sentence: 'That could not be set up; the log says why.',
    });
    const again = await open();
    expect(again.welcome).toMatchObject({ epoch: tab.welcome.epoch, app: { isConnected: true } });
    expect(again.welcome.scenarioStatus?.playing).toBeUndefined();
  });

  test('what people did survives a restart: messages, marks of what was read, and the epoch', async () => {
    const tab = await open();
    const channel = await post(tab, 'written before');
    await controller.stop();
    controller = await begin();
    const after = await open();
    expect(after.welcome.epoch).toBe(tab.welcome.epoch);
    expect(after.welcome.channels.find(({ id }) => id === channel)?.readUpTo).not.toBe('');
    const baraka = await open('baraka');
    expect(baraka.welcome.channels.find(({ id }) => id === channel)).toMatchObject({
      unread: 1,
      readUpTo: '',
    });
  });

  test('what cannot be done is refused in a sentence', async () => {
    const tab = await open();
    for (const action of [
      { type: 'play', scenario: '../../package', speed: 1 },
      { type: 'leave-scenario' },
      { type: 'pause' },
      { type: 'set-speed', speed: 60 },
    ] as const) {
      expect(await tab.act(action)).toMatchObject({
        ok: false,
        error: 'not_on_stage',
        sentence: expect.stringMatching(/\.$/),
      });
    }
    const both = await Promise.all([tab.act({ type: 'start-over' }), tab.act({ type: 'start-over' })]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});
