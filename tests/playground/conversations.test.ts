import { Ear } from './support/ear';
import { openTown, refusal, type Town } from './support/town';

describe('channels', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  const create = async (name: string, is_private = false) => {
    const { channel } = await town.client.conversations.create({ name, is_private });
    return channel?.id ?? '';
  };

  test('a channel begins with its creator in it', async () => {
    const { channel } = await town.client.conversations.create({ name: 'inc-1-checkout' });
    expect(channel).toMatchObject({
      name: 'inc-1-checkout',
      creator: town.playground.botUserId,
      is_member: true,
      is_private: false,
    });
    expect(town.playground.membersOf('inc-1-checkout')).toEqual([town.playground.botUserId]);
    expect(town.playground.messages('inc-1-checkout')).toMatchObject([{ subtype: 'channel_join' }]);
  });

  test.each([
    ['', 'invalid_name_required'],
    ['x'.repeat(81), 'invalid_name_maxlength'],
    ['Checkout', 'invalid_name_specials'],
    ['check out', 'invalid_name_specials'],
    ['check.out', 'invalid_name_specials'],
    ['--', 'invalid_name_punctuation'],
    ['ops', 'name_taken'],
  ])('a channel cannot be called "%s"', async (name, error) => {
    expect(await refusal(town.client.conversations.create({ name }))).toBe(error);
  });

  test.each(['x'.repeat(80), 'kaffee-für-alle', '1', 'a_b-c'])(
    'a channel can be called "%s"',
    async (name) => {
      expect(await refusal(town.client.conversations.create({ name }))).toBeUndefined();
    },
  );

  test('an archived or hidden channel keeps its name', async () => {
    town.ana.channels.create('secret', { private: true });
    await town.client.conversations.archive({ channel: await create('old') });
    expect(await refusal(town.client.conversations.create({ name: 'secret' }))).toBe('name_taken');
    expect(await refusal(town.client.conversations.create({ name: 'old' }))).toBe('name_taken');
  });

  test('a private channel that the app is not in does not exist for it', async () => {
    const channel = town.ana.channels.create('secret', { private: true });
    expect(await refusal(town.client.conversations.info({ channel }))).toBe('channel_not_found');
    expect(await refusal(town.client.conversations.join({ channel }))).toBe('channel_not_found');
    expect(await refusal(town.client.chat.postMessage({ channel, text: 'x' }))).toBe('channel_not_found');
    const { channels = [] } = await town.client.conversations.list({
      types: 'public_channel,private_channel',
    });
    expect(channels.map(({ name }) => name)).toEqual(['general', 'ops']);
  });

  test('a public channel can be seen from outside and not acted in', async () => {
    const channel = town.ana.channels.create('side');
    expect((await town.client.conversations.info({ channel })).channel?.is_member).toBe(false);
    const topic = town.client.conversations.setTopic({ channel, topic: 'x' });
    expect(await refusal(topic)).toBe('not_in_channel');
    expect(await refusal(town.client.conversations.history({ channel }))).toBe('not_in_channel');
    expect(await refusal(town.client.conversations.invite({ channel, users: town.ben.id }))).toBe(
      'not_in_channel',
    );
    expect(await refusal(town.client.chat.postMessage({ channel, text: 'x' }))).toBe('not_in_channel');
    await town.client.conversations.join({ channel });
    expect(await refusal(town.client.chat.postMessage({ channel, text: 'x' }))).toBeUndefined();
    expect(await town.client.conversations.join({ channel })).toMatchObject({
      warning: 'already_in_channel',
    });
  });

  test('only public channels can be joined without an invitation', async () => {
    const secret = await create('secret', true);
    const join = town.client.conversations.join({ channel: secret });
    expect(await refusal(join)).toBe('method_not_supported_for_channel_type');
    await town.client.conversations.archive({ channel: secret });
    const archived = town.ana.channels.create('gone');
    town.ana.channels.archive(archived);
    expect(await refusal(town.client.conversations.join({ channel: archived }))).toBe('is_archived');
  });

  test('an invitation of several fails as a whole unless it is forced', async () => {
    const channel = await create('inc-1');
    const users = `${town.ana.id},UNOBODY,${town.playground.botUserId}`;
    await expect(town.client.conversations.invite({ channel, users })).rejects.toMatchObject({
      data: {
        error: 'user_not_found',
        errors: [
          { user: 'UNOBODY', ok: false, error: 'user_not_found' },
          { user: town.playground.botUserId, ok: false, error: 'cant_invite_self' },
        ],
      },
    });
    expect(town.playground.membersOf(channel)).toEqual([town.playground.botUserId]);
    await town.client.conversations.invite({ channel, users, force: true });
    expect(town.playground.membersOf(channel)).toEqual([town.playground.botUserId, town.ana.id]);
  });

  test('whoever is in a channel cannot be invited again', async () => {
    const invite = town.client.conversations.invite({ channel: town.ops, users: town.ana.id });
    expect(await refusal(invite)).toBe('already_in_channel');
  });

  test('an invitation names at least one and at most a hundred', async () => {
    const none = town.client.apiCall('conversations.invite', { channel: town.ops });
    expect(await refusal(none)).toBe('no_user');
    const users = Array.from({ length: 101 }, (_, index) => `U${index}`).join();
    expect(await refusal(town.client.conversations.invite({ channel: town.ops, users }))).toBe(
      'invalid_arguments',
    );
  });

  test('topic and purpose hold 250 characters and are told in the channel', async () => {
    const topic = 't'.repeat(250);
    await town.client.conversations.setTopic({ channel: town.ops, topic });
    await town.client.conversations.setPurpose({ channel: town.ops, purpose: 'talk' });
    const tooLong = town.client.conversations.setTopic({ channel: town.ops, topic: `${topic}t` });
    expect(await refusal(tooLong)).toBe('too_long');
    const { channel } = await town.client.conversations.info({ channel: town.ops });
    expect(channel).toMatchObject({
      topic: { value: topic, creator: town.playground.botUserId },
      purpose: { value: 'talk' },
    });
    const subtypes = town.playground.messages(town.ops).map(({ subtype }) => subtype);
    expect(subtypes).toEqual(['channel_topic', 'channel_purpose']);
  });

  test('only who created a channel renames it', async () => {
    const rename = (channel: string) => town.client.conversations.rename({ channel, name: 'better' });
    expect(await refusal(rename(town.ops))).toBe('not_authorized');
    const { channel } = await rename(await create('worse'));
    expect(channel).toMatchObject({ name: 'better', previous_names: ['worse'] });
  });

  test('nothing is written in an archived channel until it is brought back', async () => {
    const channel = await create('done');
    const { ts = '' } = await town.client.chat.postMessage({ channel, text: 'x' });
    await town.client.conversations.archive({ channel });
    expect(await refusal(town.client.conversations.archive({ channel }))).toBe('already_archived');
    expect(await refusal(town.client.chat.postMessage({ channel, text: 'x' }))).toBe('is_archived');
    expect(await refusal(town.client.chat.update({ channel, ts, text: 'y' }))).toBe('is_inactive');
    expect(await refusal(town.client.reactions.add({ channel, timestamp: ts, name: 'eyes' }))).toBe(
      'is_archived',
    );
    expect(await refusal(town.client.conversations.setTopic({ channel, topic: 'x' }))).toBe('is_archived');
    await town.client.conversations.unarchive({ channel });
    expect(await refusal(town.client.conversations.unarchive({ channel }))).toBe('not_archived');
    expect(await refusal(town.client.chat.postMessage({ channel, text: 'x' }))).toBeUndefined();
  });

  test('the general channel stays', async () => {
    const channel = town.playground.channel('general').id;
    await town.client.conversations.join({ channel });
    expect(await refusal(town.client.conversations.archive({ channel }))).toBe('cant_archive_general');
    expect(await refusal(town.client.conversations.leave({ channel }))).toBe('cant_leave_general');
  });

  test('people can be taken out, and the app can leave', async () => {
    const kick = (user: string) => town.client.conversations.kick({ channel: town.ops, user });
    await kick(town.ben.id);
    expect(await refusal(kick(town.ben.id))).toBe('not_in_channel');
    expect(await refusal(kick(town.playground.botUserId))).toBe('cant_kick_self');
    await town.client.conversations.leave({ channel: town.ops });
    expect(await town.client.conversations.leave({ channel: town.ops })).toMatchObject({
      not_in_channel: true,
    });
    expect(town.playground.membersOf(town.ops)).toEqual([town.ana.id]);
  });

  test('lists come in pages', async () => {
    for (const name of ['a', 'b', 'c']) await create(name);
    const names: (string | undefined)[] = [];
    let pages = 0;
    for await (const page of town.client.paginate('users.conversations', { limit: 2 })) {
      pages += 1;
      const { channels } = page as { channels?: { name?: string }[] };
      names.push(...(channels ?? []).map(({ name }) => name));
    }
    expect(names).toEqual(['ops', 'a', 'b', 'c']);
    expect(pages).toBe(2);
    const broken = town.client.conversations.members({ channel: town.ops, cursor: 'nonsense' });
    expect(await refusal(broken)).toBe('invalid_cursor');
    const huge = town.client.conversations.members({ channel: town.ops, limit: 1001 });
    expect(await refusal(huge)).toBe('invalid_arguments');
  });

  test('a direct conversation is opened once, and has no topic', async () => {
    const first = await town.client.conversations.open({ users: town.ana.id });
    const again = await town.client.conversations.open({ users: town.ana.id });
    expect(again.channel?.id).toBe(first.channel?.id);
    const channel = first.channel?.id ?? '';
    const topic = town.client.conversations.setTopic({ channel, topic: 'x' });
    expect(await refusal(topic)).toBe('method_not_supported_for_channel_type');
  });

  test('the app hears who comes and goes, itself included', async () => {
    const ear = await Ear.open(town.playground);
    const channel = await create('inc-2');
    await town.client.conversations.invite({ channel, users: town.ana.id });
    await town.ana.leave(channel);
    town.playground.person('ana').channels.create('theirs');
    const theirs = town.playground.channel('theirs').id;
    town.ana.channels.invite(theirs, town.playground.botUserId);
    town.ana.channels.kick(theirs, town.playground.botUserId);
    await town.playground.idle();
    const joined = ear.events('member_joined_channel');
    expect(joined).toMatchObject([
      { user: town.playground.botUserId, channel, channel_type: 'C' },
      { user: town.ana.id, channel, inviter: town.playground.botUserId },
      { user: town.playground.botUserId, channel: theirs, inviter: town.ana.id },
    ]);
    expect(ear.events('member_left_channel')).toMatchObject([
      { user: town.ana.id, channel },
      { user: town.playground.botUserId, channel: theirs },
    ]);
    expect(ear.events('channel_left')).toMatchObject([{ channel: theirs, actor_id: town.ana.id }]);
  });
});
