import { imagesOf } from '../../src/playground/workspace/kept-files';
import { manifest, scopesWithout } from './support/manifest';
import { openTown, refusal, type Town } from './support/town';

describe('files', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  const upload = (extra: object = {}) =>
    town.client.files.uploadV2({
      channel_id: town.ops,
      filename: 'inc-1.md',
      title: 'Draft',
      file: Buffer.from('# INC-1'),
      initial_comment: 'The draft',
      ...extra,
    });

  test('an uploaded file is shared in a message and can be fetched by the app alone', async () => {
    await upload();
    const message = town.playground.messages(town.ops).at(-1);
    expect(message).toMatchObject({ subtype: 'file_share', text: 'The draft' });
    const { file } = await town.client.files.info({ file: message?.files?.[0] ?? '' });
    expect(file).toMatchObject({ name: 'inc-1.md', title: 'Draft', mimetype: 'text/markdown', size: 7 });
    const url = file?.url_private ?? '';
    const headers = { authorization: `Bearer ${town.playground.botToken}` };
    expect(await (await fetch(url, { headers })).text()).toBe('# INC-1');
    const login = await fetch(url, { redirect: 'manual' });
    expect([login.status, login.headers.get('location')]).toEqual([
      302,
      expect.stringContaining('signin?redir='),
    ]);
    const page = await fetch(url);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
  });

  test('a file is the login page for an app that may not read files', async () => {
    await town.close();
    town = await openTown({ manifest: manifest({ scopes: scopesWithout('files:read') }) });
    await town.ana.upload(town.ops, { name: 'graph.png', content: 'x' });
    const { messages = [] } = await town.client.conversations.history({ channel: town.ops });
    const headers = { authorization: `Bearer ${town.playground.botToken}` };
    const answer = await fetch(messages[0]?.files?.[0]?.url_private ?? '', { headers });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Sign in')]);
  });

  test('of a file that lies elsewhere Slack has the address alone', async () => {
    const url = 'https://drive.example.com/graph.png';
    town.ana.files.shareExternal(town.ops, { name: 'graph.png', url, type: 'gdrive' });
    const { messages = [] } = await town.client.conversations.history({ channel: town.ops });
    const [file] = messages[0]?.files ?? [];
    expect(file).toMatchObject({
      mode: 'external',
      is_external: true,
      external_type: 'gdrive',
      url_private: url,
    });
    expect(file).not.toHaveProperty('url_private_download');
  });

  test('of a file in a shared channel apps hear the id alone, and may ask for the rest', async () => {
    town.ana.channels.share(town.ops, 'T0OTHER');
    await town.ana.upload(town.ops, { name: 'graph.png', content: 'x' });
    const { messages = [] } = await town.client.conversations.history({ channel: town.ops });
    const [file] = messages[0]?.files ?? [];
    expect(file).toMatchObject({ mode: 'file_access', file_access: 'check_file_info' });
    expect(file).not.toHaveProperty('name');
    const asked = await town.client.files.info({ file: file?.id ?? '' });
    expect(asked.file).toMatchObject({ name: 'graph.png', mimetype: 'image/png' });
  });

  test('whoever shared a file may delete it, and apps hear of it', async () => {
    await town.ana.upload(town.ops, { name: 'graph.png', content: 'x' }, 'look');
    const file = imagesOf(town.playground.state)[0]?.id ?? '';
    expect(() => town.ben.files.delete(file)).toThrow('cant_delete_file');
    town.ana.files.delete(file);
    expect(imagesOf(town.playground.state)).toEqual([]);
    const { messages = [] } = await town.client.conversations.history({ channel: town.ops });
    expect(messages[0]?.files).toMatchObject([{ id: file, mode: 'tombstone' }]);
  });

  test('a file goes into a thread', async () => {
    const parent = await town.ana.post(town.ops, 'where is it?');
    await upload({ thread_ts: parent });
    expect(town.playground.thread(town.ops, parent)[1]).toMatchObject({
      subtype: 'file_share',
      threadTs: parent,
    });
  });

  test('a file of which no bytes came cannot be completed', async () => {
    const { file_id: id = '' } = await town.client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 3,
    });
    const complete = town.client.files.completeUploadExternal({ files: [{ id }], channel_id: town.ops });
    expect(await refusal(complete)).toBe('file_not_found');
  });

  test('an upload has the announced length and comes once', async () => {
    const { upload_url: url = '' } = await town.client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 3,
    });
    const send = async (body: string) => (await fetch(url, { method: 'POST', body })).status;
    expect(await send('four')).toBe(400);
    expect(await send('abc')).toBe(200);
    expect(await send('abc')).toBe(400);
  });

  test('an upload is not shared where the app is not', async () => {
    const channel_id = town.ana.channels.create('side');
    await expect(upload({ channel_id })).rejects.toThrow('not_in_channel');
    expect(town.playground.files()).toEqual([]);
  });

  test('a deleted file is gone with the message that held nothing else', async () => {
    await upload({ initial_comment: undefined });
    const file = town.playground.files()[0]?.id ?? '';
    await town.client.files.delete({ file });
    expect(town.playground.messages(town.ops)).toEqual([]);
    expect(await refusal(town.client.files.info({ file }))).toBe('file_deleted');
    expect((await town.client.files.list({})).files).toEqual([]);
  });

  test('a message outlives its file if it says something itself', async () => {
    await upload();
    const file = town.playground.files()[0]?.id ?? '';
    await town.client.files.delete({ file });
    const { messages } = await town.client.conversations.history({ channel: town.ops });
    expect(messages).toMatchObject([{ text: 'The draft', files: [{ id: file, mode: 'tombstone' }] }]);
  });

  test('a file can be deleted after the channel it was shared in', async () => {
    await upload();
    const file = town.playground.files()[0]?.id ?? '';
    town.ana.channels.delete(town.ops);
    expect(await refusal(town.client.files.delete({ file }))).toBeUndefined();
    expect(town.playground.files()).toEqual([]);
  });

  test('what people share privately is not for the app', async () => {
    const channel = town.ana.channels.create('secret', { private: true });
    await town.ana.upload(channel, { name: 'plan.txt', content: 'x' });
    await town.ana.upload(town.ops, { name: 'log.txt', content: 'x' }, 'look @ben');
    const { files = [] } = await town.client.files.list({});
    expect(files.map(({ name }) => name)).toEqual(['log.txt']);
    const hidden = town.playground.files().find(({ name }) => name === 'plan.txt')?.id ?? '';
    expect(await refusal(town.client.files.info({ file: hidden }))).toBe('file_not_found');
    expect(await refusal(town.client.files.delete({ file: files[0]?.id ?? '' }))).toBe('cant_delete_file');
    expect(town.playground.messages(town.ops)).toMatchObject([{ text: `look <@${town.ben.id}>` }]);
  });
});
