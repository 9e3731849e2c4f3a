import { minute } from '../../src/domain/time/instant';
import { Room } from '../slack/marks/room';
import { countOf, logOf } from '../slack/transport/log-of';
import { until } from '../support/until';
import { away, bareTimeline, readThrough, unheard } from './away';

describe('what becomes of an incident’s channel while the bot does not run', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(minute);
  });
  afterEach(() => room.world.close());

  const keeper = () => room.world.person('amina').channels;
  const bot = () => room.world.playground.botUserId;
  /** What the bot told amina alone. */
  const told = async (): Promise<string> => {
    const direct = await room.world.person('amina').directMessages(bot());
    return room.world.said(direct).join('\n');
  };

  test('is noticed: another name', async () => {
    await away(room.world, async () => keeper().rename(room.channel, 'checkout-fire'));
    const names = (await logOf(room.world)).filter(({ type }) => type === 'channel-renamed');
    expect(names.map(({ body }) => JSON.parse(body).name)).toEqual(['checkout-fire']);
  });

  test('is noticed: it was archived, and what was marked before that is on record', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    await away(room.world, async () => {
      await room.marks('chebet', ts, 'pushpin');
      keeper().archive(room.channel);
    });
    expect([await countOf(room.world, 'channel-archived'), await countOf(room.world, 'mark-set')]).toEqual([
      1, 1,
    ]);
    // Nothing can be done there meanwhile.
    expect(room.botReactions(ts)).toEqual([]);
    keeper().unarchive(room.channel);
    await readThrough(room.world);
    expect(room.botReactions(ts)).toEqual(['memo']);
  });

  test('is noticed: it was archived before, and brought back', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    keeper().archive(room.channel);
    await room.world.settled();
    await away(room.world, async () => {
      keeper().unarchive(room.channel);
      await room.marks('chebet', ts, 'pushpin');
    });
    expect(room.botReactions(ts)).toEqual(['memo']);
    expect(await bareTimeline(room)).toEqual(['**15:01** The pool is exhausted']);
  });

  test('is noticed: the bot was taken out, and its declarer is told', async () => {
    await away(room.world, async () => keeper().kick(room.channel, bot()));
    expect(await told()).toContain('INC-1');
  });

  test('is noticed: the channel was deleted', async () => {
    await away(room.world, async () => keeper().delete(room.channel));
    expect(await told()).toContain('INC-1');
  });

  test('is made up for when the bot is invited again: what was said meanwhile is read', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    keeper().kick(room.channel, bot());
    await room.world.settled();
    await room.marks('chebet', ts, 'pushpin');
    await room.world.turn(minute);
    keeper().invite(room.channel, bot());
    await readThrough(room.world);
    expect(room.botReactions(ts)).toEqual(['memo']);
    expect(await bareTimeline(room)).toEqual(['**15:01** The pool is exhausted']);
  });
});

describe('a private incident after the bot was away', () => {
  test('goes from the Home of somebody who left, which they have open', async () => {
    const room = await Room.open({
      line: '/incident start sev1 --private Salaries leaked',
      patience: { timeouts: { reopen: 50 } },
    });
    const { world, channel } = room;
    const baraka = world.person('baraka');
    await baraka.home();
    await world.turn(minute);
    expect(JSON.stringify(baraka.homeView())).toContain('Salaries leaked');
    const { sockets } = world.playground;
    if (sockets === undefined) throw new Error('There are no sockets');
    sockets.welcome = 'refused';
    sockets.cut();
    await until('the sockets are gone', () => world.firelog.readiness.missing().includes('slack'));
    await unheard(world, () => baraka.leave(channel));
    await world.turn(minute);
    sockets.welcome = 'as usual';
    await until('the bot is back', () => world.firelog.readiness.missing().length === 0);
    await readThrough(world);
    expect(JSON.stringify(baraka.homeView())).not.toContain('Salaries leaked');
    await world.close();
  });

  test.each(['open', 'closed'])(
    'is shown to those who are in its channel then, where it is %s',
    async (state) => {
      const room = await Room.open({ line: '/incident start sev1 --private Salaries leaked' });
      const { world, channel } = room;
      const [baraka, david] = [world.person('baraka'), world.person('david')];
      await world.types('amina', channel, '/incident follow-up rotate the keys @baraka');
      await world.types('amina', channel, '/incident follow-up tell the board @david');
      if (state === 'closed') {
        await world.types('amina', channel, '/incident close');
        await world.person('amina').modal()?.submit();
      }
      await world.turn(minute);
      await david.leave(channel);
      await world.turn(minute);
      await away(world, async () => {
        await baraka.leave(channel);
        world.person('amina').channels.invite(channel, david.id);
      });
      const homes = [];
      for (const person of [baraka, david]) {
        await person.home();
        await world.turn(minute);
        homes.push(JSON.stringify(person.homeView()));
      }
      expect(homes.map((home) => /rotate the keys|tell the board/.exec(home)?.[0])).toEqual([
        undefined,
        'tell the board',
      ]);
      await world.close();
    },
  );
});
