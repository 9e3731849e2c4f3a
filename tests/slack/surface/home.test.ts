import { hour, minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

type Name = Parameters<World['person']>[0];

describe('Home', () => {
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

  test('says how to declare where nothing is open', async () => {
    await open('amina');
    expect(home('amina')).toContain(
      'No incident is open. Type `/incident start &lt;title&gt;` to declare one.',
    );
    expect(home('amina')).toContain('What you are asked to do after an incident stands here.');
  });

  test('lists the open incidents, and the person’s own follow-ups of every incident', async () => {
    const first = await world.declare();
    await world.types('amina', first, '/incident follow-up add an alert @baraka due tomorrow');
    await world.types('amina', first, '/incident follow-up order cake @chebet');
    await world.types('amina', first, '/incident close');
    await world.person('amina').modal()?.submit();
    await world.settled();
    await world.declare('/incident start sev4 Typo on the homepage');
    await open('baraka');
    expect(home('baraka')).toContain('*INC-2*  sev4, investigating  Typo on the homepage');
    expect(home('baraka')).toContain('*F1*  add an alert (due 2023-11-09)\\nINC-1: Checkout answers 500');
    expect(home('baraka')).not.toContain('cake');
  });

  test('follows what happens while it may be looked at', async () => {
    await open('baraka');
    const channel = await world.declare();
    expect(home('baraka')).toContain('sev2, investigating  Checkout answers 500');
    await world.types('amina', channel, '/incident severity sev1');
    expect(home('baraka')).toContain('sev1, investigating  Checkout answers 500');
    await world.types('amina', channel, '/incident cancel false alarm');
    expect(home('baraka')).not.toContain('Checkout answers 500');
  });

  test('is left alone once it was opened long ago, and is current when it is opened again', async () => {
    await open('baraka');
    await world.turn(hour + minute);
    await world.declare();
    expect(home('baraka')).not.toContain('Checkout answers 500');
    await open('baraka');
    expect(home('baraka')).toContain('Checkout answers 500');
  });

  test('shows a private incident to those in its channel alone, and its follow-ups no longer than that', async () => {
    const channel = await world.declare('/incident start sev2 --private Salaries leaked');
    await world.types('amina', channel, '/incident follow-up rotate the keys @baraka');
    await open('baraka');
    expect(home('baraka')).not.toMatch(/Salaries|rotate/);
    world.person('amina').channels.invite(channel, world.person('baraka').id);
    await world.settled();
    expect(home('baraka')).toContain('sev2, investigating, private  Salaries leaked');
    expect(home('baraka')).toContain('rotate the keys');
    await world.person('baraka').leave(channel);
    await world.settled();
    expect(home('baraka')).not.toMatch(/Salaries|rotate/);
  });

  test('declares an incident by its button', async () => {
    await open('david');
    await world.person('david').pressHome({ action: 'home-declare' });
    await world.settled();
    const modal = world.person('david').modal();
    modal?.fill('title', 'Search is down');
    await modal?.submit();
    await world.settled();
    expect(home('david')).toContain('Search is down');
  });

  test('shows what people wrote as inert text', async () => {
    const channel = await world.declare();
    await world.types('amina', channel, '/incident title <!channel> & <b>bold</b>');
    await open('baraka');
    expect(home('baraka')).not.toContain('<!channel>');
  });

  test('is drawn anew after a restart of the bot', async () => {
    await open('baraka');
    await world.stopBot();
    await world.startBot();
    await world.declare();
    await open('baraka');
    expect(home('baraka')).toContain('Checkout answers 500');
  });
});
