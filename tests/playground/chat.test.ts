import { manifest, scopesWithout } from './support/manifest';
import { openTown, refusal, type Town } from './support/town';

const section = (text: string) => ({ type: 'section' as const, text: { type: 'mrkdwn' as const, text } });

describe('what the app writes', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  const post = (message: object) =>
    town.client.apiCall('chat.postMessage', { channel: town.ops, ...message });
  const written = () => town.playground.messages(town.ops).at(-1);

  test('a message carries its author in every form that Slack gives it', async () => {
    const { message } = await town.client.chat.postMessage({ channel: town.ops, text: 'hello' });
    const { botId, botUserId, id } = town.playground.state.app;
    expect(message).toMatchObject({
      text: 'hello',
      user: botUserId,
      bot_id: botId,
      app_id: id,
      bot_profile: { id: botId, name: 'echo', app_id: id },
    });
    expect(message).not.toHaveProperty('subtype');
  });

  test('a channel may be named, and a person stands for their direct messages', async () => {
    expect((await town.client.chat.postMessage({ channel: '#ops', text: 'x' })).channel).toBe(town.ops);
    const { channel = '' } = await town.client.chat.postMessage({ channel: town.ana.id, text: 'psst' });
    expect(channel).toMatch(/^D/);
    expect(town.playground.membersOf(channel)).toEqual([town.playground.botUserId, town.ana.id].sort());
  });

  test('direct messages need the Messages tab', async () => {
    const base = manifest();
    const app_home = { home_tab_enabled: true, messages_tab_enabled: false };
    const features = 'features' in base && typeof base.features === 'object' ? base.features : {};
    const other = await openTown({ manifest: { ...base, features: { ...features, app_home } } });
    const message = other.client.chat.postMessage({ channel: other.ana.id, text: 'psst' });
    expect(await refusal(message)).toBe('messages_tab_disabled');
    await other.close();
  });

  test('an app may post in channels it is not in only with a scope for that', async () => {
    const scopes = [...scopesWithout(), 'chat:write.public'];
    const other = await openTown({ manifest: manifest({ scopes }) });
    const channel = other.ana.channels.create('side');
    expect(await refusal(other.client.chat.postMessage({ channel, text: 'x' }))).toBeUndefined();
    await other.close();
  });

  test('an empty message is no message', async () => {
    expect(await refusal(post({}))).toBe('no_text');
    expect(await refusal(post({ text: '  ' }))).toBe('no_text');
    expect(await refusal(post({ blocks: [] }))).toBe('no_text');
    expect(await refusal(post({ blocks: [section('x')] }))).toBeUndefined();
    expect(await refusal(post({ attachments: [{ text: 'x' }] }))).toBeUndefined();
  });

  test('a new text is cut at 40,000 characters, a changed one must not pass 4,000', async () => {
    const { ts = '' } = await town.client.chat.postMessage({ channel: town.ops, text: 'x'.repeat(40_001) });
    expect(written()?.text).toHaveLength(40_000);
    const update = (text: string) => refusal(town.client.chat.update({ channel: town.ops, ts, text }));
    expect(await update('x'.repeat(4_000))).toBeUndefined();
    expect(await update('x'.repeat(4_001))).toBe('msg_too_long');
  });

  test('blocks that Slack would not draw are refused where they are wrong', async () => {
    await expect(post({ blocks: [section('x'.repeat(3_001))] })).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        errors: [expect.stringContaining('[json-pointer:/blocks/0/text/text]')],
        response_metadata: {
          messages: [expect.stringMatching(/^\[ERROR\] .*json-pointer:\/blocks\/0\/text\/text/)],
        },
      },
    });
    expect(await refusal(post({ blocks: 'no json' }))).toBe('invalid_blocks_format');
    expect(await refusal(post({ blocks: { type: 'divider' } }))).toBe('invalid_blocks_format');
    expect(await refusal(post({ attachments: [{ colour: 'red' }] }))).toBe('invalid_attachments');
    const many = Array.from({ length: 101 }, () => ({ text: 'x' }));
    expect(await refusal(post({ attachments: many }))).toBe('too_many_attachments');
    expect(town.playground.messages(town.ops)).toEqual([]);
  });

  test('metadata is refused when it is no metadata', async () => {
    expect(await refusal(post({ text: 'x', metadata: 'no json' }))).toBe('invalid_metadata_format');
    expect(await refusal(post({ text: 'x', metadata: { event_type: 'a b' } }))).toBe(
      'invalid_metadata_schema',
    );
  });

  test('markdown stands alone', async () => {
    await post({ markdown_text: '**bold**' });
    expect(written()?.blocks).toMatchObject([{ type: 'markdown', text: '**bold**' }]);
    expect(await refusal(post({ markdown_text: 'x', text: 'x' }))).toBe('markdown_text_conflict');
  });

  test('blocks and elements without an id are given one', async () => {
    const button = { type: 'button', text: { type: 'plain_text', text: 'Go' } };
    await post({ blocks: [{ type: 'actions', elements: [button] }] });
    expect(written()?.blocks).toMatchObject([
      { block_id: expect.any(String), elements: [{ action_id: expect.any(String) }] },
    ]);
  });

  test('new text takes the blocks away and marks the message as edited; new blocks do neither', async () => {
    const { ts = '' } = await town.client.chat.postMessage({
      channel: town.ops,
      text: 'a',
      blocks: [section('a')],
    });
    await town.client.chat.update({ channel: town.ops, ts, blocks: [section('b')], text: 'b' });
    expect(written()).toMatchObject({ text: 'b', blocks: [{ text: { text: 'b' } }] });
    expect(written()).not.toHaveProperty('edited');
    await town.client.chat.update({ channel: town.ops, ts, text: 'c' });
    expect(written()).toMatchObject({ text: 'c', edited: { user: town.playground.botUserId } });
    expect(written()).not.toHaveProperty('blocks');
  });

  test('metadata stays unless another is given, and an empty one takes it away', async () => {
    const metadata = { event_type: 'job', event_payload: { id: 'j1' } };
    const { ts = '' } = await town.client.chat.postMessage({ channel: town.ops, text: 'a', metadata });
    await town.client.chat.update({ channel: town.ops, ts, text: 'b' });
    expect(written()?.metadata).toEqual(metadata);
    await town.client.apiCall('chat.update', { channel: town.ops, ts, text: 'c', metadata: {} });
    expect(written()).not.toHaveProperty('metadata');
  });

  test('only its own messages can be changed or deleted', async () => {
    const ts = await town.ana.post(town.ops, 'mine');
    expect(await refusal(town.client.chat.update({ channel: town.ops, ts, text: 'x' }))).toBe(
      'cant_update_message',
    );
    expect(await refusal(town.client.chat.delete({ channel: town.ops, ts }))).toBe('cant_delete_message');
    const nothing = { channel: town.ops, ts: '1.000001' };
    expect(await refusal(town.client.chat.update({ ...nothing, text: 'x' }))).toBe('message_not_found');
    expect(await refusal(town.client.chat.delete(nothing))).toBe('message_not_found');
  });

  test('a deleted message is gone', async () => {
    const { ts = '' } = await town.client.chat.postMessage({ channel: town.ops, text: 'a' });
    await town.client.chat.delete({ channel: town.ops, ts });
    expect(town.playground.messages(town.ops)).toEqual([]);
    expect(await refusal(town.client.chat.delete({ channel: town.ops, ts }))).toBe('message_not_found');
  });

  test('an ephemeral message is seen by one member of the channel, and by nobody later', async () => {
    const show = (user: string) =>
      town.client.chat.postEphemeral({ channel: town.ops, user, text: 'only you' });
    const { message_ts: ts } = await show(town.ana.id);
    expect(town.ana.ephemerals()).toEqual([{ channel: town.ops, ts, text: 'only you' }]);
    expect(town.ben.ephemerals()).toEqual([]);
    expect(town.playground.messages(town.ops)).toEqual([]);
    const zoe = town.playground.addPerson({ name: 'zoe' });
    expect(await refusal(show(zoe.id))).toBe('user_not_in_channel');
  });

  test('a permalink leads to the message, and in a thread to its place there', async () => {
    const parent = await town.ana.post(town.ops, 'parent');
    const reply = await town.ben.post(town.ops, 'reply', { thread: parent });
    const link = async (ts: string) =>
      (await town.client.chat.getPermalink({ channel: town.ops, message_ts: ts })).permalink;
    const base = `https://playground.slack.com/archives/${town.ops}/p`;
    expect(await link(parent)).toBe(base + parent.replace('.', ''));
    expect(await link(reply)).toBe(`${base}${reply.replace('.', '')}?thread_ts=${parent}&cid=${town.ops}`);
    expect(await refusal(link('1.000001'))).toBe('message_not_found');
  });

  test('another name or face needs a scope', async () => {
    expect(await refusal(post({ text: 'x', username: 'Somebody' }))).toBe('missing_scope');
  });

  test('blocks.validate checks without sending, and without a token', async () => {
    const check = async (body: object) =>
      (
        await fetch(`${town.playground.apiUrl}blocks.validate`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json();
    expect(await check({ blocks: [section('fine')] })).toEqual({ ok: true });
    expect(await check({ blocks: [{ type: 'header' }] })).toMatchObject({
      ok: false,
      error: 'invalid_blocks',
      errors: [{ pointer: '/blocks/0/text', code: 'missing' }],
    });
    expect(await check({ message: { blocks: [{ type: 'nonsense' }] } })).toMatchObject({
      error: 'invalid_message',
      errors: [{ pointer: expect.stringMatching(/^\/message\/blocks\/0/) }],
    });
    expect(await check({ view: {} })).toMatchObject({ error: 'invalid_view' });
    expect(await check({})).toMatchObject({ error: 'invalid_arguments' });
  });
});
