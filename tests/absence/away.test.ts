import { minute } from '../../src/domain/time/instant';
import { Room } from '../slack/marks/room';
import { countOf } from '../slack/transport/log-of';
import { away, bareTimeline, readThrough } from './away';

describe('what people do while the bot does not run', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(minute);
  });
  afterEach(() => room.world.close());

  const gone = <T>(act: () => Promise<T>): Promise<T> => away(room.world, act);

  test('is on record afterwards: marks set and taken back, in the channel and in threads', async () => {
    const parent = await room.says('baraka', 'The pool is exhausted');
    const reply = await room.says('chebet', 'Since the deploy', parent);
    const wrong = await room.says('david', 'It is the DNS', parent);
    await room.marks('amina', parent, 'pushpin');
    await room.marks('amina', wrong, 'pushpin');
    const late = await gone(async () => {
      await room.unmarks('amina', parent, 'pushpin');
      await room.unmarks('amina', wrong, 'pushpin');
      await room.marks('baraka', reply, 'pushpin');
      const said = await room.says('david', 'Customers write in');
      await room.marks('amina', said, 'rotating_light');
      return said;
    });
    const answers = [parent, wrong, reply, late].map((ts) => room.botReactions(ts));
    expect(answers).toEqual([[], [], ['memo'], ['memo']]);
    expect(await bareTimeline(room)).toEqual([
      '**15:01** Since the deploy',
      '**15:01** **Detected**: Customers write in',
    ]);
  });

  test('is on record afterwards: messages edited and deleted', async () => {
    const edited = await room.says('baraka', 'The pool is exhausted');
    const deleted = await room.says('baraka', 'It is the DNS');
    const parent = await room.says('david', 'Customers write in');
    const reply = await room.says('chebet', 'Since the deploy', parent);
    for (const ts of [edited, deleted, parent, reply]) await room.marks('amina', ts, 'pushpin');
    const baraka = room.world.person('baraka');
    await gone(async () => {
      await room.world.turn(minute);
      await baraka.edit(room.channel, edited, 'The pool of the payments service is exhausted');
      await baraka.delete(room.channel, deleted);
      // A parent leaves a tombstone behind, with a text of Slack's own.
      await room.world.person('david').delete(room.channel, parent);
    });
    expect(await bareTimeline(room)).toEqual([
      '**15:01** The pool of the payments service is exhausted',
      '**15:01** *a message without its words* *(deleted since)*',
      '**15:01** *a message without its words* *(deleted since)*',
      '**15:01** Since the deploy',
    ]);
  });

  test('is found beyond the first page of the channel and of a thread', async () => {
    const oldest = await room.says('baraka', 'The first message');
    const parent = await room.says('baraka', 'The thread');
    const { world, channel } = room;
    await gone(async () => {
      const david = world.person('david');
      const post = async (thread?: string) => {
        const place = thread === undefined ? {} : { thread };
        for (let count = 1; count <= 210; count += 1) await david.post(channel, `Word ${count}`, place);
        return david.post(channel, thread === undefined ? 'The last message' : 'The last reply', place);
      };
      for (const ts of [oldest, await post(), await post(parent)]) await room.marks('chebet', ts, 'pushpin');
    });
    const calls = (method: string) => world.playground.wire.calls(method).length;
    expect(calls('conversations.history')).toBe(2);
    expect(calls('conversations.replies')).toBe(2);
    expect(await bareTimeline(room)).toEqual([
      '**15:01** The first message',
      '**15:01** The last message',
      '**15:01** The last reply',
    ]);
  });

  test('is one entry where a reply was shown in the channel as well', async () => {
    const { world, channel } = room;
    const parent = await room.says('baraka', 'The pool is exhausted');
    await away(world, async () => {
      const shown = { thread: parent, broadcast: true };
      const ts = await world.person('david').post(channel, 'Customers write in', shown);
      await room.marks('chebet', ts, 'rotating_light');
    });
    expect(await bareTimeline(room)).toEqual(['**15:01** **Detected**: Customers write in']);
    expect(await countOf(world, 'mark-set')).toBe(1);
  });

  test('counts with everybody who set a mark, though Slack names only some of them', async () => {
    const { playground } = room.world;
    const ts = await room.says('baraka', 'The pool is exhausted');
    const crowd = Array.from({ length: 60 }, (_, number) => {
      return playground.addPerson({ name: `p${number}`, realName: `Person ${number}` });
    });
    for (const person of crowd) await person.join(room.channel);
    await room.world.settled();
    for (const person of crowd.slice(0, 55)) await person.react(room.channel, ts, 'pushpin');
    await room.world.settled();
    expect(await countOf(room.world, 'mark-set')).toBe(55);
    await gone(async () => {
      await crowd[53]?.unreact(room.channel, ts, 'pushpin');
      for (const person of crowd.slice(55)) await person.react(room.channel, ts, 'pushpin');
    });
    expect(await countOf(room.world, 'mark-set')).toBe(55 + 1 + 5);
    expect(playground.wire.calls('reactions.get').map(({ args }) => args.full)).toEqual(['true']);
  });

  test('is read though the incident was closed before, once somebody asks for a draft', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.world.types('amina', room.channel, '/incident close');
    await room.world.person('amina').modal()?.submit();
    await room.world.settled();
    await gone(() => room.marks('chebet', ts, 'pushpin'));
    expect(await countOf(room.world, 'mark-set')).toBe(0);
    expect(await bareTimeline(room)).toContain('**15:01** The pool is exhausted');
  });

  test('brings nothing back that a person withdrew or removed for good', async () => {
    const wrong = await room.says('baraka', 'It is the DNS');
    const secret = await room.says('baraka', 'The password is hunter2');
    await room.marks('amina', wrong, 'pushpin');
    await room.marks('amina', secret, 'pushpin');
    await room.world.types('amina', room.channel, '/incident note mistaken');
    await room.decides('DNS', 'withdraw');
    await room.decides('hunter2', 'redact');
    await room.world.types('amina', room.channel, '/incident undo');
    const asked = room.world.person('amina').ephemerals().at(-1)?.ts ?? '';
    await room.world.person('amina').press(room.channel, asked, { action: 'withdraw' });
    await room.world.turn(minute);
    await gone(() => room.world.person('baraka').edit(room.channel, secret, 'The password was hunter2'));
    const lines = await bareTimeline(room);
    expect(lines.map((line) => line.split('\\\n')[0])).toEqual(['**15:01** \\[redacted\\]']);
    expect(JSON.stringify(lines)).not.toContain('hunter2');
  });

  test('counts as meant where it is marked again after it was withdrawn', async () => {
    const ts = await room.says('baraka', 'It is the DNS');
    await room.marks('amina', ts, 'pushpin');
    await room.decides('DNS', 'withdraw');
    await room.world.turn(minute);
    await gone(() => room.marks('chebet', ts, 'pushpin'));
    expect(await bareTimeline(room)).toEqual(['**15:01** It is the DNS']);
  });

  test('leaves a message on record that a shortcut added, here or from another channel', async () => {
    const { world, channel } = room;
    const ops = world.playground.channel('ops').id;
    const elsewhere = await world.person('baraka').post(ops, 'The pool is exhausted');
    const here = await room.says('baraka', 'It is the DNS');
    for (const on of [
      { channel: ops, ts: elsewhere },
      { channel, ts: here },
    ]) {
      await world.person('amina').shortcut('add-to-timeline', on);
      await world.settled();
      await world.person('amina').modal()?.submit();
      await world.settled();
    }
    const before = await bareTimeline(room);
    expect(before).toHaveLength(2);
    await gone(async () => undefined);
    expect(await bareTimeline(room)).toEqual(before);
  });

  test('is on record once, however often it is read', async () => {
    const ts = await room.says('baraka', 'It is the cache');
    await gone(() => room.marks('amina', ts, 'crystal_ball'));
    await gone(async () => undefined);
    await room.draft();
    expect(await countOf(room.world, 'mark-set')).toBe(1);
    expect(await countOf(room.world, 'worded')).toBe(1);
  });

  test('is found whole by the next start where the bot ended in the middle of reading', async () => {
    const { world, channel } = room;
    const said: string[] = [];
    for (let count = 1; count <= 40; count += 1) {
      const parent = await world.person('baraka').post(channel, `Thread ${count}`);
      said.push(await world.person('baraka').post(channel, `Reply ${count}`, { thread: parent }));
    }
    await world.settled();
    await world.stopBot();
    await room.unheard(async () => {
      for (const ts of said) await world.person('chebet').react(channel, ts, 'pushpin');
    });
    await world.turn(minute);
    await world.startBot();
    await world.settled();
    const some = await countOf(world, 'mark-set');
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(40);
    await world.stopBot();
    await world.startBot();
    await readThrough(world);
    expect(await countOf(world, 'mark-set')).toBe(40);
  });
});
