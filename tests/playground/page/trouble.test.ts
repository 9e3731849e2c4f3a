import type { Trouble } from '../../../src/playground/page/contract';
import { Ear } from '../support/ear';
import { call, openTown, refusal, type Town, until } from '../support/town';
import { OpenTab } from './tab';

describe('trouble that is switched on at the page', () => {
  const NONE: Trouble = {
    latencyMs: 0,
    rateLimited: [],
    failing: [],
    lostAnswers: 0,
    duplicates: false,
    doubled: false,
    heldBack: false,
  };
  let town: Town;
  let tab: OpenTab;
  beforeEach(async () => {
    town = await openTown();
    tab = await OpenTab.open(town.playground, 'ana');
  });
  afterEach(async () => {
    tab.close();
    await town.close();
  });

  const trouble = async (some: Partial<Trouble>): Promise<void> => {
    expect(await tab.act({ type: 'set-trouble', trouble: { ...NONE, ...some } })).toEqual({ ok: true });
  };
  const post = () => refusal(town.client.chat.postMessage({ channel: town.ops, text: 'hello' }));

  test('holds calls up, refuses them or answers 429, and every tab is told', async () => {
    await trouble({ failing: [{ method: 'chat.postMessage', error: 'restricted_action' }] });
    await tab.hears('trouble', (told) => told.trouble.failing.length === 1);
    expect(await post()).toBe('restricted_action');
    expect(await refusal(town.client.auth.test())).toBeUndefined();
    await trouble({ rateLimited: ['*'] });
    expect(await post()).toContain('rate_limit');
    await trouble({ latencyMs: 60 });
    const began = performance.now();
    await town.client.auth.test();
    expect(performance.now() - began).toBeGreaterThan(50);
    await trouble({});
    expect(await post()).toBeUndefined();
  });

  test.each(['404', '500', '503'])('answers one method with the status %s', async (error) => {
    await trouble({ failing: [{ method: 'auth.test', error }] });
    const { status } = await fetch(`${town.playground.apiUrl}auth.test`, { method: 'POST' });
    expect(status).toBe(Number(error));
    expect(await post()).toBeUndefined();
  });

  test('sends each envelope over two sockets, commands too', async () => {
    const ears = [await Ear.open(town.playground), await Ear.open(town.playground)];
    await trouble({ doubled: true });
    await town.ana.command(town.ops, '/echo hello');
    await until(() => ears.every(({ envelopes }) => envelopes.length > 0), 'both');
    await trouble({});
    await town.ana.post(town.ops, 'once');
    await until(() => ears.some((ear) => ear.events('message').length > 0), 'the event');
    expect(ears.flatMap((ear) => ear.events('message'))).toHaveLength(1);
  });

  test('loses answers of calls that were carried out', async () => {
    await trouble({ lostAnswers: 100 });
    expect(await post()).toBeDefined();
    expect(town.playground.messages(town.ops)).toHaveLength(1);
  });

  test('delivers everything twice, under two ids', async () => {
    const ear = await Ear.open(town.playground);
    await trouble({ duplicates: true });
    await town.ana.post(town.ops, 'echo');
    await until(() => ear.events('message').length === 2, 'the second delivery');
    const ids = ear.envelopes.map(({ payload }) => payload.event_id);
    expect(new Set(ids).size).toBe(2);
    await trouble({});
    await town.ana.post(town.ops, 'once');
    await ear.event('message', ({ text }) => text === 'once');
    expect(ear.events('message').filter(({ text }) => text === 'once')).toHaveLength(1);
  });

  test('holds events back and delivers them in another order', async () => {
    const ear = await Ear.open(town.playground);
    await trouble({ heldBack: true });
    for (const text of ['one', 'two', 'three']) await town.ana.post(town.ops, text);
    await call(town.client, 'auth.test', {});
    expect(ear.events('message')).toEqual([]);
    await trouble({});
    await until(() => ear.events('message').length === 3, 'the deliveries');
    expect(ear.events('message').map(({ text }) => text)).toEqual(['three', 'two', 'one']);
  });

  test('asks the app to reconnect, or cuts it off, which tabs see', async () => {
    const ear = await Ear.open(town.playground);
    await tab.hears('app', ({ app }) => app.isConnected);
    await tab.act({ type: 'disconnect', how: 'refresh' });
    await until(() => ear.frames.some(({ type }) => type === 'disconnect'), 'being asked');
    await tab.hears('app', ({ app }) => !app.isConnected);
    const next = await Ear.open(town.playground);
    await tab.act({ type: 'disconnect', how: 'cut' });
    await until(() => next.closed, 'being cut off');
    expect(next.frames.some(({ type }) => type === 'disconnect')).toBe(false);
  });
});
