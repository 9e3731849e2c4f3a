import { Ear } from './support/ear';
import { manifest, scopesWithout } from './support/manifest';
import { call, connect, openTown, refusal, type Town, until } from './support/town';

describe('what Slack leaves out or empty', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  const history = async () => (await town.client.conversations.history({ channel: town.ops })).messages ?? [];

  test('is left out or null in the description of a person who is so described', async () => {
    town.playground.changePerson('ana', {
      nullFields: ['tz', 'real_name', 'profile.real_name'],
      absentFields: ['id', 'profile.title'],
    });
    const { user } = await town.client.users.info({ user: town.ana.id });
    expect(user).toMatchObject({
      tz: null,
      real_name: null,
      profile: { real_name: null, display_name: 'ana' },
    });
    expect(user).not.toHaveProperty('id');
    expect(user?.profile).not.toHaveProperty('title');
  });

  test('can be any field of an event', async () => {
    const ear = await Ear.open(town.playground);
    town.playground.deliveries.altering = (what, payload) => {
      if (what !== 'member_joined_channel') return payload;
      const { event_ts: _, ...event } = Object(payload.event);
      return { ...payload, event };
    };
    const zoe = town.playground.addPerson({ name: 'zoe' });
    await zoe.join(town.ops);
    const joined = await ear.event('member_joined_channel');
    expect(joined).toMatchObject({ user: zoe.id });
    expect(joined).not.toHaveProperty('event_ts');
    expect(await ear.event('message', ({ user }) => user === zoe.id)).toHaveProperty('event_ts');
  });

  test('is who a person of another workspace is, except beside their messages', async () => {
    const zoe = town.playground.addPerson({
      name: 'zoe',
      realName: 'Zoe Kim',
      team: 'T0PARTNER1',
      isUnknown: true,
    });
    town.ana.channels.share(town.ops, 'T0PARTNER1');
    town.ana.channels.invite(town.ops, zoe.id);
    await zoe.post(town.ops, 'hello');
    expect(await refusal(town.client.users.info({ user: zoe.id }))).toBe('user_not_found');
    const [newest] = await history();
    expect(newest).toMatchObject({
      team: 'T0PARTNER1',
      user_team: 'T0PARTNER1',
      source_team: 'T0PARTNER1',
      user_profile: { real_name: 'Zoe Kim', display_name: 'zoe', team: 'T0PARTNER1' },
    });
  });

  test('is the profile of a bot: with webhooks, under another name, and with some apps', async () => {
    const hook = town.playground.addBot({ name: 'hook' });
    const modern = town.playground.addBot({ name: 'modern', withUser: true });
    const bare = town.playground.addBot({ name: 'bare', withUser: true, withProfile: false });
    await hook.post(town.ops, { text: 'a' });
    await modern.post(town.ops, { text: 'b' });
    await modern.post(town.ops, { text: 'c', username: 'Night shift' });
    await bare.post(town.ops, { text: 'd' });
    const [d, c, b, a] = await history();
    expect(a).toMatchObject({ subtype: 'bot_message', username: 'hook' });
    expect(b).toMatchObject({ bot_profile: { name: 'modern' } });
    expect(c).toMatchObject({ subtype: 'bot_message', username: 'Night shift', bot_id: modern.id });
    for (const message of [a, c, d]) expect(message).not.toHaveProperty('bot_profile');
    expect(d).toMatchObject({ bot_id: bare.id, user: expect.stringMatching(/^U/) });
  });

  test('is what an app is called, where it writes under another name', async () => {
    const scopes = [...scopesWithout(), 'chat:write.customize'];
    const other = await openTown({ manifest: manifest({ scopes }) });
    const { message } = await other.client.chat.postMessage({
      channel: other.ops,
      text: 'x',
      username: 'Nora',
    });
    expect(message).toMatchObject({ subtype: 'bot_message', username: 'Nora' });
    await other.close();
  });
});

