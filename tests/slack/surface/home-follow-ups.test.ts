import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

type Name = Parameters<World['person']>[0];

describe('the follow-ups of somebody’s Home', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  const open = async (name: Name) => {
    await world.person(name).home();
    await world.settled();
  };
  const home = (name: Name): string => JSON.stringify(world.person(name).homeView()?.blocks ?? []);
  const press = async (name: Name, action: 'follow-up-done' | 'follow-up-drop') => {
    await world.person(name).pressHome({ action });
    await world.settled();
  };
  const shown = (name: Name): string => JSON.stringify(world.person(name).modal()?.view.blocks ?? []);

  test('go with Done, and the channel hears of it', async () => {
    const channel = await world.declare();
    await world.types('amina', channel, '/incident follow-up p2 detect: add an alert @baraka due tomorrow');
    await open('baraka');
    expect(home('baraka')).toContain('*F1*  add an alert (due 2023-11-09, p2, detect)');
    expect(home('baraka')).toContain('"accessibility_label":"Done: INC-1 F1"');
    await press('baraka', 'follow-up-done');
    expect(home('baraka')).not.toContain('add an alert');
    expect(world.said(channel).at(-1)).toBe('*F1 done:* add an alert');
  });

  test('are dropped with a reason, which the form asks for', async () => {
    const channel = await world.declare();
    await world.types('amina', channel, '/incident follow-up add an alert @baraka');
    await open('baraka');
    await press('baraka', 'follow-up-drop');
    const form = world.person('baraka').modal();
    expect(form?.view.title).toMatchObject({ text: 'Drop F1 of INC-1' });
    expect((await form?.submit())?.errors).toEqual({ reason: 'Please complete this required field.' });
    form?.fill('reason', 'the service is switched off');
    await form?.submit();
    await world.settled();
    expect(home('baraka')).not.toContain('add an alert');
    expect(world.said(channel).at(-1)).toBe('*F1 dropped:* add an alert\nthe service is switched off');
  });

  test('come back when they are reopened, and go with a reaction', async () => {
    const channel = await world.declare();
    await world.types('amina', channel, '/incident follow-up add an alert @baraka');
    await world.types('amina', channel, '/incident done F1');
    await open('baraka');
    expect(home('baraka')).not.toContain('add an alert');
    await world.types('amina', channel, '/incident reopen F1');
    expect(home('baraka')).toContain('add an alert');
    const told = world.playground.messages(channel).find(({ text }) => text.startsWith('*F1:*'));
    await world.person('amina').react(channel, told?.ts ?? '', 'white_check_mark');
    await world.settled();
    expect(home('baraka')).not.toContain('add an alert');
  });

  test('say in a form what cannot be done, and show how it stands', async () => {
    const channel = await world.declare();
    await world.types('amina', channel, '/incident follow-up add an alert @baraka');
    await open('baraka');
    await world.stopBot();
    await world.startBot();
    await world.types('amina', channel, '/incident done F1');
    // Whoever opened Home before the restart still sees it as it was.
    expect(home('baraka')).toContain('add an alert');
    await press('baraka', 'follow-up-done');
    expect(shown('baraka')).toContain('F1 is done already, since');
    expect(home('baraka')).not.toContain('add an alert');
  });

  test.each(['follow-up-done', 'follow-up-drop'] as const)(
    'of a private incident are not settled by %s from a Home that whoever left its channel still sees',
    async (action) => {
      const channel = await world.declare('/incident start sev2 --private Salaries leaked');
      await world.types('amina', channel, '/incident follow-up rotate the keys @baraka');
      world.person('amina').channels.invite(channel, world.person('baraka').id);
      await world.settled();
      await open('baraka');
      await world.stopBot();
      await world.person('baraka').leave(channel);
      await world.startBot();
      await world.turn(minute);
      expect(home('baraka')).toContain('rotate the keys');
      await press('baraka', action);
      expect(shown('baraka')).toContain('There is no INC-1 that you can see');
      expect(shown('baraka') + home('baraka')).not.toMatch(/Salaries|rotate/);
      expect(world.said(channel).join()).not.toContain('F1 done');
    },
  );

  test('of a private incident are told in its channel alone', async () => {
    const channel = await world.declare('/incident start sev2 --private Salaries leaked');
    await world.types('amina', channel, '/incident follow-up rotate the keys @amina');
    await open('amina');
    await press('amina', 'follow-up-done');
    expect(world.said(channel).at(-1)).toBe('*F1 done:* rotate the keys');
    for (const name of ['ops', 'incidents'])
      expect(world.said(world.playground.channel(name).id).join()).not.toMatch(/F1|rotate/);
  });
});
