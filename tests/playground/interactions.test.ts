import { Ear } from './support/ear';
import { call, openTown, type Town } from './support/town';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (value: string) => ({ text: plain(value), value });

describe('pressing, calling and answering', () => {
  let town: Town;
  let ear: Ear;
  beforeEach(async () => {
    town = await openTown({ deliveries: { ackTimeoutMs: 500 } });
    ear = await Ear.open(town.playground);
  });
  afterEach(() => town.close());

  const row = {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'button', action_id: 'ack', text: plain('Acknowledge'), value: 'E1', style: 'primary' },
      { type: 'static_select', action_id: 'sev', options: [option('sev1'), option('sev2')] },
      { type: 'users_select', action_id: 'who' },
      { type: 'overflow', action_id: 'more', options: [option('edit'), option('drop')] },
      { type: 'external_select', action_id: 'find', min_query_length: 1 },
    ],
  };
  const card = async (extra: object = {}) => {
    const message = { channel: town.ops, text: 'card', blocks: [row], ...extra };
    const { ts } = await call(town.client, 'chat.postMessage', message);
    return String(ts);
  };
  const answerTo = (payload: Record<string, unknown>, body: object) =>
    fetch(String(payload.response_url), {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });

  test('a pressed button tells who pressed what, where', async () => {
    const ts = await card();
    expect(await town.ben.press(town.ops, ts, { action: 'ack' })).toEqual({ acknowledged: true });
    expect(await ear.payload('block_actions')).toMatchObject({
      type: 'block_actions',
      user: { id: town.ben.id, username: 'ben', team_id: town.playground.state.team.id },
      team: { id: town.playground.state.team.id, domain: 'playground' },
      api_app_id: town.playground.state.app.id,
      container: { type: 'message', message_ts: ts, channel_id: town.ops, is_ephemeral: false },
      channel: { id: town.ops, name: 'ops' },
      message: { type: 'message', ts, text: 'card', bot_id: town.playground.state.app.botId },
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
      response_url: expect.stringContaining('/response/'),
      actions: [
        {
          type: 'button',
          action_id: 'ack',
          block_id: 'row',
          value: 'E1',
          style: 'primary',
          text: plain('Acknowledge'),
          action_ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
        },
      ],
    });
  });

  test.each([
    ['sev', 'sev2', { type: 'static_select', selected_option: option('sev2') }],
    ['who', 'U0000000001', { type: 'users_select', selected_user: 'U0000000001' }],
    ['more', 'drop', { type: 'overflow', selected_option: option('drop') }],
  ])('choosing in "%s" tells what was chosen', async (action, value, expected) => {
    await town.ben.press(town.ops, await card(), { action, value });
    expect((await ear.payload('block_actions')).actions).toMatchObject([{ action_id: action, ...expected }]);
  });

  test('what cannot be chosen cannot be pressed', async () => {
    const ts = await card();
    await expect(town.ben.press(town.ops, ts, { action: 'sev', value: 'sev9' })).rejects.toThrow('sev9');
    await expect(town.ben.press(town.ops, ts, { action: 'sev' })).rejects.toThrow('say which value');
    await expect(town.ben.press(town.ops, ts, { action: 'nothing' })).rejects.toThrow(
      'ack, sev, who, more, find',
    );
  });

  test('a menu with an external source offers what the app answers', async () => {
    const ts = await card();
    ear.answer = ({ payload }) =>
      payload.type === 'block_suggestion' ? { options: [option(`${String(payload.value)}-db`)] } : {};
    expect(await town.ben.suggestions(town.ops, ts, 'find', 'pay')).toEqual([option('pay-db')]);
    expect(await ear.payload('block_suggestion')).toMatchObject({
      action_id: 'find',
      block_id: 'row',
      value: 'pay',
      user: { id: town.ben.id, name: 'ben' },
      channel: { id: town.ops },
    });
    await town.ben.press(town.ops, ts, { action: 'find', value: 'pay-db' });
    expect((await ear.payload('block_actions')).actions).toMatchObject([
      { type: 'external_select', selected_option: option('pay-db') },
    ]);
  });

  test('a press that nobody acknowledges says so', async () => {
    ear.answer = () => undefined;
    expect(await town.ben.press(town.ops, await card(), { action: 'ack' })).toEqual({ acknowledged: false });
  });

  test('a shortcut on a message brings the message', async () => {
    const channel = town.ana.channels.create('side');
    const ts = await town.ana.post(channel, 'keep this');
    await town.ana.shortcut('keep', { channel, ts });
    expect(await ear.payload('message_action')).toMatchObject({
      callback_id: 'keep',
      message_ts: ts,
      message: { type: 'message', user: town.ana.id, text: 'keep this', ts },
      channel: { id: channel, name: 'side' },
      user: { id: town.ana.id, name: 'ana' },
      response_url: expect.any(String),
    });
  });

  test('a global shortcut has neither channel nor response_url', async () => {
    await town.ana.shortcut('ask');
    const payload = await ear.payload('shortcut');
    expect(payload).toMatchObject({ callback_id: 'ask', user: { id: town.ana.id, username: 'ana' } });
    expect(payload).not.toHaveProperty('channel');
    expect(payload).not.toHaveProperty('response_url');
    await expect(town.ana.shortcut('keep')).rejects.toThrow('no global shortcut "keep"');
  });

  test('a command is escaped only where the manifest says so, and private channels stay nameless', async () => {
    const channel = town.ana.channels.create('secret', { private: true });
    await town.ana.command(channel, '/echo @ben in #ops & #secret see https://example.com/a?b=1&c=2');
    expect(await ear.payload('/echo')).toMatchObject({
      command: '/echo',
      text: `<@${town.ben.id}|ben> in <#${town.ops}|ops> &amp; <#${channel}|> see <https://example.com/a?b=1&amp;c=2>`,
      channel_id: channel,
      channel_name: 'privategroup',
      user_id: town.ana.id,
      user_name: 'ana',
      team_domain: 'playground',
      is_enterprise_install: 'false',
    });
    await town.ana.command(channel, '/plain  @ben & <co>');
    expect(await ear.payload('/plain')).toMatchObject({ text: '@ben & <co>' });
    await expect(town.ana.command(channel, '/nothing')).rejects.toThrow('/nothing is not a valid command');
  });

  test('an acknowledgement that Slack cannot show is reported as such', async () => {
    ear.answer = () => ({ blocks: [{ type: 'nonsense' }] });
    expect(await town.ana.command(town.ops, '/echo x')).toEqual({
      acknowledged: true,
      error: 'invalid_blocks',
    });
    ear.answer = () => ({ text: 'fine' });
    expect(await town.ana.command(town.ops, '/echo x')).toEqual({
      acknowledged: true,
      text: 'fine',
      visibility: 'ephemeral',
    });
    expect(town.ana.ephemerals().map(({ text }) => text)).toEqual(['fine']);
  });

  test('an empty acknowledgement shows nothing', async () => {
    expect(await town.ana.command(town.ops, '/echo x')).toEqual({ acknowledged: true });
    expect(town.ana.ephemerals()).toEqual([]);
  });

  test('a response_url is good for five answers', async () => {
    await town.ana.command(town.ops, '/echo x');
    const payload = await ear.payload('/echo');
    for (let count = 1; count <= 5; count += 1) {
      expect((await answerTo(payload, { text: `${count}`, response_type: 'in_channel' })).status).toBe(200);
    }
    const sixth = await answerTo(payload, { text: '6' });
    expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
    const wrong = await answerTo({ response_url: `${town.playground.url}response/x` }, { text: 'x' });
    expect([wrong.status, await wrong.json()]).toEqual([404, { ok: false, error: 'expired_url' }]);
    expect(town.playground.messages(town.ops).map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5']);
  });

  test('an answer can replace or delete the message it came from', async () => {
    const ts = await card();
    await town.ben.press(town.ops, ts, { action: 'ack' });
    const payload = await ear.payload('block_actions');
    await answerTo(payload, { text: 'acknowledged', replace_original: true });
    expect(town.playground.messages(town.ops)).toMatchObject([{ ts, text: 'acknowledged' }]);
    expect(town.playground.messages(town.ops)[0]).not.toHaveProperty('blocks');
    expect((await answerTo(payload, {})).status).toBe(400);
    await answerTo(payload, { delete_original: true });
    expect(town.playground.messages(town.ops)).toEqual([]);
  });

  test('an ephemeral message can be pressed and replaced, and its payload has no message', async () => {
    const shown = { channel: town.ops, user: town.ben.id, text: 'only you', blocks: [row] };
    await town.client.apiCall('chat.postEphemeral', shown);
    const ts = town.ben.ephemerals()[0]?.ts ?? '';
    await town.ben.press(town.ops, ts, { action: 'ack' });
    const payload = await ear.payload('block_actions');
    expect(payload).toMatchObject({ container: { message_ts: ts, is_ephemeral: true } });
    expect(payload).not.toHaveProperty('message');
    await answerTo(payload, { text: 'thanks', replace_original: true });
    expect(town.ben.ephemerals()).toEqual([{ channel: town.ops, ts, text: 'thanks' }]);
  });
});
