import { minute, second } from '../../../src/domain/time/instant';
import { NewsRoom } from './room';

describe('whoever follows an incident', () => {
  let room: NewsRoom;
  beforeEach(async () => {
    room = await NewsRoom.open();
  });
  afterEach(() => room.world.close());

  test('by a command or by the button is told of each update and of its end, once', async () => {
    expect(await room.types('baraka', 'subscribe')).toBe(
      'You follow *INC-1*. Updates and its end come to you as a direct message. `/incident unsubscribe INC-1` ends that.',
    );
    expect(await room.follows('chebet')).toContain('You follow *INC-1*.');
    expect(await room.types('amina', 'update one payment in ten fails')).toContain(
      'The update stands in this channel and in #incidents, and goes to 2 followers by direct message.',
    );
    await room.types('amina', 'severity sev1');
    await room.types('amina', 'status resolved');
    await room.world.types('amina', room.channel, '/incident close');
    await room.world.person('amina').modal()?.submit();
    await room.world.turn(minute);
    await room.types('amina', 'reopen it is back');
    const news = [
      '*Update on INC-1:* one payment in ten fails',
      '*INC-1 is resolved.*',
      '*INC-1 is reopened.*\nit is back',
    ];
    expect(room.told('baraka')).toEqual(news);
    expect(room.told('chebet')).toEqual(news);
    expect(room.told('david')).toEqual([]);
    expect(room.told('amina')).toEqual([]);
    expect(room.readBy('baraka')).toContain('INC-1: Checkout answers 500 · sev2, investigating');
  });

  test('is told of the closing where nobody resolved it before', async () => {
    await room.types('baraka', 'subscribe');
    await room.world.types('amina', room.channel, '/incident close');
    await room.world.person('amina').modal()?.submit();
    await room.world.turn(minute);
    expect(room.told('baraka')).toEqual(['*INC-1 is closed.*']);
  });

  test('reads so when they press again, and is told nothing once they unfollow', async () => {
    await room.follows('baraka');
    expect(await room.follows('baraka')).toContain('You follow *INC-1* already.');
    await room.types('amina', 'update one payment in ten fails');
    const [message] = room.directMessages('baraka');
    const direct = await room.world.person('baraka').directMessages(room.world.playground.botUserId);
    await room.world.person('baraka').press(direct, message?.ts ?? '', { action: 'unfollow' });
    await room.world.settled();
    expect(room.world.person('baraka').ephemerals().at(-1)?.text).toContain('You no longer follow *INC-1*.');
    expect(await room.types('amina', 'update all is well')).toContain(
      'The update stands in this channel and in #incidents.',
    );
    expect(room.told('baraka')).toEqual(['*Update on INC-1:* one payment in ten fails']);
  });

  test('may ask from anywhere', async () => {
    const ops = room.world.playground.channel('ops').id;
    await room.world.types('david', ops, '/incident subscribe INC-1');
    await room.types('amina', 'update one payment in ten fails');
    expect(room.told('david')).toHaveLength(1);
    await room.world.types('david', ops, '/incident unsubscribe INC-1');
    await room.types('amina', 'update all is well');
    expect(room.told('david')).toHaveLength(1);
  });

  test('says by a number alone what is followed, and reads what is true of an incident that is over', async () => {
    expect(await room.types('baraka', 'subscribe 7')).toContain(
      'Nothing changed: `/incident subscribe` is about the incident of this channel, and `/incident subscribe INC-7` about another one.',
    );
    expect(await room.types('baraka', 'unsubscribe')).toContain('You do not follow *INC-1*.');
    await room.world.types('amina', room.channel, '/incident close');
    await room.world.person('amina').modal()?.submit();
    await room.world.turn(minute);
    expect(await room.types('baraka', 'subscribe')).toContain(
      'You follow *INC-1*. It is closed; what comes once it is open again comes to you as a direct message.',
    );
    expect(await room.types('baraka', 'unsubscribe')).toContain('You no longer follow *INC-1*.');
  });

  test('reads an update as it was put right, that it was withdrawn, and no words that were removed', async () => {
    const secret = 'hunter2-swordfish';
    await room.types('baraka', 'subscribe');
    await room.types('amina', 'update one paiment in ten fails');
    await room.types('amina', `update the door says ${secret}`);
    await room.changes('paiment', 'text', 'one payment in ten fails');
    await room.changes(secret, 'fate', 'redact');
    await room.changes('one payment', 'fate', 'withdraw');
    expect(room.told('baraka')).toEqual([
      '*Withdrawn.* What was said here about INC-1 no longer counts.',
      '*Update on INC-1:* [redacted]',
    ]);
  });

  test('who left the workspace, or cannot be told, keeps it from nobody else', async () => {
    for (const name of ['baraka', 'chebet', 'david'] as const) await room.types(name, 'subscribe');
    const { playground } = room.world;
    playground.changePerson('baraka', { deactivated: true });
    await room.world.settled();
    playground.faults.add(({ moment, method, args }) =>
      moment === 'before' && method === 'chat.postMessage' && args.channel === room.world.person('chebet').id
        ? { type: 'error', error: 'channel_not_found' }
        : undefined,
    );
    await room.types('amina', 'update one payment in ten fails');
    await room.types('amina', 'update all is well');
    expect(room.told('baraka')).toEqual([]);
    expect(room.told('david')).toHaveLength(2);
    const complaints = room.world.said(room.channel).filter((text) => text.includes('direct message'));
    expect(complaints).toHaveLength(1);
  });

  test('is told once where an answer of Slack’s was lost', async () => {
    await room.types('baraka', 'subscribe');
    let isLost = false;
    room.world.playground.faults.add(({ moment, method, args }) => {
      const isTheirs = args.channel === room.world.person('baraka').id;
      if (isLost || moment !== 'before' || method !== 'chat.postMessage' || !isTheirs) return undefined;
      isLost = true;
      return { type: 'lost-after' };
    });
    await room.types('amina', 'update one payment in ten fails');
    await room.world.turn(5 * minute);
    expect(isLost).toBe(true);
    expect(room.told('baraka')).toEqual(['*Update on INC-1:* one payment in ten fails']);
  });

  test('is told after a start what came before the bot was stopped', async () => {
    await room.types('baraka', 'subscribe');
    const { world } = room;
    const held = world.playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === 'chat.postMessage'
        ? { type: 'error', error: 'internal_error' }
        : undefined,
    );
    await room.types('amina', 'update one payment in ten fails');
    await world.stopBot();
    held();
    await world.startBot();
    await world.turn(2 * minute);
    expect(room.told('baraka')).toEqual(['*Update on INC-1:* one payment in ten fails']);
    expect(room.replies()).toEqual(['*Update on INC-1:* one payment in ten fails']);
  });

  describe('of an incident that becomes private', () => {
    beforeEach(async () => {
      for (const name of ['baraka', 'david'] as const) await room.types(name, 'subscribe');
      await room.world.person('david').leave(room.channel);
      await room.types('amina', 'update salaries leaked');
      expect(room.told('david')).toHaveLength(1);
      room.world.person('amina').channels.convert(room.channel, 'private');
      await room.world.turn(minute);
    });

    test('outside its channel is told nothing more, and reads nothing of what they were told', async () => {
      await room.types('amina', 'update the file is deleted');
      await room.types('amina', 'status resolved');
      expect(room.told('david')).toEqual(['*INC-1 is private now.* What stood here was taken back.']);
      expect(room.readBy('david')).not.toContain('Checkout');
      expect(room.told('baraka')).toEqual([
        '*Update on INC-1:* salaries leaked',
        '*Update on INC-1:* the file is deleted',
        '*INC-1 is resolved.*',
      ]);
      expect(room.replies()).toEqual(['*INC-1 is private now.* What stood here was taken back.']);
    });

    test('outside its channel does not follow it any more, also once it is public again', async () => {
      const ops = room.world.playground.channel('ops').id;
      expect(await room.world.types('david', ops, '/incident subscribe INC-1')).toContain(
        'There is no INC-1',
      );
      room.world.person('amina').channels.convert(room.channel, 'public');
      await room.world.settled();
      const offer = room.world.playground
        .messages(room.channel)
        .find(({ blocks }) => JSON.stringify(blocks ?? []).includes('make-public'));
      await room.world.person('amina').press(room.channel, offer?.ts ?? '', { action: 'make-public' });
      await room.world.turn(minute);
      await room.types('amina', 'update all is well');
      expect(room.told('baraka').at(-1)).toBe('*Update on INC-1:* all is well');
      expect(room.told('david')).toEqual(['*Update on INC-1:* salaries leaked']);
      expect(room.replies()).toEqual([
        '*Update on INC-1:* salaries leaked',
        '*Update on INC-1:* all is well',
      ]);
    });
  });
});

