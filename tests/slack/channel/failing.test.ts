import { World } from '../../support/world';

/** The optional parts of an incident's channel, what Slack refuses them with, and what the notice calls them. */
const parts = [
  { method: 'pins.add', error: 'too_many_pins', part: 'the pin of the card', why: 'no room for another pin' },
  {
    method: 'conversations.setTopic',
    error: 'restricted_action',
    part: 'the channel’s topic',
    why: 'do not allow',
  },
  {
    method: 'conversations.setPurpose',
    error: 'restricted_action',
    part: 'the channel’s description',
    why: 'do not allow',
  },
  {
    method: 'conversations.invite',
    error: 'user_is_restricted',
    part: 'the invitation of the responders',
    why: 'by hand',
  },
  { method: 'bookmarks.add', error: 'too_many_bookmarks', part: 'the bookmark of the draft', why: 'no room' },
];

describe('a part of the channel that Slack refuses', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  const warnings = (channel: string): readonly string[] =>
    world.said(channel).filter((text) => text.startsWith(':warning:'));

  test.each(parts)(
    '$method: stops nothing else, and one notice says it',
    async ({ method, error, part, why }) => {
      const { playground } = world;
      playground.faults.add((point) =>
        point.moment === 'before' && point.method === method ? { type: 'error', error } : undefined,
      );
      const channel = await world.declare();
      if (method === 'conversations.invite') world.playground.faults.clear();
      if (method === 'conversations.invite') await world.person('amina').join(channel);
      await world.types('amina', channel, '/incident postmortem');

      expect(warnings(channel)).toEqual([expect.stringContaining(`INC-1: ${part} is missing`)]);
      expect(warnings(channel)[0]).toContain(why);
      const { topic, purpose, pins, bookmarks } = playground.channel(channel);
      const stands = {
        'conversations.setTopic': topic.value !== '',
        'conversations.setPurpose': purpose.value !== '',
        'pins.add': pins.length === 1,
        'bookmarks.add': bookmarks.length === 3,
      };
      expect({ ...stands, [method]: true }).toEqual({
        'conversations.setTopic': true,
        'conversations.setPurpose': true,
        'pins.add': true,
        'bookmarks.add': true,
        [method]: true,
      });
      expect(stands).toMatchObject(method in stands ? { [method]: false } : {});
      expect(world.said(channel).filter((text) => text.startsWith('INC-1:'))).toHaveLength(1);
      expect(world.said(playground.channel('incidents').id)).toHaveLength(1);
      expect(playground.files()).toHaveLength(1);
    },
  );

  test('says once that the announcement is refused, however often it would be brought up to date', async () => {
    const { playground } = world;
    const incidents = playground.channel('incidents').id;
    playground.faults.add(({ moment, method, args }) =>
      moment === 'before' && method === 'chat.postMessage' && args.channel === incidents
        ? { type: 'error', error: 'restricted_action' }
        : undefined,
    );
    const channel = await world.declare();
    await world.types('amina', channel, '/incident status identified');
    await world.types('amina', channel, '/incident status monitoring');
    expect(warnings(channel)).toEqual([expect.stringContaining('the announcement in #incidents is missing')]);
  });

  test('says again that a draft is missing, each time that somebody asks for one', async () => {
    const channel = await world.declare();
    const over = world.playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === 'files.getUploadURLExternal'
        ? { type: 'error', error: 'file_uploads_disabled' }
        : undefined,
    );
    for (const times of [1, 2, 3]) {
      await world.types('amina', channel, '/incident postmortem');
      expect(warnings(channel)).toHaveLength(times);
    }
    expect(new Set(warnings(channel)).size).toBe(1);
    expect(warnings(channel)[0]).toContain('the postmortem draft is missing');
    over();
    await world.types('amina', channel, '/incident postmortem');
    expect(world.playground.files()).toHaveLength(1);
  });

  test('names nobody as invited who was not', async () => {
    await world.close();
    world = await World.open({ settingsOf: (ids) => ({ responders: [ids.chebet ?? '', 'U0NOBODY'] }) });
    const channel = await world.declare();
    expect(world.playground.membersOf(channel)).toContain(world.person('chebet').id);
    expect(warnings(channel)).toEqual([expect.stringContaining('Check the configured responders')]);
  });

  test('tells the declarer directly when there can be no channel at all', async () => {
    const { playground } = world;
    playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === 'conversations.create'
        ? { type: 'error', error: 'restricted_action' }
        : undefined,
    );
    await world.types('amina', playground.channel('ops').id, '/incident start sev2 Checkout answers 500');
    const direct = await world.person('amina').directMessages(playground.botUserId);
    expect(world.said(direct)).toEqual([expect.stringContaining('INC-1: the incident’s channel is missing')]);
    expect(world.said(direct)[0]).toContain('Ask an administrator to allow it.');
    expect(playground.channels().filter(({ name }) => name.startsWith('inc-'))).toEqual([]);
    expect(world.said(playground.channel('incidents').id)).toEqual([]);
  });
});

describe('a workspace without the announcement channel', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ announcements: false });
  });
  afterEach(() => world.close());

  test('has everything else, and one notice that says what to do', async () => {
    const channel = await world.declare();
    await world.types('amina', channel, '/incident status identified');
    const said = world.said(channel);
    expect(said.filter((text) => text.startsWith(':warning:'))).toEqual([
      expect.stringContaining('There is no channel #incidents. Create it'),
    ]);
    expect(world.playground.channel(channel).pins).toHaveLength(1);
    expect(world.playground.channel(channel).topic.value).toBe('sev2 · ongoing · Checkout answers 500');
  });

  test('has the announcement from the next change on once the channel is there', async () => {
    const channel = await world.declare();
    const incidents = world.playground.addChannel({ name: 'incidents', members: ['amina'] });
    await world.types('amina', channel, '/incident status identified');
    expect(world.said(incidents)).toEqual(['INC-1: Checkout answers 500 (sev2, identified)']);
  });
});
