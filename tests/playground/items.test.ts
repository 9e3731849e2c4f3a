import { manifest, scopesWithout } from './support/manifest';
import { openTown, refusal, type Town } from './support/town';

describe('reactions', () => {
  let town: Town;
  let ts: string;
  beforeEach(async () => {
    town = await openTown();
    ts = await town.ana.post(town.ops, 'look');
  });
  afterEach(() => town.close());

  const add = (name: string, timestamp = ts) =>
    refusal(town.client.reactions.add({ channel: town.ops, timestamp, name }));

  test('an emoji counts once for each person', async () => {
    expect(await add('eyes')).toBeUndefined();
    expect(await add(':eyes:')).toBe('already_reacted');
    await town.ben.react(town.ops, ts, 'eyes');
    const { messages } = await town.client.conversations.history({ channel: town.ops });
    expect(messages?.[0]?.reactions).toEqual([
      { name: 'eyes', users: [town.playground.botUserId, town.ben.id], count: 2 },
    ]);
  });

  test('what is not there cannot be taken off or reacted to', async () => {
    const remove = () =>
      refusal(town.client.reactions.remove({ channel: town.ops, timestamp: ts, name: 'eyes' }));
    expect(await remove()).toBe('no_reaction');
    await add('eyes');
    expect(await remove()).toBeUndefined();
    expect(town.playground.messages(town.ops)[0]?.reactions).toEqual([]);
    expect(await add('eyes', '1.000001')).toBe('message_not_found');
    expect(await add('eyes', 'now')).toBe('bad_timestamp');
    expect(await add('no such emoji')).toBe('invalid_name');
    expect(await refusal(town.client.apiCall('reactions.add', { name: 'eyes' }))).toBe('no_item_specified');
  });

  test('a message takes fifty emoji, and twenty-three of one person', async () => {
    for (let count = 0; count < 23; count += 1) await town.ben.react(town.ops, ts, `ben${count}`);
    expect(await refusal(town.ben.react(town.ops, ts, 'one_more'))).toBe('too_many_reactions');
    for (let count = 0; count < 23; count += 1) await town.ana.react(town.ops, ts, `ana${count}`);
    for (let count = 0; count < 4; count += 1) expect(await add(`bot${count}`)).toBeUndefined();
    expect(await add('one_more')).toBe('too_many_emoji');
    expect(await add('ana1')).toBeUndefined();
  });

  test('past fifty reactors history names some and counts all, and reactions.get names all when asked', async () => {
    for (let count = 0; count < 51; count += 1) {
      const person = town.playground.addPerson({ name: `p${count}` });
      await person.join(town.ops);
      await person.react(town.ops, ts, 'eyes');
    }
    const { messages } = await town.client.conversations.history({
      channel: town.ops,
      latest: ts,
      inclusive: true,
    });
    expect(messages?.[0]?.reactions?.[0]).toMatchObject({ count: 51, users: { length: 50 } });
    const get = (full: boolean) => town.client.reactions.get({ channel: town.ops, timestamp: ts, full });
    expect((await get(false)).message?.reactions?.[0]?.users).toHaveLength(50);
    expect((await get(true)).message?.reactions?.[0]?.users).toHaveLength(51);
  });

  test('what somebody reacted to can be listed', async () => {
    await town.ben.react(town.ops, ts, 'eyes');
    const { items } = await town.client.reactions.list({ user: town.ben.id });
    expect(items).toMatchObject([{ type: 'message', channel: town.ops, message: { ts, text: 'look' } }]);
    expect((await town.client.reactions.list({})).items).toEqual([]);
  });
});

describe('pins', () => {
  test('a message is pinned once, listed, and taken off', async () => {
    const town = await openTown();
    const item = { channel: town.ops, timestamp: await town.ana.post(town.ops, 'keep') };
    await town.client.pins.add(item);
    expect(await refusal(town.client.pins.add(item))).toBe('already_pinned');
    const { items } = await town.client.pins.list({ channel: town.ops });
    expect(items).toMatchObject([
      { type: 'message', created_by: town.playground.botUserId, message: { text: 'keep' } },
    ]);
    const { messages } = await town.client.conversations.history({ channel: town.ops });
    expect(messages?.[0]).toMatchObject({ pinned_to: [town.ops] });
    await town.client.pins.remove(item);
    expect(await refusal(town.client.pins.remove(item))).toBe('no_pin');
    await town.close();
  });
});

