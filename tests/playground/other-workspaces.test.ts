import { Impossible } from '../../src/playground/actor';
import { Ear } from './support/ear';
import { openTown, refusal, type Town } from './support/town';

const partner = 'T0PARTNER1';

describe('somebody of another workspace', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  const zoe = () => town.playground.addPerson({ name: 'zoe', team: partner });

  test('gets into a channel once it is shared with theirs, which the channel then says', async () => {
    const { id } = zoe();
    const invite = () => refusal(town.client.conversations.invite({ channel: town.ops, users: id }));
    expect(await invite()).toBe('user_team_not_in_channel');
    const before = await town.client.conversations.info({ channel: town.ops });
    expect(before.channel).toMatchObject({ is_shared: false, is_ext_shared: false });
    town.ana.channels.share(town.ops, partner);
    expect(await invite()).toBeUndefined();
    const after = await town.client.conversations.info({ channel: town.ops });
    expect(after.channel).toMatchObject({
      is_shared: true,
      is_ext_shared: true,
      connected_team_ids: [partner],
    });
    const { members = [] } = await town.client.conversations.members({ channel: town.ops });
    expect(members).toContain(id);
  });

  test('is told of with their workspace, as a stranger until they are met, and without an address', async () => {
    const { id } = zoe();
    const info = async () => (await town.client.users.info({ user: id })).user;
    expect(await info()).toMatchObject({ team_id: partner, is_stranger: true });
    town.ana.channels.share(town.ops, partner);
    town.ana.channels.invite(town.ops, id);
    const met = await info();
    expect(met).toMatchObject({ team_id: partner, is_stranger: false, profile: { team: partner } });
    expect(met?.profile).not.toHaveProperty('email');
    const { members = [] } = await town.client.users.list({});
    expect(members.map(({ id: each }) => each)).not.toContain(id);
  });

  test('does things in a shared channel that an app hears of as theirs, and everything there as shared', async () => {
    const stranger = zoe();
    const ear = await Ear.open(town.playground);
    const said = await town.ana.post(town.ops, 'before');
    town.ana.channels.share(town.ops, partner);
    town.ana.channels.invite(town.ops, stranger.id);
    await stranger.react(town.ops, said, 'eyes');
    await stranger.post(town.ops, 'hello');
    await town.ana.post(town.ops, 'welcome');
    await ear.event('message', ({ text }) => text === 'welcome');
    const own = town.playground.state.team.id;
    const envelopes = (type: string) =>
      ear.envelopes.map(({ payload }) => payload).filter((each) => Object(each.event).type === type);
    expect(envelopes('message').at(0)).toMatchObject({ team_id: own, is_ext_shared_channel: false });
    expect(envelopes('reaction_added')).toMatchObject([
      { team_id: partner, is_ext_shared_channel: true, authorizations: [{ team_id: own }] },
    ]);
    expect(envelopes('message').at(-2)).toMatchObject({ team_id: partner, event: { user_team: partner } });
    expect(envelopes('message').at(-1)).toMatchObject({ team_id: own, is_ext_shared_channel: true });
  });

  test('has none of the app’s commands and shortcuts', async () => {
    const stranger = zoe();
    town.ana.channels.share(town.ops, partner);
    town.ana.channels.invite(town.ops, stranger.id);
    await expect(stranger.command(town.ops, '/echo hello')).rejects.toThrow(Impossible);
    await expect(stranger.shortcut('echo')).rejects.toThrow(Impossible);
  });
});

describe('a guest', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  test.each([
    ['multi-channel', false],
    ['single-channel', true],
  ] as const)('of a %s kind is described as one', async (guest, isUltra) => {
    const { id } = town.playground.addPerson({ name: 'gil', guest });
    const { user } = await town.client.users.info({ user: id });
    expect(user).toMatchObject({ is_restricted: true, is_ultra_restricted: isUltra });
    town.playground.changePerson('gil', { guest: undefined });
    const { user: member } = await town.client.users.info({ user: id });
    expect(member).toMatchObject({ is_restricted: false, is_ultra_restricted: false });
  });

  test('is in the channels that they were brought into, a single-channel guest in one', async () => {
    const gil = town.playground.addPerson({ name: 'gil', guest: 'single-channel' });
    expect(town.playground.membersOf('general')).not.toContain(gil.id);
    await expect(gil.join(town.ops)).rejects.toThrow('channel_not_found');
    town.ana.channels.invite(town.ops, gil.id);
    await gil.post(town.ops, 'here');
    const { channel } = await town.client.conversations.create({ name: 'more' });
    const more = { channel: channel?.id ?? '', users: gil.id };
    expect(await refusal(town.client.conversations.invite(more))).toBe('ura_max_channels');
  });
});
