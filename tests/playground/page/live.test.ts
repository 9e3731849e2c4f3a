import { WebSocket } from 'ws';
import type { MessagePage } from '../../../src/playground/page/contract';
import { openTown, type Town, until } from '../support/town';
import { act, OpenTab } from './tab';

describe('an open tab', () => {
  let town: Town;
  const tabs: OpenTab[] = [];
  const open = async (as: string, more = ''): Promise<OpenTab> => {
    const tab = await OpenTab.open(town.playground, as, more);
    tabs.push(tab);
    return tab;
  };
  /** Everything that a tab was ever told, to look for what it must not hold. */
  const heard = (tab: OpenTab): string => JSON.stringify(tab.told);
  /** Resolves once the tab was told all that happened so far. */
  const upToDate = async (tab: OpenTab): Promise<void> => {
    const posted = await act(town.playground, 'ben', { type: 'post', channel: town.ops, text: 'so far' });
    const ts = posted.ok ? posted.ts : '';
    await tab.hears('messages', ({ messages }) => messages.some((message) => message.ts === ts));
  };

  beforeAll(async () => {
    town = await openTown();
  });
  afterEach(() => {
    for (const tab of tabs.splice(0)) tab.close();
  });
  afterAll(() => town.close());

  test('is welcomed with all that its person sees', async () => {
    const { welcome } = await open('ana');
    expect(welcome).toMatchObject({
      me: town.ana.id,
      team: { name: 'Playground' },
      app: { name: 'Echo', isConnected: false },
      trouble: { latencyMs: 0, heldBack: false },
      ephemerals: [],
      modals: [],
      rate: 1,
    });
    expect(welcome.channels.map(({ name }) => name)).toEqual(['general', 'ops']);
    expect(welcome.people[town.ben.id]).toMatchObject({ name: 'ben' });
    expect(welcome.builtIns.map(({ command }) => command)).toContain('/shrug');
    expect(heard(await open('ana'))).not.toMatch(/xoxb|xapp|signingSecret/);
  });

  test('without a name is the first person’s, and of nobody is closed with a reason', async () => {
    const address = `${town.playground.url.replace('http', 'ws')}page/live`;
    const socket = new WebSocket(address);
    const first = await new Promise<string>((resolve) => {
      socket.once('message', (data) => resolve(String(data)));
    });
    expect(JSON.parse(first)).toMatchObject({ type: 'welcome', me: town.ana.id });
    socket.terminate();
    for (const nobody of ['nobody', town.playground.botUserId]) {
      const tab = await open(nobody);
      expect(tab.closed).toEqual({ code: 4404, reason: 'There is nobody of this name here.' });
      expect(await act(town.playground, nobody, { type: 'open-home' })).toEqual({
        ok: false,
        error: 'user_not_found',
        sentence: 'There is nobody of this name here.',
      });
    }
  });

  test('is told of a message as soon as somebody writes it, in every tab of the same person', async () => {
    const tabsOfAna = [await open('ana'), await open('@ana')];
    const ben = await open(town.ben.id);
    const outcome = await ben.act({ type: 'post', channel: town.ops, text: 'Checkout is down' });
    expect(outcome).toMatchObject({ ok: true, channel: town.ops });
    for (const ana of tabsOfAna) {
      const { messages } = await ana.hears('messages');
      expect(messages).toEqual([
        expect.objectContaining({
          channel: town.ops,
          text: 'Checkout is down',
          user: town.ben.id,
          replyCount: 0,
        }),
      ]);
    }
  });

  test('is told of edits, deletions, reactions and replies, and of nothing else in the channel', async () => {
    const quiet = await town.ana.post(town.ops, 'nothing happens to this');
    const ts = await town.ana.post(town.ops, 'first');
    const tab = await open('ben');
    await town.ana.edit(town.ops, ts, 'second');
    await town.ana.react(town.ops, ts, 'eyes');
    const reply = await town.ben.post(town.ops, 'a reply', { thread: ts });
    await tab.hears('messages', ({ messages }) =>
      messages.some((message) => message.ts === ts && message.replyCount === 1),
    );
    const last = tab
      .all('messages')
      .flatMap(({ messages }) => messages)
      .findLast((each) => each.ts === ts);
    expect(last).toMatchObject({
      text: 'second',
      edited: { user: town.ana.id },
      reactions: [{ name: 'eyes', users: [town.ana.id] }],
      repliers: [town.ben.id],
      latestReply: reply,
    });
    await town.ben.delete(town.ops, reply);
    await town.ana.delete(town.ops, ts);
    await tab.hears('messages', ({ messages }) =>
      messages.some(
        (message) => message.ts === ts && message.deletedAt !== undefined && message.replyCount === 0,
      ),
    );
    expect(heard(tab)).not.toContain(quiet.replace('.', '\\.'));
    expect(tab.all('messages').flatMap(({ messages }) => messages.map((each) => each.ts))).not.toContain(
      quiet,
    );
  });

  test('never hears of private channels, direct messages and forms of others', async () => {
    const [ana, ben] = [await open('ana'), await open('ben')];
    const made = await ana.act({ type: 'create-channel', name: 'board', isPrivate: true });
    const board = made.ok ? (made.channel ?? '') : '';
    await ana.act({ type: 'post', channel: board, text: 'between us @ben' });
    const direct = await ana.act({ type: 'direct-messages', people: [town.playground.botUserId] });
    await ana.act({
      type: 'post',
      channel: direct.ok ? (direct.channel ?? '') : '',
      text: 'for the app alone',
    });
    await upToDate(ben);
    expect(heard(ben)).not.toMatch(/board|between us|for the app alone/);
    expect(await ben.read(`messages?channel=${board}`)).toMatchObject({
      ok: false,
      error: 'channel_not_found',
    });
    expect(await ben.read('search?text=between us')).toEqual({ messages: [] });
    await ana.act({ type: 'invite', channel: board, people: [town.ben.id] });
    await ben.hears('channels', ({ channels }) => channels.some(({ name }) => name === 'board'));
    expect(await ben.read<MessagePage>(`messages?channel=${board}`)).toMatchObject({
      messages: [{ subtype: 'channel_join' }, { text: `between us <@${town.ben.id}>` }, {}],
    });
    await ben.act({ type: 'leave', channel: board });
    await ben.hears('channels', ({ channels }) => !channels.some(({ name }) => name === 'board'));
    const told = ben.told.length;
    await ana.act({ type: 'post', channel: board, text: 'after he left' });
    await upToDate(ben);
    expect(JSON.stringify(ben.told.slice(told))).not.toContain('after he left');
  });

  test('counts what is unread and mentions its person, until it was read, also across tabs and restarts', async () => {
    const ana = await open('ana');
    const before = await town.ana.post(town.ops, 'up to here');
    await ana.act({ type: 'read', channel: town.ops, ts: before });
    await town.ben.post(town.ops, 'one');
    const latest = await town.ben.post(town.ops, 'two for @ana');
    const other = await open('ana');
    const isOps = ({ id }: { id: string }): boolean => id === town.ops;
    expect(other.welcome.channels.find(isOps)).toMatchObject({
      unread: 2,
      mentions: 1,
      readUpTo: before,
      latest,
    });
    await ana.act({ type: 'read', channel: town.ops, ts: latest });
    await other.hears('channels', ({ channels }) => channels.find(isOps)?.unread === 0);
    await ana.act({ type: 'read', channel: town.ops, ts: before });
    await ana.act({ type: 'read', channel: town.ops, ts: '9999999999.000000' });
    expect((await open('ana')).welcome.channels.find(isOps)).toMatchObject({ unread: 0, readUpTo: latest });
  });

  test('is told of a burst in few words, each message once', async () => {
    const tab = await open('ana');
    for (let count = 0; count < 200; count += 1) await town.ben.post(town.ops, `burst ${count}`);
    await tab.hears('messages', ({ messages }) => messages.some(({ text }) => text === 'burst 199'));
    const burst = tab.all('messages').flatMap(({ messages }) => messages);
    expect(burst.filter(({ text }) => text.startsWith('burst'))).toHaveLength(200);
    expect(tab.all('messages').length).toBeLessThan(20);
  });

  test('that does not read is closed, and one that comes back is welcomed anew', async () => {
    const [asleep, awake] = [await open('ana'), await open('ben')];
    asleep.socket.pause();
    for (let posted = 0; posted < 30; posted += 1) {
      for (let count = 0; count < 25; count += 1) await town.ben.post(town.ops, 'x'.repeat(40_000));
      await upToDate(awake);
    }
    asleep.socket.resume();
    await until(() => asleep.closed !== undefined, 'being closed');
    expect(awake.closed).toBeUndefined();
    expect((await open('ana')).welcome.me).toBe(town.ana.id);
  });

  test('hears what crosses the wire only where it asked to, without tokens', async () => {
    const [deaf, tab] = [await open('ana'), await open('ana', '&wire=1')];
    await town.client.auth.test();
    const { records } = await tab.hears('wire', (told) =>
      told.records.some((record) => record.type === 'call' && record.method === 'auth.test'),
    );
    expect(records.at(-1)).toMatchObject({ type: 'call', method: 'auth.test', ok: true });
    expect(heard(tab)).not.toMatch(/xoxb|xapp/);
    expect(deaf.all('wire')).toEqual([]);
    const late = await open('ben', '&wire=1');
    await late.hears('wire', (told) => told.records.some((record) => record.type === 'call'));
  });

  test('is told of people and channels as they come', async () => {
    const tab = await open('ana');
    const person = {
      type: 'add-person',
      name: 'eve',
      realName: 'Eve Adams',
      title: 'Auditor',
      timezone: 'Asia/Tokyo',
    } as const;
    expect(await tab.act(person)).toEqual({ ok: true });
    await tab.hears('people', ({ people }) => Object.values(people).some(({ title }) => title === 'Auditor'));
    expect((await open('eve')).welcome.people).toBeDefined();
    await tab.act({ type: 'create-channel', name: 'new-one', isPrivate: false });
    await tab.hears('channels', ({ channels }) =>
      channels.some(({ name, isMember }) => name === 'new-one' && isMember),
    );
  });
});
