import { hour, minute } from '../../../src/domain/time/instant';
import type { Fault, FaultPoint } from '../../../src/playground/faults';
import { World, type WorldOptions } from '../../support/world';

type Alter = Extract<Fault, { type: 'altered' }>['alter'];

/** An answer of Slack's in which a part is another one. */
const withPart = (part: string, change: (value: Record<string, unknown>) => unknown): Alter => {
  return (answer) => ({ ...answer, [part]: change(Object(answer[part])) });
};
const altered = (alter: Alter): Fault => ({ type: 'altered', alter });
const only = (answer: Record<string, unknown>): Fault => altered(() => ({ ok: true, ...answer }));

/** What Slack answers to a method, and nothing else goes wrong. */
const oddities: readonly { name: string; method: string; fault: Fault }[] = [
  {
    name: 'people without a real name',
    method: 'users.info',
    fault: altered(withPart('user', (user) => ({ ...user, real_name: null, tz: null, profile: null }))),
  },
  {
    name: 'people whose every other field is null',
    method: 'users.info',
    fault: altered(
      withPart('user', ({ id, team_id }) => ({
        ...{ id, team_id, real_name: null, name: null, is_bot: null, deleted: null, updated: null },
        profile: { real_name: null, display_name: null, team: null },
      })),
    ),
  },
  {
    name: 'people without an id',
    method: 'users.info',
    fault: altered(withPart('user', ({ id: _, ...user }) => user)),
  },
  { name: 'nobody at all', method: 'users.info', fault: only({ user: null }) },
  { name: '404 for people', method: 'users.info', fault: { type: 'http-404' } },
  { name: '404 for its own channels', method: 'users.conversations', fault: { type: 'http-404' } },
  { name: '500 for its own channels', method: 'users.conversations', fault: { type: 'http-500' } },
  { name: 'no channels', method: 'users.conversations', fault: only({ channels: null }) },
  { name: 'channels that are none', method: 'users.conversations', fault: only({ channels: [null, 7, {}] }) },
  {
    name: 'channels without a name',
    method: 'users.conversations',
    fault: only({ channels: [{ id: 'C0NAMELESS' }], response_metadata: null }),
  },
  {
    name: 'odd words about the answer',
    method: 'users.conversations',
    fault: altered((answer) => ({ ...answer, response_metadata: { warnings: null, messages: 'none' } })),
  },
  { name: 'no members', method: 'conversations.members', fault: only({ members: null }) },
  { name: 'pages without an end', method: 'conversations.members', fault: altered(endless) },
  { name: '500 for pins', method: 'pins.add', fault: { type: 'http-500' } },
  { name: 'a page of some proxy for pins', method: 'pins.add', fault: { type: 'html' } },
  { name: 'nothing of the file', method: 'files.info', fault: only({ file: null }) },
  { name: 'no bookmarks', method: 'bookmarks.list', fault: only({ bookmarks: [null, { title: null }] }) },
];

function endless(answer: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...answer, response_metadata: { next_cursor: 'again' } };
}

describe('an incident whose draft, announcement and readiness', () => {
  let world: World;
  afterEach(() => world.close());

  const open = async (options?: WorldOptions): Promise<void> => {
    world = await World.open(options);
  };
  const answers = (method: string, fault: Fault, where: (point: FaultPoint) => boolean = () => true) =>
    world.playground.faults.add((point) => {
      const moment = fault.type === 'altered' ? 'after' : 'before';
      return point.method === method && point.moment === moment && where(point) ? fault : undefined;
    });
  /** Everything that the bot asks is answered, and nobody waits for a start. */
  const stands = async (channel: string): Promise<void> => {
    await world.types('amina', channel, '/incident postmortem');
    await world.turn(minute);
    expect(world.draft()).toContain('# INC-1: Checkout answers 500');
    expect(world.said(world.playground.channel('incidents').id)).toEqual([
      'INC-1: Checkout answers 500 (sev2, investigating)',
    ]);
    expect(world.firelog.readiness.missing()).toEqual([]);
  };

  test.each(oddities)('do not hang on Slack answering $method with $name', async ({ method, fault }) => {
    await open();
    await world.stopBot();
    answers(method, fault);
    await world.startBot();
    await stands(await world.declare());
  });

  test('do not hang on a channel that Slack created and says nothing of', async () => {
    await open();
    let times = 0;
    answers(
      'conversations.create',
      altered(({ channel: _, ...answer }) => answer),
      () => times++ < 1,
    );
    await world.types(
      'amina',
      world.playground.channel('ops').id,
      '/incident start sev2 Checkout answers 500',
    );
    await world.turn(minute);
    const opened = world.playground.channels().filter(({ name }) => name.startsWith('inc-'));
    expect(opened.map(({ name }) => name)).toEqual(['inc-1-checkout-answers-500']);
    await stands(opened[0]?.id ?? '');
  });

  test('do not hang on pins that fail for an hour, and nobody is told before it is given up', async () => {
    await open();
    const over = answers('pins.add', { type: 'http-500' });
    const channel = await world.declare();
    for (let past = 0; past < hour; past += 5 * minute) {
      await world.turn(5 * minute);
      expect(world.firelog.readiness.missing()).toEqual([]);
    }
    expect(world.said(channel).filter((text) => text.startsWith(':warning:'))).toEqual([]);
    over();
    await world.turn(10 * minute);
    expect(world.playground.channel(channel).pins).toHaveLength(1);
    await stands(channel);
  });

  test('a name is its person’s id at the last, and the name again once Slack says it', async () => {
    await open();
    const over = answers('users.info', { type: 'http-500' });
    const channel = await world.declare();
    await world.types('amina', channel, '/incident note the pool is full');
    await world.types('amina', channel, '/incident postmortem');
    expect(world.playground.files()).toEqual([]);
    await world.turn(2 * minute);
    expect(world.draft()).toContain(world.person('amina').id);
    over();
    await world.types('amina', channel, '/incident postmortem');
    await world.turn(minute);
    expect(world.draft()).toContain('Amina Wanjiru');
  });
});

