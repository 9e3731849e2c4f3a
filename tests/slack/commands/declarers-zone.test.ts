import { fromIso, minute, second } from '../../../src/domain/time/instant';
import { utc } from '../../../src/domain/time/zone';
import { ask, opened, prefilled, shownTo } from '../../support/asking';
import { World } from '../../support/world';

/** 11:14 in Nairobi, where nobody told the bot that the incident is. */
const monday = fromIso('2024-05-13T08:14:00Z');

describe('where nobody set a zone', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ now: monday, settings: { zone: utc, usesDeclarersZone: true } });
  });
  afterEach(() => world.close());

  test('an incident has the zone of whoever declares it, though they were never met', async () => {
    const channel = await world.declare();
    await world.turn(minute);
    const { answer } = await ask(world, 'amina', channel, '/incident note 11:10 rolled back');
    expect(answer).toBe(':memo: *11:10*  rolled back');
    expect((await ask(world, 'amina', channel, '/incident zone')).answer).toContain('*Africa/Nairobi');
  });

  test('a time that hangs on the zone is read in it', async () => {
    const channel = await world.declare('/incident start sev2 --at 11:10 Checkout answers 500');
    await world.turn(2 * second);
    await ask(world, 'amina', channel, '/incident timeline');
    expect(shownTo(world, 'amina')).toContain('in Africa/Nairobi');
    expect(shownTo(world, 'amina')).toMatch(/\*11:10\*.*impact started/i);
  });

  test('the form reads what is typed by the clock of somebody who was never met, and says so', async () => {
    const form = await opened(world, 'amina', world.playground.channel('ops').id, '/incident start');
    expect(JSON.stringify(form.view)).toContain('in your own time zone.');
    form.fill('title', 'Checkout answers 500');
    form.fill('began', '10:50');
    await form.submit();
    await world.turn(2 * second);
    const channel = world.playground.channel('inc-1-checkout-answers-500').id;
    const times = await opened(world, 'amina', channel, '/incident times');
    expect(prefilled(times, 'impact started')).toBe('2024-05-13 10:50');
  });

  test('somebody who says the zone is not overruled', async () => {
    const channel = await world.declare();
    await ask(world, 'amina', channel, '/incident zone Europe/Berlin');
    await world.turn(minute);
    expect((await ask(world, 'amina', channel, '/incident zone')).answer).toContain('*Europe/Berlin');
  });
});

test('a time is taken in the workspace’s zone where Slack does not say the declarer’s within a second, and asked about once it does', async () => {
  const world = await World.open({ now: monday, settings: { zone: utc, usesDeclarersZone: true } });
  let isSilent = true;
  world.playground.faults.add(({ method, moment }) =>
    isSilent && method === 'users.info' && moment === 'before' ? { type: 'lost-before' } : undefined,
  );
  const answer = await world.types(
    'amina',
    world.playground.channel('ops').id,
    '/incident start --at 07:10 Login broken',
  );
  isSilent = false;
  expect(answer).toContain('impact is taken to have begun at *07:10 UTC*');
  await world.close();
});