test('a private incident is followed from its channel, as long as one is in it', async () => {
  const room = await NewsRoom.open({}, '/incident start sev2 --private Salaries leak');
  const { world } = room;
  for (const name of ['baraka', 'chebet'] as const) {
    await world.person('amina').channels.invite(room.channel, world.person(name).id);
    await world.settled();
    expect(await room.types(name, 'subscribe')).toContain('as long as you are in its channel');
  }
  await world.person('chebet').leave(room.channel);
  await world.settled();
  const ops = world.playground.channel('ops').id;
  await world.types('david', ops, '/incident subscribe INC-1');
  expect(world.person('david').ephemerals().at(-1)?.text).toContain('There is no INC-1');
  await room.types('amina', 'update the file is found');
  expect(room.told('baraka')).toEqual(['*Update on INC-1:* the file is found']);
  expect([room.told('chebet'), room.told('david')]).toEqual([[], []]);
  await world.close();
});

test('nobody follows a drill', async () => {
  const room = await NewsRoom.open({}, '/incident start sev2 --drill Checkout answers 500');
  expect(await room.types('amina', 'subscribe')).toBe(
    'INC-1 is a drill, of which nobody is told by direct message. Its updates stand in its channel.',
  );
  await room.world.close();
});

test('people and groups that the settings name follow every incident of a severity, but for private ones', async () => {
  const followers: string[] = [];
  const room = await NewsRoom.open({
    settings: { updates: { alsoToChannel: [], followers: { sev2: followers } } },
  });
  const { world } = room;
  followers.push(
    world.person('baraka').id,
    world.person('chebet').id,
    world.playground.addUserGroup({ handle: 'heads', name: 'Heads', members: ['david'] }),
  );
  await room.types('chebet', 'unsubscribe');
  expect(await room.types('amina', 'update one payment in ten fails')).toContain(
    'The update stands in this channel and in #incidents, and goes to 1 follower by direct message and the members of 1 user group.',
  );
  const counts = (['baraka', 'chebet', 'david'] as const).map((name) => room.told(name).length);
  expect(counts).toEqual([1, 0, 1]);
  const secret = await world.declare('/incident start sev2 --private Salaries leak');
  expect(await world.types('amina', secret, '/incident update it is found')).toContain(
    'The update is recorded and stands in this channel only.',
  );
  await world.turn(minute);
  expect(room.told('baraka')).toHaveLength(1);
  await room.types('amina', 'severity sev4');
  await room.types('amina', 'update it is a nuisance');
  expect(room.told('baraka')).toHaveLength(1);
  await world.close();
});

test('a group of sixty is told, and the incident’s own channel waits for none of them', async () => {
  const followers: string[] = [];
  const room = await NewsRoom.open({
    settings: { updates: { alsoToChannel: [], followers: { sev2: followers } } },
  });
  const { world } = room;
  const members = Array.from({ length: 60 }, (_, index) => {
    const name = `p${index}`;
    world.playground.addPerson({ name, realName: `Person ${index}` });
    return name;
  });
  followers.push(world.playground.addUserGroup({ handle: 'all', name: 'All', members }));
  await world.types('amina', room.channel, '/incident update one payment in ten fails');
  await world.turn(3 * second);
  expect(world.said(room.channel).at(-1)).toBe('*Update:* one payment in ten fails');
  await world.types('amina', room.channel, '/incident status identified');
  await world.turn(3 * second);
  expect(world.said(room.channel).at(-1)).toBe('*Status: identified*');
  await world.turn(5 * minute);
  const told = world.playground
    .channels()
    .filter(({ kind, messages }) => kind === 'im' && JSON.stringify(messages).includes('one payment'));
  expect(told.map(({ messages }) => messages.length)).toEqual(members.map(() => 1));
  expect(world.said(room.channel).join()).not.toContain('could not be');
  await world.close();
});