describe('bookmarks', () => {
  test('a bookmark is a link that can be changed and removed', async () => {
    const town = await openTown();
    const channel_id = town.ops;
    const add = (link: string, type: 'link' = 'link') =>
      town.client.bookmarks.add({ channel_id, title: 'Draft', type, link });
    const { bookmark } = await add('https://example.com/draft');
    const bookmark_id = bookmark?.id ?? '';
    expect(bookmark).toMatchObject({ channel_id, title: 'Draft', type: 'link' });
    expect(await refusal(add('javascript:alert(1)'))).toBe('invalid_link');
    const folder = town.client.apiCall('bookmarks.add', { channel_id, title: 'x', type: 'folder' });
    expect(await refusal(folder)).toBe('invalid_bookmark_type');
    await town.client.bookmarks.edit({ channel_id, bookmark_id, title: 'Final' });
    const { bookmarks } = await town.client.bookmarks.list({ channel_id });
    expect(bookmarks).toMatchObject([{ id: bookmark_id, title: 'Final', link: 'https://example.com/draft' }]);
    await town.client.bookmarks.remove({ channel_id, bookmark_id });
    const again = town.client.bookmarks.remove({ channel_id, bookmark_id });
    expect(await refusal(again)).toBe('not_found');
    await town.close();
  });

  test('a channel holds a hundred bookmarks', async () => {
    const town = await openTown();
    const add = () =>
      town.client.bookmarks.add({
        channel_id: town.ops,
        title: 'x',
        type: 'link',
        link: 'https://example.com',
      });
    for (let count = 0; count < 100; count += 1) await add();
    expect(await refusal(add())).toBe('too_many_bookmarks');
    await town.close();
  });
});

describe('members and groups', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  test('a member has a zone with its offset now', async () => {
    const { user } = await town.client.users.info({ user: town.ana.id });
    expect(user).toMatchObject({
      id: town.ana.id,
      name: 'ana',
      real_name: 'Ana Lima',
      tz: 'America/Sao_Paulo',
      tz_offset: -10_800,
      is_bot: false,
    });
    expect(await refusal(town.client.users.info({ user: 'UNOBODY' }))).toBe('user_not_found');
  });

  test('addresses are shown to apps with the scope for them', async () => {
    const { user } = await town.client.users.info({ user: town.ana.id });
    expect(user?.profile).not.toHaveProperty('email');
    const look = town.client.users.lookupByEmail({ email: 'ana@playground.example' });
    expect(await refusal(look)).toBe('missing_scope');
  });

  test('an app with the scope for addresses finds members by them', async () => {
    const scopes = [...scopesWithout(), 'users:read.email', 'team:read'];
    const other = await openTown({ manifest: manifest({ scopes }) });
    const look = (email: string) => other.client.users.lookupByEmail({ email });
    const address = 'ana@playground.example';
    expect((await look('ANA@playground.example')).user).toMatchObject({
      id: other.ana.id,
      profile: { email: address },
    });
    other.playground.changePerson('ana', { deactivated: true });
    expect(await refusal(look(address))).toBe('users_not_found');
    expect((await other.client.team.info()).team).toMatchObject({ domain: 'playground' });
    await other.close();
  });

  test('bots are described by their id', async () => {
    const alerts = town.playground.addBot({ name: 'Alerts' });
    expect((await town.client.bots.info({ bot: alerts.id })).bot).toMatchObject({
      id: alerts.id,
      name: 'Alerts',
    });
    expect(await refusal(town.client.bots.info({ bot: 'B1' }))).toBe('bot_not_found');
  });

  test('everybody is listed, bots too', async () => {
    const { members = [] } = await town.client.users.list({});
    expect(members.map(({ name, is_bot }) => [name, is_bot])).toEqual([
      ['echo', true],
      ['ana', false],
      ['ben', false],
    ]);
  });

  test('a group lists its members', async () => {
    const id = town.playground.addUserGroup({
      handle: 'sre',
      name: 'Reliability',
      members: ['ana', town.ben.id],
    });
    const { usergroups } = await town.client.usergroups.list({ include_users: true, include_count: true });
    expect(usergroups).toMatchObject([
      { id, handle: 'sre', users: [town.ana.id, town.ben.id], user_count: 2 },
    ]);
    expect((await town.client.usergroups.users.list({ usergroup: id })).users).toEqual([
      town.ana.id,
      town.ben.id,
    ]);
    expect(await refusal(town.client.usergroups.users.list({ usergroup: 'S1' }))).toBe('no_such_subteam');
  });
});
