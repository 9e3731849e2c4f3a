import type { App } from '@slack/bolt';
import { Playground } from '../../../src/playground/playground';
import { echoManifest, startEchoBot } from '../echo-bot';
import { until } from '../support/town';
import { OpenTab } from './tab';

describe('an app that knows nothing of Firelog or of playgrounds, used on the page', () => {
  let playground: Playground;
  let app: App;
  let [ana, ben]: OpenTab[] = [];
  let ops: string;

  beforeAll(async () => {
    playground = await Playground.start({ manifest: echoManifest });
    for (const name of ['ana', 'ben']) playground.addPerson({ name });
    ops = playground.addChannel({ name: 'ops', members: ['ana', 'ben', playground.botUserId] });
    [ana, ben] = [await OpenTab.open(playground, 'ana'), await OpenTab.open(playground, 'ben')];
    app = await startEchoBot(playground);
  });
  afterAll(async () => {
    ana?.close();
    ben?.close();
    await app.stop();
    await playground.stop();
  });

  const tab = (which: OpenTab | undefined): OpenTab => {
    if (!which) throw new Error('no tab is open');
    return which;
  };

  test('is connected as soon as it is there, with its command and shortcut on offer', async () => {
    const { app: shown } = await tab(ana).hears('app', (told) => told.app.isConnected);
    expect(shown).toMatchObject({ name: 'Echo', description: 'Says again what it hears', hasHome: true });
    expect(shown.commands).toEqual([
      { command: '/echo', description: 'Says it again', usageHint: '[text | ask]' },
    ]);
    expect(shown.shortcuts).toEqual([
      { callbackId: 'again', name: 'Say it again', description: 'Repeats a message', type: 'message' },
    ]);
  });

  test('answers a command for everybody, or for whoever typed it alone', async () => {
    const said = await tab(ana).act({ type: 'command', channel: ops, line: '/echo Up and running' });
    expect(said).toEqual({ ok: true, acknowledged: true });
    await tab(ben).hears('messages', ({ messages }) =>
      messages.some(({ text }) => text === 'Up and running'),
    );
    await tab(ana).act({ type: 'command', channel: ops, line: '/echo' });
    const { ephemerals } = await tab(ana).hears('ephemerals', (told) => told.ephemerals.length > 0);
    expect(ephemerals).toMatchObject([{ channel: ops, text: 'Say something', user: playground.botUserId }]);
    expect(tab(ben).all('ephemerals')).toEqual([]);
  });

  test('hears a message, answers with a button, and hears the button', async () => {
    await tab(ben).act({ type: 'post', channel: ops, text: 'hello there' });
    const { messages } = await tab(ben).hears('messages', (told) =>
      told.messages.some(({ text }) => text.startsWith('Hello')),
    );
    const ts = messages.find(({ text }) => text.startsWith('Hello'))?.ts ?? '';
    const pressed = await tab(ben).act({ type: 'press', channel: ops, ts, press: { action: 'wave' } });
    expect(pressed).toEqual({ ok: true, acknowledged: true });
    await tab(ana).hears('messages', (told) =>
      told.messages.some((message) => message.ts === ts && message.reactions[0]?.name === 'wave'),
    );
  });

  test('asks in a form, which is checked before and by the app, and stays until it is right', async () => {
    await tab(ana).act({ type: 'command', channel: ops, line: '/echo ask' });
    const { modals } = await tab(ana).hears('modals', (told) => told.modals.length === 1);
    const view = modals[0]?.id ?? '';
    const values = (words: string, times = '2') => ({
      words: { typed: { type: 'plain_text_input', value: words } },
      voice: { chosen: { selected_option: { value: 'loud' } } },
      times: { number: { value: times } },
    });
    const submit = (held: ReturnType<typeof values>) => tab(ana).act({ type: 'submit', view, values: held });
    expect(await submit(values('far too many words for it', '9'))).toEqual({
      ok: true,
      errors: { words: 'This takes at most 20 characters, not 25.', times: 'This takes at most 3.' },
    });
    expect(await submit(values('', '1'))).toEqual({
      ok: true,
      acknowledged: true,
      errors: { words: 'Please complete this required field.' },
    });
    expect(await submit(values('damn'))).toEqual({
      ok: true,
      acknowledged: true,
      errors: { words: 'I do not swear' },
    });
    const press = { action: 'explain', values: values('this') };
    expect(await tab(ana).act({ type: 'press-modal', view, press })).toEqual({
      ok: true,
      acknowledged: true,
    });
    const pushed = await tab(ana).hears('modals', (told) => told.modals.length === 2);
    const top = pushed.modals[1];
    expect(top?.blocks).toMatchObject([{ text: { text: 'You typed this' } }]);
    expect(await submit(values('this'))).toEqual({
      ok: false,
      error: 'impossible',
      sentence: 'This form is no longer on top.',
    });
    await tab(ana).act({ type: 'close-modal', view: top?.id ?? '' });
    expect(await submit(values('well done'))).toEqual({ ok: true, acknowledged: true });
    await tab(ben).hears('messages', ({ messages }) => messages.some(({ text }) => text === 'WELL DONE'));
    await tab(ana).hears('modals', (told) => told.modals.length === 0);
    expect(tab(ben).all('modals')).toEqual([]);
  });

  test('offers choices for what is typed, in a form that outlives its tab', async () => {
    const before = await OpenTab.open(playground, 'ben');
    await before.act({ type: 'command', channel: ops, line: '/echo ask' });
    await before.hears('modals', (told) => told.modals.length === 1);
    before.close();
    const after = await OpenTab.open(playground, 'ben');
    const [form] = after.welcome.modals;
    const view = form?.id ?? '';
    const suggested = await after.act({ type: 'suggest', where: { view }, action: 'mood', typed: 'gl' });
    expect(suggested).toMatchObject({ ok: true, options: [{ value: 'glad' }, { value: 'gloomy' }] });
    const values = (mood: string) => ({
      words: { typed: { value: 'fine' } },
      voice: { chosen: { selected_option: { value: 'quiet' } } },
      mood: { mood: { selected_option: { value: mood } } },
    });
    expect(await after.act({ type: 'submit', view, values: values('grim') })).toMatchObject({
      ok: true,
      errors: { mood: expect.stringContaining('no option "grim"') },
    });
    expect(await after.act({ type: 'submit', view, values: values('glad') })).toEqual({
      ok: true,
      acknowledged: true,
    });
    await after.hears('messages', ({ messages }) => messages.some(({ text }) => text === 'fine (glad)'));
    after.close();
  });

  test('is called on a message, and answers there for one person', async () => {
    const posted = await tab(ben).act({ type: 'post', channel: ops, text: 'Look here' });
    const on = { channel: ops, ts: posted.ok ? (posted.ts ?? '') : '' };
    expect(await tab(ana).act({ type: 'shortcut', callbackId: 'again', on })).toEqual({
      ok: true,
      acknowledged: true,
    });
    await tab(ana).hears('ephemerals', (told) =>
      told.ephemerals.some(({ text }) => text === 'Again: Look here'),
    );
    const { ephemerals } = tab(ana).all('ephemerals').at(-1) ?? { ephemerals: [] };
    for (const { channel, ts } of ephemerals) await tab(ana).act({ type: 'dismiss-ephemeral', channel, ts });
    await until(() => tab(ana).all('ephemerals').at(-1)?.ephemerals.length === 0, 'all of them going');
  });

  test('has a home with a button, and writes directly', async () => {
    await tab(ana).act({ type: 'open-home' });
    const { home } = await tab(ana).hears('home', (told) => told.home !== undefined);
    expect(home?.blocks[0]).toMatchObject({ type: 'header', text: { text: 'Echo at home' } });
    expect(await tab(ana).act({ type: 'press-home', press: { action: 'knock' } })).toMatchObject({
      ok: true,
    });
    const { messages } = await tab(ana).hears('messages', (told) =>
      told.messages.some(({ text }) => text === 'Who is there?'),
    );
    const direct = messages[0]?.channel;
    const listed = tab(ana)
      .all('channels')
      .at(-1)
      ?.channels.find(({ id }) => id === direct);
    expect(listed).toMatchObject({
      kind: 'im',
      name: '',
      others: [playground.botUserId],
      unread: 1,
      mentions: 1,
    });
    expect(
      tab(ben)
        .all('messages')
        .some((told) => told.messages.some(({ channel }) => channel === direct)),
    ).toBe(false);
  });

  test('that went away is seen to be gone', async () => {
    await app.stop();
    await tab(ana).hears('app', (told) => !told.app.isConnected);
  });
});
