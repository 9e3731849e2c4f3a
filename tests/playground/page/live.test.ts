import type { MessagePage } from '../../../src/playground/page/contract';
import { openTown, type Town } from '../support/town';
import { act, OpenTab } from './tab';

describe('an open tab', () => {
  let town: Town;
  const tabs: OpenTab[] = [];
  const open = async (as: string, more = ''): Promise<OpenTab> => {
    const tab = await OpenTab.open(town.playground, as, more);
    tabs.push(tab);
    return tab;
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
  });

  test('is told of a message as soon as somebody writes it', async () => {
    const [ana, ben] = [await open('ana'), await open(town.ben.id)];
    const outcome = await ben.act({ do: 'post', channel: town.ops, text: 'Checkout is down' });
    expect(outcome).toMatchObject({ ok: true, channel: town.ops });
    const { messages } = await ana.hears('messages');
    expect(messages).toEqual([
      expect.objectContaining({
        channel: town.ops,
        text: 'Checkout is down',
        user: town.ben.id,
        replyCount: 0,
      }),
    ]);
    const { channels } = await ana.hears('channels');
    expect(channels.find(({ id }) => id === town.ops)).toMatchObject({ unread: 1, mentions: 0 });
    const page = await ana.read<MessagePage>(`messages?channel=${town.ops}`);
    expect(page).toMatchObject({
      messages: [{ text: 'Checkout is down' }],
      hasOlder: false,
      hasNewer: false,
    });
  });

  test('of nobody is closed with a reason', async () => {
    const tab = await open('nobody');
    expect(tab.closed).toEqual({ code: 4404, reason: 'There is nobody of this name here.' });
    expect(await act(town.playground, 'nobody', { do: 'open-home' })).toEqual({
      ok: false,
      error: 'user_not_found',
      sentence: 'There is nobody of this name here.',
    });
  });
});