describe('what goes wrong', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  test.each([
    ['http-404', 404],
    ['http-500', 500],
  ] as const)('may be one method alone, with %s', async (type, status) => {
    town.playground.faults.add(({ method }) => (method === 'users.conversations' ? { type } : undefined));
    await expect(town.client.users.conversations({})).rejects.toMatchObject({ statusCode: status });
    expect((await town.client.conversations.list({})).ok).toBe(true);
  });

  test('may be a channel that was made and is not named', async () => {
    town.playground.faults.add(({ method, moment }) =>
      method === 'conversations.create' && moment === 'after'
        ? { type: 'altered', alter: ({ ok }) => ({ ok }) }
        : undefined,
    );
    expect(await town.client.conversations.create({ name: 'made' })).toMatchObject({ ok: true });
    expect(town.playground.channel('made').name).toBe('made');
  });

  test('may be one envelope on two sockets', async () => {
    const ears = [await Ear.open(town.playground), await Ear.open(town.playground)];
    const { sockets } = town.playground;
    if (!sockets) throw new Error('there are no sockets');
    sockets.doubling = true;
    await town.ana.command(town.ops, '/echo hello');
    await until(() => ears.every(({ envelopes }) => envelopes.length > 0), 'both');
    const [one, other] = ears.map(({ envelopes }) => envelopes[0]?.envelope_id);
    expect(one).toBe(other);
  });

  test('may be that an app hears too much, which is told without an event', async () => {
    const ear = await Ear.open(town.playground);
    town.playground.limitEvents();
    await until(() => ear.envelopes.length > 0, 'the notice');
    expect(ear.envelopes[0]?.payload).toEqual({
      type: 'app_rate_limited',
      token: expect.any(String),
      team_id: town.playground.state.team.id,
      api_app_id: town.playground.state.app.id,
      minute_rate_limited: expect.any(Number),
    });
  });

  test.each([
    'users.list',
    'conversations.list',
    'users.conversations',
    'conversations.members',
    'conversations.history',
    'conversations.replies',
    'reactions.list',
  ])('a limit above 999 is refused by %s', async (method) => {
    const ts = await town.ana.post(town.ops, 'x');
    const ask = (limit: number) => refusal(call(town.client, method, { channel: town.ops, ts, limit }));
    expect(await ask(999)).toBeUndefined();
    expect(await ask(1_000)).toBe('invalid_arguments');
  });

  test.each([
    ['thumbsup', '+1'],
    ['thumbsup::skin-tone-3', '+1::skin-tone-3'],
    ['pencil', 'memo'],
    ['our_parrot', 'our_parrot'],
  ])('a reaction with %s is one with %s', async (typed, name) => {
    const ts = await town.ana.post(town.ops, 'x');
    await town.ana.react(town.ops, ts, typed);
    expect(await refusal(town.ana.react(town.ops, ts, name))).toBe('already_reacted');
    const { message } = await town.client.reactions.get({ channel: town.ops, timestamp: ts });
    expect(message?.reactions).toMatchObject([{ name, count: 1 }]);
    await town.ana.unreact(town.ops, ts, typed);
  });
});

test('in a command members and public channels are named beside their ids, and others are not', async () => {
  const heard: string[] = [];
  const town = await openTown();
  const app = await connect(town.playground, (each) => {
    each.command('/echo', async ({ ack, command }) => {
      heard.push(command.text);
      await ack();
    });
  });
  const sre = town.playground.addUserGroup({ handle: 'sre', name: 'SRE', members: ['ben'] });
  const secret = town.ana.channels.create('secret', { private: true });
  await town.ana.command(town.ops, '/echo @ben @sre #ops #secret');
  expect(heard).toEqual([`<@${town.ben.id}|ben> <!subteam^${sre}> <#${town.ops}|ops> <#${secret}|>`]);
  await app.stop();
  await town.close();
});
