import { second } from '../../../src/domain/time/instant';
import { ask, declared, shownTo } from '../../support/asking';
import { World } from '../../support/world';

type Name = 'amina' | 'baraka' | 'chebet' | 'david';
interface Pressable {
  readonly action_id?: string;
  readonly text?: { readonly text?: string };
}
interface Block {
  readonly type: string;
  readonly elements?: readonly Pressable[];
  readonly accessory?: Pressable;
}

describe('/incident check', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterEach(() => world.close());

  const shownBlocks = (name: Name): readonly Block[] => {
    const blocks: unknown = world.person(name).ephemerals().at(-1)?.blocks;
    return Array.isArray(blocks) ? blocks : [];
  };
  const buttons = (name: Name) =>
    shownBlocks(name).flatMap(({ type, elements = [], accessory }) => [
      ...(type === 'actions' ? elements : []),
      ...(accessory === undefined ? [] : [accessory]),
    ]);
  const labels = (name: Name) => buttons(name).map(({ text }) => text?.text);
  const check = async (name: Name, place = channel, line = '/incident check') => {
    const outcome = await ask(world, name, place, line);
    expect(outcome).toMatchObject({ seenBy: 'the asker', said: [] });
    return shownTo(world, name);
  };
  const press = async (name: Name, label: string) => {
    const newest = world.person(name).ephemerals().at(-1);
    const button = buttons(name).find(({ text }) => text?.text === label);
    if (newest === undefined || button?.action_id === undefined)
      throw new Error(`No ${label}: ${labels(name)}`);
    await world.person(name).press(channel, newest.ts, { action: button.action_id });
    await world.settled();
    await world.turn(2 * second);
  };

  test('says what is missing by how bad it is, to the asker alone, and opens the form that mends it', async () => {
    const shown = await check('david');
    expect(shown).toContain('What the postmortem of INC-1 lacks: 7 errors');
    expect(shown).toContain('*To be mended before it is published*');
    expect(shown).toContain('Nothing says when impact started.');
    expect(labels('david')).toContain('Add an assumption');
    await press('david', 'Correct times');
    expect(world.person('david').modal()?.view).toMatchObject({ callback_id: 'times' });
  });

  test('offers the form of each task that nobody owns', async () => {
    for (const task of ['one', 'two', 'three'])
      await ask(world, 'amina', channel, `/incident follow-up ${task}`);
    const shown = await check('amina');
    expect(shown).toContain('F1, F2 and F3 have no owner and no due date.');
    expect(labels('amina')).toEqual(expect.arrayContaining(['Change F1', 'Change F2', 'Change F3']));
    await press('amina', 'Change F2');
    const modal = world.person('amina').modal();
    expect(JSON.stringify(modal?.view)).toContain('"two"');
    expect(JSON.stringify(modal?.view)).toContain('Who does it?');
  });

  test('offers the times that may be meant, and is drawn anew once one is taken', async () => {
    await ask(world, 'amina', channel, '/incident note 1150 the deployment began');
    const shown = await check('amina');
    expect(shown).toContain('The words name another time than the one recorded');
    await press('amina', '11:50 today');
    const after = shownTo(world, 'amina');
    expect(after).toContain('Put right: it happened at');
    expect(after).toContain('What the postmortem of INC-1 lacks');
    expect(after).not.toContain('The words name another time');
  });

  test('lets whoever took an escalation up acknowledge it there', async () => {
    await ask(world, 'amina', channel, '/incident escalate @chebet the pool is exhausted');
    expect(await check('chebet')).toContain('Nobody acknowledged E1.');
    await press('chebet', 'Acknowledge E1');
    expect(await check('chebet')).not.toContain('Nobody acknowledged E1.');
  });

  test('works from elsewhere and on a closed incident, and says so where nothing is left to check', async () => {
    await ask(world, 'amina', channel, '/incident close');
    const modal = world.person('amina').modal();
    await modal?.submit();
    await world.settled();
    const ops = world.playground.channel('ops').id;
    expect(await check('amina', ops, '/incident check INC-1')).toContain('INC-1 lacks');
    await ask(world, 'amina', channel, '/incident reopen for a test');
    await ask(world, 'amina', channel, '/incident cancel a test');
    expect(await check('amina', ops, '/incident check INC-1')).toBe(
      'INC-1 is canceled, and needs no postmortem.',
    );
  });

  test('fits into a message however many findings there are', async () => {
    for (let number = 1; number <= 70; number += 1) {
      await world.person('amina').command(channel, `/incident note key AKIAIOSFODNN7EXAMP${number + 10}`);
    }
    await world.settled();
    const shown = await check('amina');
    expect(shown).toMatch(/…and \d+ more, once these are mended\./);
    expect(shownBlocks('amina').length).toBeLessThanOrEqual(50);
    expect(shown).not.toContain('AKIAIOSFODNN7');
  });
});

test('what is private is checked by its members alone', async () => {
  const world = await World.open();
  await world
    .person('amina')
    .command(world.playground.channel('ops').id, '/incident start sev2 --private Salaries leaked');
  await world.settled();
  const ops = world.playground.channel('ops').id;
  await ask(world, 'david', ops, '/incident check INC-1');
  expect(shownTo(world, 'david')).toContain('There is no INC-1');
  await ask(world, 'amina', ops, '/incident check INC-1');
  expect(shownTo(world, 'amina')).toContain('What the postmortem of INC-1 lacks');
  await world.close();
});
