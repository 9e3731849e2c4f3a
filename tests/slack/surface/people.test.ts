import { minute } from '../../../src/domain/instant';
import { World } from '../../support/world';

describe('names', () => {
  let world: World;
  let channel: string;
  let asked: number;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare();
    asked = 0;
    world.playground.faults.add(({ moment, method }) => {
      if (moment === 'before' && method === 'users.info') asked += 1;
      return undefined;
    });
  });
  afterEach(() => world.close());

  const draft = async (): Promise<string> => {
    await world.types('amina', channel, '/incident postmortem');
    return world.draft();
  };

  it('are asked for once, also across a restart', async () => {
    await world.types('amina', channel, '/incident assume the pool is exhausted');
    expect(await draft()).toContain('Amina Wanjiru');
    expect(asked).toBe(1);
    expect(await draft()).toContain('Amina Wanjiru');
    await world.stopBot();
    await world.startBot();
    expect(await draft()).toContain('Amina Wanjiru');
    expect(asked).toBe(1);
  });

  it('follow the profile without a call', async () => {
    await world.types('amina', channel, '/incident assume the pool is exhausted');
    expect(await draft()).toContain('Amina Wanjiru');
    asked = 0;
    await world.turn(minute);
    world.playground.changePerson('amina', { realName: 'Amina Kamau' });
    await world.settled();
    expect(await draft()).toContain('Amina Kamau');
    expect(asked).toBe(0);
  });

  it('stay with somebody who no longer works here', async () => {
    const baraka = world.person('baraka');
    await baraka.join(channel);
    const ts = await baraka.post(channel, 'The pool is full');
    await baraka.react(channel, ts, 'pushpin');
    await world.turn(minute);
    world.playground.changePerson('baraka', { deactivated: true });
    await world.settled();
    expect(await draft()).toContain('[Baraka Otieno](');
  });

  it('are at hand from the start for what is answered at once', async () => {
    await world.turn(minute);
    world.playground.changePerson('baraka', { realName: 'Baraka O.' });
    await world.settled();
    await world.stopBot();
    await world.startBot();
    const declared = await world.declare('/incident start sev3 @baraka cannot log in');
    expect(world.playground.channel(declared).topic.value).toContain('@Baraka O. cannot log in');
    expect(asked).toBe(0);
  });
});
