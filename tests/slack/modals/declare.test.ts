import { opened } from '../../support/asking';
import { World } from '../../support/world';

describe('the modal that declares an incident', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  const blank = () => opened(world, 'amina', world.playground.channel('ops').id, '/incident start');
  const announced = () => world.said(world.playground.channel('incidents').id);

  test('declares with everything that was filled in', async () => {
    const modal = await blank();
    modal.fill('title', 'Checkout answers 500');
    modal.fill('severity', 'sev1');
    modal.fill('began', '14:40');
    expect(await modal.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    expect(announced()).toEqual(['INC-1: Checkout answers 500 (sev1, investigating)']);
    const channel = world.playground.channel('inc-1-checkout-answers-500');
    expect(channel.members).toContain(world.person('amina').id);
    const times = await opened(world, 'amina', channel.id, '/incident times');
    expect(JSON.stringify(times.view)).toContain('2023-11-08 14:40');
  });

  test('takes sev3 and no flags where nothing else was chosen', async () => {
    const modal = await blank();
    modal.fill('title', 'Checkout answers 500');
    await modal.submit();
    await world.settled();
    expect(announced()).toEqual(['INC-1: Checkout answers 500 (sev3, investigating)']);
  });

  test.each([['private'], ['drill']])('announces nothing that is %s', async (flag) => {
    const modal = await blank();
    modal.fill('title', 'Salaries leaked');
    modal.fill('flags', [flag]);
    await modal.submit();
    await world.settled();
    expect(announced()).toEqual([]);
    expect(world.playground.channel('inc-1-salaries-leaked').kind).toBe(
      flag === 'private' ? 'private' : 'public',
    );
  });

  test.each([
    [
      { title: ':fire: 🔥' },
      {
        title:
          '“:fire: 🔥” says nothing to whoever reads or searches it. Say in words what is wrong: `/incident start sev2 Checkout answers 500`.',
      },
    ],
    [{ title: '   ' }, { title: 'Say what is wrong: `/incident start sev2 Checkout answers 500`.' }],
    [{ title: 'Checkout', began: '21:03 PM' }, { began: 'There is no 21:03 PM. Type 21:03 or 9:03 PM.' }],
    [
      { title: 'Checkout', began: '15:20' },
      {
        began:
          '15:20 is 20 minutes from now. Type a time that has passed, or yesterday 15:20 if you mean that one.',
      },
    ],
    [
      { title: 'Checkout', began: 'lunch' },
      {
        began:
          '"lunch" is no time that can be read. Type it like one of these: 10:42, 10:42:30, 3:05 PM, 10:42 EAT, 2023-11-08 15:05, yesterday 22:10, 20m ago or 2023-11-08T15:05:00Z.',
      },
    ],
  ])('says at the field what is wrong with %j, and keeps what was typed', async (typed, errors) => {
    const modal = await blank();
    for (const [field, text] of Object.entries(typed)) modal.fill(field, text);
    expect(await modal.submit()).toEqual({ acknowledged: true, errors });
    await world.settled();
    expect(announced()).toEqual([]);
    modal.fill('title', 'Checkout answers 500');
    modal.fill('began', '14:40');
    expect(await modal.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    expect(announced()).toEqual(['INC-1: Checkout answers 500 (sev3, investigating)']);
  });

  test('carries no title of more than 200 characters', async () => {
    const modal = await blank();
    expect(() => modal.fill('title', 'x'.repeat(300))).toThrow(/200/);
  });
});