describe('what is on record', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  const odd: readonly { name: string; method: string; answer: Record<string, unknown> }[] = [
    { name: 'no messages', method: 'conversations.history', answer: { messages: null } },
    { name: 'messages that are none', method: 'conversations.history', answer: { messages: [null] } },
    { name: 'nothing at all', method: 'conversations.history', answer: {} },
    { name: 'no members', method: 'conversations.members', answer: {} },
    { name: 'a channel without anything', method: 'conversations.info', answer: { channel: {} } },
  ];

  test.each(odd)('stays when $method answers with $name', async ({ method, answer }) => {
    const channel = await world.declare();
    const amina = world.person('amina');
    await amina.react(channel, await amina.post(channel, 'the pool is full'), 'pushpin');
    await world.settled();
    await world.stopBot();
    world.playground.faults.add((point) =>
      point.method === method && point.moment === 'after' ? only(answer) : undefined,
    );
    await world.startBot();
    await world.types('amina', channel, '/incident postmortem');
    await world.turn(6 * minute);
    expect(world.draft()).toMatch(/\*\* the pool is full/);
    expect(world.draft()).not.toContain('was deleted');
    await world.types('amina', channel, '/incident timeline');
    expect(world.playground.channel(channel).name).toBe('inc-1-checkout-answers-500');
  });

  test('stays when Slack leaves out who set a reaction', async () => {
    const channel = await world.declare();
    const amina = world.person('amina');
    await amina.react(channel, await amina.post(channel, 'the pool is full'), 'pushpin');
    await world.settled();
    await world.stopBot();
    const nameless = [{ name: 'pushpin', count: 1, users: null }, null, { name: null }];
    world.playground.faults.add(({ method, moment }) => {
      if (moment !== 'after') return undefined;
      if (method === 'reactions.get') return only({ message: { reactions: nameless } });
      if (method !== 'conversations.history') return undefined;
      return altered((answer) => ({
        ...answer,
        messages: [...Object(answer.messages)].map((message) =>
          message.reactions === undefined ? message : { ...message, reactions: nameless },
        ),
      }));
    });
    await world.startBot();
    await world.types('amina', channel, '/incident postmortem');
    await world.turn(6 * minute);
    expect(world.draft()).toMatch(/\*\* the pool is full/);
  });
});

describe('an invitation of several people', () => {
  let world: World;
  afterEach(() => world.close());

  test('brings in the others when Slack answers for all of them what is true of one', async () => {
    world = await World.open({
      settingsOf: ({ baraka = '', chebet = '' }) => ({ responders: [baraka, chebet] }),
    });
    const { playground } = world;
    let isJoined = false;
    playground.faults.add(({ method, moment, args }) => {
      if (method !== 'conversations.invite' || moment !== 'before') return undefined;
      const named = String(args.users).split(',');
      if (named.length === 1 && named[0] !== world.person('baraka').id) return undefined;
      isJoined = true;
      return { type: 'error', error: 'already_in_channel' };
    });
    const channel = await world.declare();
    expect(isJoined).toBe(true);
    expect(playground.membersOf(channel)).toContain(world.person('amina').id);
    expect(playground.membersOf(channel)).toContain(world.person('chebet').id);
    expect(world.said(channel).filter((text) => text.startsWith(':warning:'))).toEqual([]);
  });

  test('says of whom it could not, and asks by name only where the answer is about one', async () => {
    world = await World.open({
      settingsOf: ({ baraka = '', chebet = '' }) => ({ responders: [baraka, chebet] }),
    });
    const { playground } = world;
    playground.faults.add(({ method, moment }) =>
      method === 'conversations.invite' && moment === 'before'
        ? { type: 'error', error: 'restricted_action' }
        : undefined,
    );
    const channel = await world.declare();
    await world.person('amina').join(channel);
    expect(playground.wire.calls('conversations.invite')).toHaveLength(1);
    expect(world.said(channel).filter((text) => text.startsWith(':warning:'))).toEqual([
      expect.stringContaining('the invitation of the responders is missing'),
    ]);
  });
});

describe('a channel for which every name is taken', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  test('is given up after a while, and the declarer reads what to do', async () => {
    const { playground } = world;
    const over = playground.faults.add(({ method, moment }) =>
      method === 'conversations.create' && moment === 'before'
        ? { type: 'error', error: 'name_taken' }
        : undefined,
    );
    await world.types('amina', playground.channel('ops').id, '/incident start sev2 Checkout answers 500');
    await world.turn(2 * minute);
    expect(playground.wire.calls('conversations.create')).toHaveLength(20);
    const direct = await world.person('amina').directMessages(playground.botUserId);
    expect(world.said(direct)).toEqual([
      expect.stringContaining(
        'is taken, from #inc-1-checkout-answers-500 to #inc-1-checkout-answers-500-20; archived channels keep theirs. Rename or delete one of those, then try again.',
      ),
    ]);
    over();
    const [notice] = playground.messages(direct);
    await world.person('amina').press(direct, notice?.ts ?? '', { action: 'try-again' });
    await world.turn(minute);
    expect(playground.channels().some(({ name }) => name === 'inc-1-checkout-answers-500')).toBe(true);
  });
});
