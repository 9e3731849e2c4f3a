import { instant, minute } from '../../../src/domain/time/instant';
import { at } from '../../support/cast';
import { defaultSettings } from '../../support/default-settings';
import { World } from '../../support/world';

const day = 24 * 60 * minute;
const week = 7 * day;
const promises = { ...defaultSettings.promises, silence: {} };

describe('the weekly list of open tasks', () => {
  let world: World;
  afterEach(() => world.close());

  const untilDay = (date: string) => world.turn(at('09:02', date) - instant(world.clock.now()));
  const lists = (channel: string): readonly string[] =>
    world.playground
      .messages(channel)
      .filter(({ text }) => text.includes('still to be done'))
      .map(({ blocks = [] }) =>
        blocks
          .flatMap((block) => JSON.stringify(block).match(/"text":"((?:[^"\\]|\\.)*)"/)?.[1] ?? [])
          .join('\n')
          .replaceAll('\\n', '\n'),
      );
  const direct = (name: 'baraka' | 'chebet') => world.person(name).directMessages(world.playground.botUserId);

  test('goes to whoever was asked for the last time, until all is done', async () => {
    world = await World.open({ settings: { promises } });
    const channel = await world.declare();
    await world.person('baraka').join(channel);
    await world.types('amina', channel, '/incident follow-up alert on the queue @baraka due 2023-11-10');
    await world.types('amina', channel, '/incident follow-up write it down @baraka due 2024-02-01');
    const to = await direct('baraka');
    await untilDay('2023-12-08');
    expect(lists(to)).toEqual([]);
    await untilDay('2023-12-11');
    expect(lists(to)).toEqual([
      [
        '*1 task is yours and still to be done.*',
        '*F1* of *INC-1: Checkout answers 500* (due 2023-11-10, open for 32 days)',
        'alert on the queue',
        'Say that one is done with `/incident done INC-1 F1`, or that it is not needed with `/incident drop INC-1 F1 <reason>`.',
      ].join('\n'),
    ]);
    await world.stopBot();
    await world.turn(week + day);
    expect(lists(to)).toHaveLength(1);
    await world.startBot();
    await world.settled();
    expect(lists(to)).toHaveLength(2);
    await world.types('baraka', channel, '/incident done F1');
    await world.turn(2 * week);
    expect(lists(to)).toHaveLength(2);
  });

  test('goes to nobody who works there no longer, or is not in a private incident any more', async () => {
    world = await World.open({ settings: { promises } });
    const secret = await world.declare('/incident start sev3 --private Salaries leaked');
    world.person('amina').channels.invite(secret, world.person('baraka').id);
    await world.settled();
    await world.types('amina', secret, '/incident follow-up rotate the keys @baraka due 2023-11-10');
    const channel = await world.declare();
    await world.person('chebet').join(channel);
    await world.types('amina', channel, '/incident follow-up write it down @chebet due 2023-11-10');
    await untilDay('2023-12-11');
    const [mine, theirs] = [await direct('baraka'), await direct('chebet')];
    expect([lists(mine).length, lists(theirs).length]).toEqual([1, 1]);
    expect(lists(mine)[0]).toContain('rotate the keys');
    await world.person('baraka').leave(secret);
    world.playground.changePerson('chebet', { deactivated: true });
    await world.settled();
    await world.turn(2 * week);
    expect([lists(mine).length, lists(theirs).length]).toEqual([1, 1]);
  });

  test('goes to a channel where a setting names one, without what is private and without drills', async () => {
    const digest = { channel: 'tasks', weekday: 1, hour: 9 };
    world = await World.open({ settings: { promises, digest } });
    const tasks = world.playground.addChannel({ name: 'tasks', members: [world.person('amina').id] });
    const channel = await world.declare();
    await world.stopBot();
    await world.startBot();
    await world.turn(week);
    expect(lists(tasks)).toEqual([]);
    await world.types(
      'amina',
      channel,
      '/incident follow-up p1 prevent: alert on the queue @baraka due 2024-11-10',
    );
    await world.types('amina', channel, '/incident follow-up write it down');
    const secret = await world.declare('/incident start sev3 --private Salaries leaked');
    await world.types('amina', secret, '/incident follow-up rotate the keys @amina');
    const drill = await world.declare('/incident start sev3 --drill The database is gone');
    await world.types('amina', drill, '/incident follow-up find the backup @amina');
    await world.turn(week);
    expect(lists(tasks)).toEqual([
      [
        '*2 tasks are still to be done after incidents.*',
        '*F1* of *INC-1: Checkout answers 500* (Baraka Otieno, due 2024-11-10, p1, prevent, open for 4 days)',
        'alert on the queue',
        '*F2* of *INC-1: Checkout answers 500* (no owner, no due date, open for 4 days)',
        'write it down',
      ].join('\n'),
    ]);
    await world.turn(week);
    expect(lists(tasks)).toHaveLength(2);
    await world.types('amina', channel, '/incident done F1');
    await world.types('amina', channel, '/incident drop F2 nobody reads it');
    await world.turn(week);
    expect(lists(tasks)).toHaveLength(2);
  });
});
