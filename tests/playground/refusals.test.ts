import { Ear } from './support/ear';
import { manifest, scopesWithout } from './support/manifest';
import { call, openTown, refusal, type Town } from './support/town';

type Args = Record<string, unknown>;
type Known = Record<'ops' | 'archived' | 'general' | 'secret' | 'own' | 'theirs' | 'gone', string>;

describe('calls that Slack refuses', () => {
  let town: Town;
  let known: Known;

  beforeAll(async () => {
    town = await openTown({ manifest: manifest({ scopes: [...scopesWithout(), 'mpim:write'] }) });
    const { ana, ben, client, ops, playground } = town;
    const archived = ana.channels.create('archived');
    ana.channels.invite(archived, playground.botUserId, ben.id);
    ana.channels.archive(archived);
    const secret = ana.channels.create('secret', { private: true });
    ana.channels.invite(secret, playground.botUserId);
    const general = playground.channel('general').id;
    await client.conversations.join({ channel: general });
    const gone = playground.addPerson({ name: 'gone' }).id;
    playground.changePerson('gone', { deactivated: true });
    const { ts: own = '' } = await client.chat.postMessage({ channel: ops, text: 'own' });
    known = { ops, archived, general, secret, own, theirs: await ana.post(ops, 'theirs'), gone };
  });
  afterAll(() => town.close());

  const refused: [string, string, (known: Known) => Args][] = [
    ['conversations.leave', 'is_archived', ({ archived }) => ({ channel: archived })],
    ['conversations.invite', 'cant_invite', ({ ops, gone }) => ({ channel: ops, users: gone })],
    ['conversations.kick', 'user_not_found', ({ ops }) => ({ channel: ops, user: 'U1' })],
    ['conversations.list', 'invalid_types', () => ({ types: 'secret_channel' })],
    ['conversations.list', 'invalid_cursor', () => ({ cursor: Buffer.from('next:C1').toString('base64') })],
    ['conversations.list', 'invalid_arguments', () => ({ limit: -1 })],
    ['conversations.list', 'missing_scope', () => ({ types: 'mpim' })],
    ['users.conversations', 'user_not_found', () => ({ user: 'U1' })],
    ['conversations.open', 'invalid_arguments', () => ({})],
    ['conversations.open', 'too_many_users', () => ({ users: 'U1,U2,U3,U4,U5,U6,U7,U8,U9' })],
    ['conversations.open', 'user_not_found', () => ({ users: 'U1' })],
    ['conversations.open', 'cannot_dm_bot', () => ({ users: town.playground.botUserId })],
    ['conversations.open', 'method_not_supported_for_channel_type', ({ ops }) => ({ channel: ops })],
    ['conversations.setTopic', 'invalid_arguments', ({ ops }) => ({ channel: ops })],
    ['pins.add', 'no_item_specified', ({ ops }) => ({ channel: ops })],
    ['pins.remove', 'no_item_specified', ({ ops }) => ({ channel: ops })],
    ['pins.add', 'message_not_found', ({ ops }) => ({ channel: ops, timestamp: '1.000001' })],
    ['bookmarks.add', 'is_archived', ({ archived }) => ({ channel_id: archived, title: 'x', type: 'link' })],
    ['files.getUploadURLExternal', 'invalid_arguments', () => ({ filename: 'x', length: 0 })],
    ['files.completeUploadExternal', 'invalid_arguments', () => ({ files: [] })],
    ['files.info', 'file_not_found', () => ({ file: 'F1' })],
    // What every object of JavaScript has is nothing of the workspace's.
    ['files.info', 'file_not_found', () => ({ file: '__proto__' })],
    ['bots.info', 'bot_not_found', () => ({ bot: 'constructor' })],
    ['usergroups.users.list', 'no_such_subteam', () => ({ usergroup: '__proto__' })],
    ['conversations.invite', 'user_not_found', ({ ops }) => ({ channel: ops, users: '__proto__' })],
    ['chat.postMessage', 'channel_not_found', () => ({ channel: '__proto__', text: 'x' })],
    ['views.update', 'invalid_arguments', () => ({ view: {} })],
    ['views.open', 'invalid_arguments', () => ({ view: small })],
    ['views.open', 'invalid_arguments', () => ({ trigger_id: '1.2.x' })],
    ['views.open', 'view_too_large', () => ({ trigger_id: '1.2.x', view: huge })],
    ['views.open', 'invalid_arguments', () => ({ trigger_id: '1.2.x', view: 'no json' })],
    ['chat.postEphemeral', 'is_archived', ({ archived }) => ({ channel: archived, user: 'U1', text: 'x' })],
    ['chat.postMessage', 'cannot_dm_bot', () => ({ channel: town.playground.botUserId, text: 'x' })],
    [
      'chat.postMessage',
      'invalid_metadata_format',
      ({ ops }) => ({ channel: ops, text: 'x', metadata: [1] }),
    ],
    ['chat.postMessage', 'msg_too_long', ({ ops }) => ({ channel: ops, markdown_text: 'x'.repeat(12_001) })],
    ['chat.update', 'no_text', ({ ops, own }) => ({ channel: ops, ts: own })],
    ['chat.update', 'invalid_blocks', ({ ops, own }) => ({ channel: ops, ts: own, blocks: [{ type: 'x' }] })],
    ['reactions.get', 'message_not_found', ({ ops }) => ({ channel: ops, timestamp: '1.000001' })],
  ];
  const plain = (text: string) => ({ type: 'plain_text', text });
  const small = { type: 'modal', title: plain('x'), blocks: [] };
  const section = { type: 'section', text: plain('x'.repeat(3_000)) };
  const huge = { ...small, blocks: Array.from({ length: 100 }, () => section) };

  test.each(refused)('%s is refused with %s (%#)', async (method, error, args) => {
    expect(await refusal(call(town.client, method, args(known)))).toBe(error);
  });

  test('what is left out may also be sent empty', async () => {
    const message = { channel: known.ops, text: 'x', thread_ts: '' };
    expect(await refusal(call(town.client, 'chat.postMessage', message))).toBeUndefined();
    const read = { channel: known.ops, cursor: '', latest: '', oldest: '' };
    expect(await refusal(call(town.client, 'conversations.history', read))).toBeUndefined();
  });

  test('several people are opened one conversation together', async () => {
    const users = `${town.ana.id},${town.ben.id}`;
    const { channel } = await town.client.conversations.open({ users, return_im: true });
    expect(channel).toMatchObject({ is_mpim: true, is_private: true });
    const again = await town.client.conversations.open({ users: `${town.ben.id},${town.ana.id}` });
    expect(again.channel?.id).toBe(channel?.id);
  });

  test('a channel holds a hundred pins', async () => {
    const channel = town.playground.addChannel({ name: 'pinned', members: ['ana'] });
    for (let count = 0; count < 100; count += 1)
      await town.ana.pin(channel, await town.ana.post(channel, 'x'));
    const one = await town.ana.post(channel, 'one more');
    expect(await refusal(town.ana.pin(channel, one))).toBe('too_many_pins');
  });

  test('an app without a Home tab publishes none', async () => {
    const { features: _, ...bare } = { features: {}, ...manifest() };
    const other = await openTown({ manifest: bare });
    const view = { type: 'home', blocks: [] };
    const publish = call(other.client, 'views.publish', { user_id: other.ana.id, view });
    expect(await refusal(publish)).toBe('not_enabled');
    await expect(other.ana.home()).rejects.toThrow('no Home tab');
    await other.close();
  });
});

