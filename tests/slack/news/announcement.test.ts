import { minute, second } from '../../../src/domain/time/instant';
import { NewsRoom } from './room';

describe('below the announcement', () => {
  let room: NewsRoom;
  beforeEach(async () => {
    room = await NewsRoom.open();
  });
  afterEach(() => room.world.close());

  test('there is one reply for each update, rise of severity, resolution, reopening and closing', async () => {
    await room.types('amina', 'update one payment in ten fails');
    await room.types('amina', 'severity sev1');
    await room.types('amina', 'severity sev3');
    await room.types('amina', 'title Cards are refused');
    await room.types('amina', 'status monitoring');
    await room.types('amina', 'status resolved');
    await room.types('amina', 'status monitoring');
    await room.types('amina', 'status resolved');
    await room.world.types('amina', room.channel, '/incident close');
    await room.world.person('amina').modal()?.submit();
    await room.world.turn(10 * second);
    await room.types('amina', 'reopen it is back');
    await room.types('amina', 'cancel it was the test system');
    expect(room.replies()).toEqual([
      '*Update on INC-1:* one payment in ten fails',
      '*INC-1 is worse:* sev1, everyone is affected or data is at risk. It was sev2.',
      '*INC-1 is resolved.*',
      '*INC-1 is not resolved after all:* monitoring.',
      '*INC-1 is resolved.*',
      '*INC-1 is closed.*',
      '*INC-1 is reopened.*\nit is back',
      '*INC-1 is canceled.*\nit was the test system',
    ]);
    expect(room.announced().filter(({ isReply }) => !isReply)).toHaveLength(1);
  });

  test('a mark that resolves it says so, and that it was taken away', async () => {
    const ts = await room.world.person('baraka').post(room.channel, 'green again');
    await room.world.settled();
    await room.world.person('baraka').react(room.channel, ts, 'checkered_flag');
    await room.world.settled();
    await room.world.person('chebet').react(room.channel, ts, 'checkered_flag');
    await room.world.turn(10 * second);
    expect(room.replies()).toEqual(['*INC-1 is resolved.*']);
    await room.world.person('baraka').unreact(room.channel, ts, 'checkered_flag');
    await room.world.settled();
    expect(room.replies()).toEqual(['*INC-1 is resolved.*']);
    await room.world.person('chebet').unreact(room.channel, ts, 'checkered_flag');
    await room.world.turn(10 * second);
    expect(room.replies()).toEqual(['*Withdrawn.* What was said here about INC-1 no longer counts.']);
  });

  test('an update that is put right, withdrawn or removed for good reads so', async () => {
    const secret = 'hunter2-swordfish';
    await room.types('amina', 'update one paiment in ten fails');
    await room.types('amina', `update the door says ${secret}`);
    await room.changes('paiment', 'text', 'one payment in ten fails');
    expect(room.replies()[0]).toBe('*Update on INC-1:* one payment in ten fails');
    await room.changes(secret, 'fate', 'redact');
    expect(room.replies()[1]).toBe('*Update on INC-1:* [redacted]');
    await room.changes('one payment', 'fate', 'withdraw');
    expect(room.replies()[0]).toBe('*Withdrawn.* What was said here about INC-1 no longer counts.');
    expect(JSON.stringify(room.world.playground.messages(room.incidents))).not.toContain(secret);
  });

  test('nothing is told that was withdrawn before it could be', async () => {
    const { world } = room;
    const up = world.playground.faults.add(({ moment, method, args }) =>
      moment === 'before' && method === 'chat.update' && args.channel === room.incidents
        ? { type: 'error', error: 'internal_error' }
        : undefined,
    );
    await room.types('amina', 'update a slip');
    await room.changes('a slip', 'fate', 'withdraw');
    up();
    await world.turn(5 * minute);
    expect(room.replies()).toEqual([]);
    await room.types('amina', 'update all is well');
    expect(room.replies()).toEqual(['*Update on INC-1:* all is well']);
  });

  test('is told nothing once somebody deleted it, and nothing is given up', async () => {
    await room.deleteAnnouncement();
    await room.types('amina', 'update one payment in ten fails');
    expect(room.announced()).toEqual([]);
    expect(room.world.said(room.channel).join()).not.toContain('could not be');
  });

  test('goes on where it was deleted after a reply', async () => {
    await room.types('amina', 'update one payment in ten fails');
    await room.deleteAnnouncement();
    await room.types('amina', 'update all is well');
    expect(room.replies()).toEqual(['*Update on INC-1:* one payment in ten fails']);
    expect(room.world.said(room.channel).join()).not.toContain('could not be');
  });
});

test('the channel shows a reply as well where the settings say so of the severity', async () => {
  const room = await NewsRoom.open({ settings: { updates: { alsoToChannel: ['sev1'], followers: {} } } });
  await room.types('amina', 'update it is slow');
  await room.types('amina', 'severity sev1');
  await room.types('amina', 'update it is down');
  const shown = room.world.playground
    .messages(room.incidents)
    .filter(({ subtype }) => subtype === 'thread_broadcast');
  expect(shown.map(({ text }) => text)).toEqual([
    expect.stringContaining('*INC-1 is worse:*'),
    '*Update on INC-1:* it is down',
  ]);
  expect(room.replies()).toHaveLength(3);
  await room.world.close();
});

test.each([
  ['a private incident', '/incident start sev2 --private Salaries leak'],
  ['a drill', '/incident start sev2 --drill Salaries leak'],
])('nobody outside the channel is told of %s', async (_, line) => {
  const room = await NewsRoom.open({}, line);
  await room.types('amina', 'update it is found');
  await room.types('amina', 'severity sev1');
  await room.types('amina', 'status resolved');
  expect(room.announced()).toEqual([]);
  await room.world.close();
});

test('a channel for announcements that is made later is told what comes then', async () => {
  const room = await NewsRoom.open({ announcements: false });
  await room.types('amina', 'update one payment in ten fails');
  const { playground } = room.world;
  playground.addChannel({ name: 'incidents', members: [room.world.person('amina').id] });
  await room.types('amina', 'update a fix is tested');
  expect(room.announced().map(({ isReply }) => isReply)).toEqual([false, true]);
  expect(room.replies()).toEqual(['*Update on INC-1:* a fix is tested']);
  await room.world.close();
});
