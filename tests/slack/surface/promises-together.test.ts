import { minute } from '../../../src/domain/time/instant';
import { at } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { World } from '../../support/world';

const hour = 60 * minute;
const day = 24 * hour;

const { silence: _, ...terms } = { ...defaultSettings.promises };

describe('what one person owes', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({ settings: { promises: { ...terms, silence: {} } } });
    channel = await world.declare();
    for (const name of ['baraka', 'chebet'] as const) await world.person(name).join(channel);
    await world.settled();
  });
  afterEach(() => world.close());

  const directly = async (name: 'baraka' | 'chebet') => {
    const direct = await world.person(name).directMessages(world.playground.botUserId);
    return world.playground
      .messages(direct)
      .filter(({ text }) => /\*F\d+\*/.test(text))
      .map(({ text, blocks = [] }) => ({
        lines: text
          .split('\n')
          .map((line) => line.replace(/<!date\^[^|]*\|(\S+) (\d\d:\d\d) UTC>/g, '$1 $2')),
        buttons: [...JSON.stringify(blocks).matchAll(/"type":"button"/g)].length,
      }));
  };
  const below = (): readonly string[] =>
    world.playground
      .messages(channel)
      .filter(({ threadTs, user }) => threadTs !== undefined && user === world.playground.botUserId)
      .map(({ text }) => text.replace(/<!date\^[^|]*\|\S+ (\d\d:\d\d) UTC>/g, '$1'));

  test('below the card while the bot was down is asked for in one message', async () => {
    await world.stopBot();
    await world.turn(70 * minute);
    await world.startBot();
    await world.settled();
    expect(below()).toEqual([
      `<@${world.person('amina').id}>: nobody leads *INC-1* yet. Who does?\n<@${world.person('amina').id}>: the next update on *INC-1* was due 13:00.`,
    ]);
    await world.types('amina', channel, '/incident lead');
    await world.types('amina', channel, '/incident update still looking');
    await world.settled();
    expect(below()).toEqual([
      [
        'Somebody who leads *INC-1* was due 12:05, and came 13:10 by Amina Wanjiru.',
        'The next update on *INC-1* was due 13:00, and came 13:10 by Amina Wanjiru.',
      ].join('\n'),
    ]);
    await world.turn(30 * minute);
    expect(below()).toHaveLength(1);
  });

  test('as tasks of several incidents is asked for in one direct message, which says what became of each', async () => {
    const other = await world.declare('/incident start sev4 Search is slow');
    await world.person('baraka').join(other);
    await world.types('amina', channel, '/incident follow-up alert on the queue @baraka due 2023-11-10');
    await world.types('amina', channel, '/incident follow-up write it down @chebet due 2023-11-10');
    await world.types('amina', other, '/incident follow-up warm the cache @baraka due 2023-11-10');
    await world.turn(2 * day);
    expect(await directly('baraka')).toEqual([
      expect.objectContaining({
        lines: [
          '*F1* of *INC-1: Checkout answers 500* is yours, due 2023-11-10.',
          'alert on the queue',
          '*F1* of *INC-2: Search is slow* is yours, due 2023-11-10.',
          'warm the cache',
        ],
        buttons: 4,
      }),
    ]);
    expect(await directly('chebet')).toHaveLength(1);
    await world.types('baraka', other, '/incident done F1');
    await world.settled();
    const [asked] = await directly('baraka');
    expect(asked?.lines.slice(0, 2)).toEqual([
      '*F1* of *INC-1: Checkout answers 500* is yours, due 2023-11-10.',
      'alert on the queue',
    ]);
    expect(asked?.lines[2]).toMatch(
      /^\*F1\* of \*INC-2\* was asked for .* and was done .* by Baraka Otieno\.$/,
    );
    await world.types('baraka', channel, '/incident done F1');
    await world.settled();
    expect((await directly('baraka'))[0]?.lines).toHaveLength(2);
    await world.turn(5 * 7 * day);
    expect(await directly('baraka')).toHaveLength(1);
  });

  test('is asked for once where the answer to the message was lost, there and by direct message', async () => {
    const lose = (isMeant: (args: Readonly<Record<string, unknown>>) => boolean): void => {
      const over = world.playground.faults.add(({ moment, method, args }) => {
        if (moment !== 'before' || method !== 'chat.postMessage' || !isMeant(args)) return undefined;
        over();
        return { type: 'lost-after' };
      });
    };
    await world.types('amina', channel, '/incident follow-up alert on the queue @baraka due 2023-11-10');
    await world.stopBot();
    await world.turn(70 * minute);
    lose(({ thread_ts: thread }) => thread !== undefined);
    await world.startBot();
    await world.settled();
    await world.turn(10 * minute);
    expect(below()).toHaveLength(1);
    lose(({ channel: to }) => to === world.person('baraka').id);
    await world.turn(2 * day);
    expect(await directly('baraka')).toHaveLength(1);
    await world.types('baraka', channel, '/incident done F1');
    await world.settled();
    expect((await directly('baraka'))[0]?.buttons).toBe(0);
  });

  test('is asked of nobody who works there no longer, and of whoever has the task then', async () => {
    await world.types('amina', channel, '/incident follow-up alert on the queue @baraka due 2023-11-10');
    await world.types('amina', channel, '/incident follow-up write it down @chebet due 2023-11-10');
    world.playground.changePerson('baraka', { deactivated: true });
    await world.settled();
    await world.turn(2 * day);
    expect(await directly('chebet')).toHaveLength(1);
    expect(await directly('baraka')).toEqual([]);
    expect(world.said(channel).filter((text) => text.startsWith(':warning:'))).toEqual([
      expect.stringContaining('F1 is still to be done, and its owner works here no longer.'),
    ]);
  });

  test('says nothing more to somebody who was taken out of an incident that became private', async () => {
    await world.types('amina', channel, '/incident follow-up alert on the queue @baraka due 2023-11-10');
    await world.turn(2 * day);
    expect(await directly('baraka')).toHaveLength(1);
    const amina = world.person('amina');
    amina.channels.kick(channel, world.person('baraka').id);
    amina.channels.convert(channel, 'private');
    await world.settled();
    await world.turn(minute);
    await world.types('amina', channel, '/incident title Salaries leaked');
    await world.settled();
    const direct = await world.person('baraka').directMessages(world.playground.botUserId);
    const texts = world.playground.messages(direct).map(({ text }) => text);
    expect(texts).toEqual(['What stood here is about an incident that you may not see any more.']);
  });

  test('of a private incident is asked for in a message of its own', async () => {
    const secret = await world.declare('/incident start sev4 --private Salaries leaked');
    world.person('amina').channels.invite(secret, world.person('baraka').id);
    await world.settled();
    await world.types('amina', channel, '/incident follow-up alert on the queue @baraka due 2023-11-10');
    await world.types('amina', secret, '/incident follow-up rotate the keys @baraka due 2023-11-10');
    await world.turn(2 * day);
    const asked = await directly('baraka');
    expect(asked.map(({ lines }) => lines.length)).toEqual([2, 2]);
    const logged = await world.stored((db) =>
      db.selectFrom('incident_events').select('body').where('type', '=', 'promise-asked').execute(),
    );
    expect(logged.filter(({ body }) => body.includes('beside'))).toEqual([]);
  });
});