describe('what people cannot do either', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  const code = async (act: () => unknown) => refusal(Promise.resolve().then(act));

  test('the general channel stays, with everybody in it', async () => {
    const general = town.playground.channel('#general').id;
    expect(await code(() => town.ana.leave(general))).toBe('cant_leave_general');
    expect(await code(() => town.ana.channels.archive(general))).toBe('cant_archive_general');
    expect(await code(() => town.ana.channels.delete(general))).toBe('cant_delete_general');
    expect(await code(() => town.ana.channels.kick(general, town.ben.id))).toBe('cant_kick_from_general');
  });

  test('nobody acts on channels from outside', async () => {
    const open = town.ana.channels.create('open');
    const secret = town.ana.channels.create('secret', { private: true });
    expect(await code(() => town.ben.channels.setPurpose(open, 'x'))).toBe('not_in_channel');
    expect(await code(() => town.ben.channels.setTopic(secret, 'x'))).toBe('channel_not_found');
    expect(await code(() => town.ana.channels.invite(open, 'U1'))).toBe('user_not_found');
    town.ana.channels.archive(open);
    expect(await code(() => town.ben.join(open))).toBe('is_archived');
    expect(await code(() => town.ana.post(open, 'x'))).toBe('is_archived');
    expect(await code(() => town.ana.join(secret))).toBe('method_not_supported_for_channel_type');
  });

  test('who is in already, or out already, causes nothing', async () => {
    await town.ana.join(town.ops);
    const zoe = town.playground.addPerson({ name: 'zoe' });
    await zoe.leave(town.ops);
    expect(town.playground.messages(town.ops)).toEqual([]);
  });

  test('no two people share a name or an id', async () => {
    expect(await code(() => town.playground.addPerson({ name: 'ana' }))).toBe('name_taken');
    expect(await code(() => town.playground.addPerson({ name: 'zoe', id: town.ana.id }))).toBe('id_taken');
    expect(() => town.playground.addPerson({ name: 'zoe', timezone: 'Mars/Base' })).toThrow('Mars/Base');
    expect(() => town.playground.person('zoe')).toThrow('nobody called zoe');
    expect(() => town.playground.channel('nowhere')).toThrow('no channel nowhere');
  });

  test('another bot posts something or nothing', async () => {
    const monitor = town.playground.addBot({ name: 'Monitor', withUser: true });
    expect(await code(() => monitor.post(town.ops, {}))).toBe('no_text');
    expect(await code(() => monitor.post(town.ops, { blocks: [{ type: 'x' }] }))).toBe('invalid_blocks');
    const ts = await monitor.post(town.ops, { text: 'up' });
    const { messages } = await town.client.conversations.history({ channel: town.ops });
    expect(messages?.[0]).toMatchObject({
      ts,
      text: 'up',
      bot_id: monitor.id,
      user: expect.stringMatching(/^U/),
    });
    expect(messages?.[0]).not.toHaveProperty('subtype');
  });

  test("a response_url does not reach people's messages", async () => {
    const ear = await Ear.open(town.playground);
    const ts = await town.ana.post(town.ops, 'mine');
    await town.ana.shortcut('keep', { channel: town.ops, ts });
    const { response_url: url } = await ear.payload('message_action');
    const answer = async (body: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(String(url), { method: 'POST', headers, body: JSON.stringify(body) });
      return response.json();
    };
    expect(await answer({ replace_original: true, text: 'x' })).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await answer({ delete_original: true })).toMatchObject({ error: 'cant_delete_message' });
    expect(await answer({ text: 1 })).toMatchObject({ error: 'invalid_payload' });
    expect(await answer({})).toMatchObject({ error: 'no_text' });
    expect(town.playground.messages(town.ops)).toMatchObject([{ text: 'mine' }]);
  });
});
