import { Ear } from './support/ear';
import { EVENTS, manifest } from './support/manifest';
import { openTown, refusal, type Town } from './support/town';

const MORE = [
  'channel_created',
  'channel_deleted',
  'channel_unarchive',
  'group_deleted',
  'group_unarchive',
  'team_join',
];

describe('what the app hears', () => {
  let town: Town;
  let ear: Ear;
  beforeEach(async () => {
    town = await openTown({ manifest: manifest({ events: [...EVENTS, ...MORE] }) });
    ear = await Ear.open(town.playground);
  });
  afterEach(() => town.close());

  test('an event comes in the envelope of the Events API', async () => {
    const ts = await town.ana.post(town.ops, 'hello');
    await ear.event('message');
    const { team, app } = town.playground.state;
    expect(ear.envelopes.at(-1)).toMatchObject({
      type: 'events_api',
      accepts_response_payload: false,
      retry_attempt: 0,
      payload: {
        type: 'event_callback',
        team_id: team.id,
        api_app_id: app.id,
        event_id: expect.stringMatching(/^Ev[0-9A-F]+$/),
        event_time: Math.floor(Number(ts)),
        event_context: expect.any(String),
        authorizations: [
          { team_id: team.id, user_id: app.botUserId, is_bot: true, is_enterprise_install: false },
        ],
        event: {
          type: 'message',
          user: town.ana.id,
          text: 'hello',
          ts,
          event_ts: ts,
          channel: town.ops,
          channel_type: 'channel',
          client_msg_id: expect.any(String),
        },
      },
    });
  });

  test('it hears nothing of channels it is not in', async () => {
    const side = town.ana.channels.create('side');
    await town.ana.react(side, await town.ana.post(side, 'hello'), 'eyes');
    await town.ana.post(town.ops, 'the end');
    await ear.event('message', ({ text }) => text === 'the end');
    expect(ear.events('message')).toHaveLength(1);
    expect(ear.events('reaction_added')).toEqual([]);
    expect(ear.events('channel_created')).toMatchObject([
      { channel: { name: 'ops' } },
      { channel: { id: side } },
    ]);
  });

  test('it hears nothing that it has not subscribed to', async () => {
    await town.ana.unpin(town.ops, await pinned());
    await town.ana.post(town.ops, 'the end');
    await ear.event('message', ({ text }) => text === 'the end');
    expect(ear.events('pin_added')).toHaveLength(1);
    expect(ear.events('pin_removed')).toEqual([]);
  });

  const pinned = async () => {
    const ts = await town.ana.post(town.ops, 'keep');
    await town.ana.pin(town.ops, ts);
    return ts;
  };

  test('it hears its own messages too', async () => {
    await town.client.chat.postMessage({ channel: town.ops, text: 'me' });
    expect(await ear.event('message')).toMatchObject({
      text: 'me',
      user: town.playground.botUserId,
      bot_id: town.playground.state.app.botId,
    });
  });

  test('an edit brings the message before and after', async () => {
    const ts = await town.ana.post(town.ops, 'before');
    await town.ana.edit(town.ops, ts, 'after');
    const event = await ear.event('message', ({ subtype }) => subtype === 'message_changed');
    expect(event).toMatchObject({
      hidden: true,
      channel: town.ops,
      channel_type: 'channel',
      message: { ts, text: 'after', edited: { user: town.ana.id, ts: expect.any(String) } },
      previous_message: { ts, text: 'before' },
    });
    expect(event.ts).not.toBe(ts);
    expect(event).not.toHaveProperty('user');
  });

  test('a deletion brings what was deleted', async () => {
    const ts = await town.ana.post(town.ops, 'oops');
    await town.ana.delete(town.ops, ts);
    expect(await ear.event('message', ({ subtype }) => subtype === 'message_deleted')).toMatchObject({
      hidden: true,
      deleted_ts: ts,
      previous_message: { ts, text: 'oops', user: town.ana.id },
    });
  });

  test('a deleted parent of replies becomes a tombstone', async () => {
    const ts = await town.ana.post(town.ops, 'parent');
    await town.ben.post(town.ops, 'child', { thread: ts });
    await town.ana.delete(town.ops, ts);
    expect(await ear.event('message', ({ subtype }) => subtype === 'message_changed')).toMatchObject({
      message: { subtype: 'tombstone', ts },
      previous_message: { text: 'parent' },
    });
  });

  test('replies name their thread', async () => {
    const parent = await town.ana.post(town.ops, 'parent');
    await town.ben.post(town.ops, 'child', { thread: parent });
    const isReply = ({ text }: Record<string, unknown>) => text === 'child';
    expect(await ear.event('message', isReply)).toMatchObject({
      thread_ts: parent,
      parent_user_id: town.ana.id,
    });
  });

  test('a reaction names the message and its author, unless a webhook wrote it', async () => {
    const alerts = town.playground.addBot({ name: 'Alerts' });
    const attachments = [{ title: 'CPU is high', color: 'danger' }];
    const alert = await alerts.post(town.ops, { attachments });
    const ts = await town.ana.post(town.ops, 'look');
    await town.ben.react(town.ops, ts, 'eyes');
    await town.ben.react(town.ops, alert, 'eyes');
    await town.ben.unreact(town.ops, ts, 'eyes');
    const item = { type: 'message', channel: town.ops };
    expect(await ear.event('reaction_removed')).toMatchObject({ user: town.ben.id, item: { ...item, ts } });
    const [onMessage, onAlert] = ear.events('reaction_added');
    expect(onMessage).toMatchObject({
      reaction: 'eyes',
      user: town.ben.id,
      item_user: town.ana.id,
      item: { ...item, ts },
    });
    expect(onAlert).toMatchObject({ reaction: 'eyes', item: { ...item, ts: alert } });
    expect(onAlert).not.toHaveProperty('item_user');
    expect(await ear.event('message', (event) => event.ts === alert)).toMatchObject({
      subtype: 'bot_message',
      bot_id: alerts.id,
      username: 'Alerts',
      text: '',
      attachments,
    });
  });

  test('a mention is told on its own', async () => {
    await town.ana.post(town.ops, 'hey @echo');
    expect(await ear.event('app_mention')).toMatchObject({
      user: town.ana.id,
      text: `hey <@${town.playground.botUserId}>`,
      channel: town.ops,
    });
  });

  test('direct messages to the app are of their own type', async () => {
    const dm = await town.ana.directMessages(town.playground.botUserId);
    await town.ana.post(dm, 'psst');
    expect(await ear.event('message')).toMatchObject({ channel: dm, channel_type: 'im', text: 'psst' });
  });

  test('renaming and archiving are told by kind of channel', async () => {
    const secret = town.ana.channels.create('secret', { private: true });
    town.ana.channels.invite(secret, town.playground.botUserId);
    town.ana.channels.rename(secret, 'hidden');
    town.ana.channels.rename(town.ops, 'operations');
    town.ana.channels.archive(town.ops);
    expect(await ear.event('group_rename')).toMatchObject({ channel: { id: secret, name: 'hidden' } });
    expect(await ear.event('channel_rename')).toMatchObject({
      channel: { id: town.ops, name: 'operations' },
    });
    expect(await ear.event('channel_archive')).toMatchObject({ channel: town.ops, user: town.ana.id });
    expect(await ear.event('message', ({ subtype }) => subtype === 'channel_name')).toMatchObject({
      name: 'hidden',
      old_name: 'secret',
      channel_type: 'group',
    });
  });

  test('bringing back and deleting are told by kind of channel', async () => {
    const secret = town.ana.channels.create('secret', { private: true });
    for (const channel of [secret, town.ops]) {
      if (channel === secret) town.ana.channels.invite(channel, town.playground.botUserId);
      town.ana.channels.archive(channel);
      town.ana.channels.unarchive(channel);
      town.ana.channels.delete(channel);
    }
    expect(await ear.event('group_unarchive')).toMatchObject({ channel: secret, actor_id: town.ana.id });
    expect(await ear.event('group_deleted')).toMatchObject({
      channel: secret,
      date_deleted: expect.any(Number),
    });
    expect(await ear.event('channel_unarchive')).toMatchObject({ channel: town.ops, user: town.ana.id });
    expect(await ear.event('channel_deleted')).toMatchObject({ channel: town.ops });
    const info = town.client.conversations.info({ channel: town.ops });
    expect(await refusal(info)).toBe('channel_not_found');
  });

  test('people who come or change are told', async () => {
    town.playground.addPerson({ name: 'zoe' });
    town.playground.changePerson('ben', { timezone: 'Asia/Kolkata' });
    expect(await ear.event('team_join', ({ user }) => JSON.stringify(user).includes('zoe'))).toBeDefined();
    expect(await ear.event('user_change')).toMatchObject({
      user: { id: town.ben.id, tz: 'Asia/Kolkata', tz_offset: 19_800 },
    });
  });
});

describe('what people may do', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  test('people write only where they are', async () => {
    const zoe = town.playground.addPerson({ name: 'zoe' });
    expect(await refusal(zoe.post(town.ops, 'hi'))).toBe('not_in_channel');
    await zoe.join(town.ops);
    expect(await refusal(zoe.post(town.ops, 'hi'))).toBeUndefined();
    const secret = town.ana.channels.create('secret', { private: true });
    expect(await refusal(zoe.join(secret))).toBe('channel_not_found');
    await zoe.leave(town.ops);
    expect(await refusal(zoe.post(town.ops, 'hi'))).toBe('not_in_channel');
  });

  test('people change only what they wrote', async () => {
    const ts = await town.ana.post(town.ops, 'mine');
    expect(await refusal(town.ben.edit(town.ops, ts, 'yours'))).toBe('cant_update_message');
    expect(await refusal(town.ben.delete(town.ops, ts))).toBe('cant_delete_message');
    expect(await refusal(town.ana.unreact(town.ops, ts, 'eyes'))).toBe('no_reaction');
    expect(await refusal(town.ana.post(town.ops, ' '))).toBe('no_text');
  });
});