describe('quiet hours', () => {
  let world: World;
  afterEach(() => world.close());

  const texts = async (name: 'baraka'): Promise<readonly string[]> => {
    const direct = await world.person(name).directMessages(world.playground.botUserId);
    return world.said(direct).filter((text) => text.includes('*F1*'));
  };

  test('keep a task until the morning of whoever has it, wherever they are by then', async () => {
    world = await World.open({ settings: { promises: { ...terms, silence: {} } } });
    world.playground.changePerson('baraka', { timezone: 'America/New_York' });
    const channel = await world.declare();
    await world.person('baraka').join(channel);
    await world.types('amina', channel, '/incident follow-up alert on the queue @baraka due 2023-11-10');
    // 09:00 in Nairobi is 01:00 in New York.
    await world.turn(at('09:30', '2023-11-10') - world.clock.now());
    expect(await texts('baraka')).toEqual([]);
    await world.turn(at('15:59', '2023-11-10') - world.clock.now());
    expect(await texts('baraka')).toEqual([]);
    await world.turn(2 * minute);
    expect(await texts('baraka')).toHaveLength(1);
    world.playground.changePerson('baraka', { timezone: 'Asia/Tokyo' });
    await world.settled();
    await world.turn(at('09:01', '2023-11-17') - world.clock.now());
    expect(await texts('baraka')).toHaveLength(2);
  });

  test('keep the question whether it is closed, and nothing that is about an open incident', async () => {
    world = await World.open({ settings: { promises: { ...terms, silence: {} } }, now: at('02:00') });
    const channel = await world.declare();
    const below = () =>
      world.said(channel).filter((text) => /Closing it brings|next update .* was due/.test(text));
    await world.turn(60 * minute);
    expect(below()).toHaveLength(1);
    await world.types('amina', channel, '/incident status resolved');
    await world.turn(day + hour);
    expect(below()).toHaveLength(1);
    await world.turn(at('08:01', '2023-11-09') - world.clock.now());
    expect(below()).toEqual([expect.anything(), expect.stringContaining('Closing it brings')]);
  });

  test('are off where the settings say so', async () => {
    const { quietHours: __, ...always } = terms;
    world = await World.open({ settings: { promises: { ...always, silence: {} } } });
    world.playground.changePerson('baraka', { timezone: 'America/New_York' });
    const channel = await world.declare();
    await world.person('baraka').join(channel);
    await world.types('amina', channel, '/incident follow-up alert on the queue @baraka due 2023-11-10');
    await world.turn(at('09:01', '2023-11-10') - world.clock.now());
    expect(await texts('baraka')).toHaveLength(1);
  });
});
