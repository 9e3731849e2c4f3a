import { minute } from '../../src/domain/time/instant';
import { Room } from '../slack/marks/room';
import { countOf } from '../slack/transport/log-of';
import { away } from './away';

/** Methods that read channels; the rest is what comes of it, and who the people are. */
const isReading = (method: string): boolean => /^(conversations|reactions\.get|files)\b/.test(method);

describe('what it takes to catch up with an incident', () => {
  let room: Room;
  beforeAll(async () => {
    room = await Room.open();
    await room.world.turn(minute);
  });
  afterAll(() => room.world.close());

  test('is a call a page of the channel and of each thread, one for each list that is cut off, and no other', async () => {
    const { world, channel } = room;
    const { playground } = world;
    const david = world.person('david');
    const parents: string[] = [];
    for (const words of ['A long thread', 'A thread of a page', 'A short thread', 'No thread']) {
      parents.push(await room.says('baraka', words));
    }
    const [long = '', page = '', short = '', alone = ''] = parents;
    const crowd = Array.from({ length: 60 }, (_, number) => {
      return playground.addPerson({ name: `p${number}`, realName: `Person ${number}` });
    });
    for (const person of crowd) await person.join(channel);
    await world.settled();
    const before = playground.wire.calls().length;
    await away(world, async () => {
      for (let count = 1; count <= 401; count += 1)
        await david.post(channel, `Reply ${count}`, { thread: long });
      // A thread's first message is in its first page.
      for (let count = 1; count <= 199; count += 1)
        await david.post(channel, `Reply ${count}`, { thread: page });
      await room.marks('amina', await david.post(channel, 'A reply', { thread: short }), 'pushpin');
      for (const person of crowd) await person.react(channel, alone, 'pushpin');
      for (const person of crowd) await person.react(channel, short, 'eyes');
      for (let count = 1; count <= 210; count += 1) await david.post(channel, `Word ${count}`);
    });
    const counts: Record<string, number> = {};
    for (const { method } of playground.wire.calls().slice(before)) {
      if (isReading(method)) counts[method] = (counts[method] ?? 0) + 1;
    }
    const inChannel = playground.messages(channel).filter(({ ts, threadTs = ts }) => threadTs === ts).length;
    expect(counts).toEqual({
      'conversations.info': 1,
      'conversations.history': Math.ceil(inChannel / 200),
      'conversations.replies': Math.ceil((1 + 401) / 200) + Math.ceil((1 + 199) / 200) + 1,
      'reactions.get': 1,
    });
    expect(await countOf(world, 'mark-set')).toBe(60 + 1);
  });
});
