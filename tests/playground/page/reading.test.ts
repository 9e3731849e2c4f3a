import type { MessagePage, SearchPage, ThreadPage } from '../../../src/playground/page/contract';
import { call, openTown, type Town } from '../support/town';
import { OpenTab } from './tab';

describe('what a tab reads', () => {
  let town: Town;
  let ana: OpenTab;
  let long: string;
  const texts = ({ messages }: { messages: readonly { text: string }[] }) => messages.map(({ text }) => text);

  beforeAll(async () => {
    town = await openTown();
    long = town.playground.addChannel({ name: 'long', members: ['ana', 'ben'] });
    for (let count = 0; count < 300; count += 1) await town.ana.post(long, `no. ${count}`);
    ana = await OpenTab.open(town.playground, 'ana');
  });
  afterAll(async () => {
    ana.close();
    await town.close();
  });

  const page = (more = ''): Promise<MessagePage> => ana.read(`messages?channel=${long}${more}`);

  test('of a long channel are its newest messages, then the ones before and after', async () => {
    const newest = await page();
    expect(texts(newest).length).toBe(50);
    expect(newest).toMatchObject({ hasOlder: true, hasNewer: false });
    expect(texts(newest).at(-1)).toBe('no. 299');
    const older = await page(`&before=${newest.messages[0]?.ts}&limit=20`);
    expect([texts(older)[0], texts(older).at(-1)]).toEqual(['no. 230', 'no. 249']);
    const newer = await page(`&after=${older.messages.at(-1)?.ts}&limit=60`);
    expect([texts(newer)[0], texts(newer).at(-1), newer.hasNewer]).toEqual(['no. 250', 'no. 299', false]);
    const around = await page(`&around=${older.messages[0]?.ts}&limit=11`);
    expect([texts(around)[0], texts(around).at(-1)]).toEqual(['no. 225', 'no. 235']);
    expect(around).toMatchObject({ hasOlder: true, hasNewer: true });
    const first = await page(`&after=0000000000.000000&limit=5`);
    expect(texts(first)).toEqual(['no. 0', 'no. 1', 'no. 2', 'no. 3', 'no. 4']);
  });

  test('is never more than 200 messages, and whole however it is asked for', async () => {
    expect((await page('&limit=9999')).messages).toHaveLength(200);
    expect((await page('&limit=0')).messages).toHaveLength(1);
    expect((await page('&limit=-5')).messages).toHaveLength(50);
    expect((await page(`&before=nonsense`)).messages).toHaveLength(50);
  });

  test('of a thread is its parent and its replies; the channel has those that were sent there too', async () => {
    const parent = await town.ana.post(town.ops, 'parent');
    const inThread = await town.ben.post(town.ops, 'in the thread', { thread: parent });
    await town.ben.post(town.ops, 'in both', { thread: parent, broadcast: true });
    for (const ts of [parent, inThread]) {
      const thread = await ana.read<ThreadPage>(`thread?channel=${town.ops}&ts=${ts}`);
      expect(texts(thread)).toEqual(['parent', 'in the thread', 'in both']);
    }
    expect(texts(await ana.read<MessagePage>(`messages?channel=${town.ops}`))).toEqual(['parent', 'in both']);
    expect(await ana.read(`thread?channel=${town.ops}&ts=1.000000`)).toMatchObject({
      ok: false,
      error: 'message_not_found',
    });
  });

  test('is found by words in text and blocks, newest first', async () => {
    await town.ana.post(town.ops, 'Tom & Jerry <3');
    const section = { type: 'section', text: { type: 'mrkdwn', text: 'Cats & TOM &amp; jerry' } };
    await call(town.client, 'chat.postMessage', { channel: town.ops, text: 'blocks', blocks: [section] });
    const gone = await town.ana.post(town.ops, 'tom & jerry, gone');
    await town.ana.delete(town.ops, gone);
    expect(texts(await ana.read<SearchPage>('search?text=tom %26 jerry'))).toEqual([
      'blocks',
      'Tom &amp; Jerry &lt;3',
    ]);
    expect((await ana.read<SearchPage>('search?text=no.')).messages).toHaveLength(50);
    expect((await ana.read<SearchPage>('search?text=')).messages).toEqual([]);
  });

  test('is nothing for nobody', async () => {
    const response = await fetch(`${town.playground.url}page/messages?channel=${long}`);
    expect([response.status, await response.json()]).toMatchObject([404, { error: 'user_not_found' }]);
  });

  test('of a file are its bytes, for whoever sees a message with it, harmless wherever they are opened', async () => {
    const upload = async (channel: string, name: string, text: string): Promise<string> => {
      const content = Buffer.from(text).toString('base64');
      const outcome = await ana.act({ type: 'upload', channel, name, content, comment: 'look' });
      const { messages } = await ana.read<MessagePage>(`messages?channel=${channel}`);
      const file = messages.find(({ ts }) => outcome.ok && ts === outcome.ts)?.files[0];
      return file?.url ?? '';
    };
    const get = (path: string) => fetch(town.playground.url + path.slice(1));
    const page = await get(await upload(town.ops, '../evil<b>.html', '<script>alert(1)</script>'));
    expect(await page.text()).toBe('<script>alert(1)</script>');
    expect(page.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''evil%3Cb%3E.html");
    expect(page.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const picture = await get(await upload(town.ops, 'chart.png', 'png'));
    expect([picture.headers.get('content-type'), picture.headers.get('content-disposition')]).toEqual([
      'image/png',
      "inline; filename*=UTF-8''chart.png",
    ]);
    const secret = town.playground.addChannel({ name: 'secret', private: true, members: ['ana'] });
    const url = await upload(secret, 'plan.md', '# Plan');
    expect((await get(url)).status).toBe(200);
    expect((await get(url.replace(town.ana.id, town.ben.id))).status).toBe(404);
    expect((await get(`/page/files/constructor?as=${town.ana.id}`)).status).toBe(404);
    const [shared] = (await ana.read<MessagePage>(`messages?channel=${secret}`)).messages;
    await ana.act({ type: 'delete', channel: secret, ts: shared?.ts ?? '' });
    expect((await get(url)).status).toBe(404);
  });
});
