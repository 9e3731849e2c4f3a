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

describe('an escalation', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare();
  });
  afterEach(() => world.close());

  const instead = 'a group or a team instead: `/incident escalate @ana the payment queue is stuck`.';

  it('to the bot itself or to another bot is refused', async () => {
    const own = world.playground.person(world.playground.botUserId).name;
    expect(await world.types('amina', channel, `/incident escalate @${own} help`)).toBe(
      `Firelog is a bot and cannot answer. Mention a person, ${instead}`,
    );
    world.playground.addBot({ name: 'Pager', withUser: true });
    await world.turn(minute);
    world.playground.changePerson('pager', { realName: 'Pager' });
    await world.settled();
    expect(await world.types('amina', channel, '/incident escalate @pager help')).toBe(
      `Pager is a bot and cannot answer. Mention a person, ${instead}`,
    );
  });

  it('to somebody who no longer works here is refused, and nothing typed is lost', async () => {
    await world.turn(minute);
    world.playground.changePerson('chebet', { deactivated: true });
    await world.settled();
    const sentence = 'Chebet Koech no longer works here: the account is deactivated.';
    const card = world.playground.channel(channel).pins[0]?.ts ?? '';
    await world.person('amina').press(channel, card, { action: 'card-escalate' });
    await world.settled();
    const modal = world.person('amina').modal();
    modal?.fill('people', [world.person('chebet').id]);
    expect(JSON.stringify(await modal?.submit())).toContain(sentence);
    modal?.fill('people', [world.person('baraka').id]);
    await modal?.submit();
    await world.settled();
    expect(world.said(channel).filter((text) => text.startsWith('*E'))).toEqual([
      `*E1:* Amina Wanjiru → <@${world.person('baraka').id}>`,
    ]);
  });
});
