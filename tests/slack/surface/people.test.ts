import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

describe('names', () => {
  let world: World;
  let channel: string;
  let asked: number;
  beforeEach(async () => {
    world = await World.open();
    asked = 0;
    world.playground.faults.add(({ moment, method }) => {
      if (moment === 'before' && method === 'users.info') asked += 1;
      return undefined;
    });
    channel = await world.declare();
  });
  afterEach(() => world.close());

  const draft = async (): Promise<string> => {
    await world.types('amina', channel, '/incident postmortem');
    return world.draft();
  };

  test('are asked for once, also across a restart', async () => {
    await world.types('amina', channel, '/incident assume the pool is exhausted');
    expect(await draft()).toContain('Amina Wanjiru');
    expect(asked).toBe(1);
    expect(await draft()).toContain('Amina Wanjiru');
    await world.stopBot();
    await world.startBot();
    expect(await draft()).toContain('Amina Wanjiru');
    expect(asked).toBe(1);
  });

  test('follow the profile without a call', async () => {
    await world.types('amina', channel, '/incident assume the pool is exhausted');
    expect(await draft()).toContain('Amina Wanjiru');
    asked = 0;
    await world.turn(minute);
    world.playground.changePerson('amina', { realName: 'Amina Kamau' });
    await world.settled();
    expect(await draft()).toContain('Amina Kamau');
    expect(asked).toBe(0);
  });

  test('stay with somebody who no longer works here', async () => {
    const baraka = world.person('baraka');
    await baraka.join(channel);
    const ts = await baraka.post(channel, 'The pool is full');
    await baraka.react(channel, ts, 'pushpin');
    await world.turn(minute);
    world.playground.changePerson('baraka', { deactivated: true });
    await world.settled();
    expect(await draft()).toContain('[Baraka Otieno](');
  });

  test('are at hand from the start for what is answered at once', async () => {
    await world.person('baraka').join(channel);
    await world.turn(minute);
    world.playground.changePerson('baraka', { realName: 'Baraka O.' });
    await world.settled();
    await world.stopBot();
    asked = 0;
    await world.startBot();
    const declared = await world.declare('/incident start sev3 @baraka cannot log in');
    expect(world.playground.channel(declared).topic.value).toContain('@Baraka O. cannot log in');
    expect(asked).toBe(0);
  });

  test('of people whom a command mentions are looked up before its channel is made, where nobody knows them yet', async () => {
    const { team, app } = world.playground.state;
    await world.playground.deliveries.interaction('slash_commands', '/incident', {
      team_id: team.id,
      api_app_id: app.id,
      command: '/incident',
      text: `start sev3 <@${world.person('david').id}|david.m> cannot log in`,
      user_id: world.person('amina').id,
      channel_id: world.playground.channel('ops').id,
      trigger_id: '1.2.x',
    });
    await world.settled();
    expect(world.playground.channels().at(-1)?.topic.value).toContain('@David Mwangi cannot log in');
  });

  test('are kept of nobody who is in no incident, whatever Slack tells of them', async () => {
    const stored = async (): Promise<readonly string[]> => {
      const rows = await world.stored((db) => db.selectFrom('people').select('name').execute());
      return rows.map(({ name }) => name).sort();
    };
    const before = await stored();
    await world.turn(minute);
    for (let count = 0; count < 20; count += 1) {
      world.playground.addPerson({ name: `stranger${count}` });
      world.playground.changePerson(`stranger${count}`, { realName: `Stranger ${count}` });
    }
    world.playground.changePerson('david', { realName: 'David M.' });
    world.playground.changePerson('amina', { realName: 'Amina Kamau' });
    await world.settled();
    expect(await stored()).toEqual(
      before.map((name) => (name === 'Amina Wanjiru' ? 'Amina Kamau' : name)).sort(),
    );
    asked = 0;
    const david = world.person('david');
    await david.join(channel);
    await david.react(channel, await david.post(channel, 'The pool is full'), 'pushpin');
    await world.settled();
    expect(await draft()).toContain('[David M.](');
    expect(asked).toBe(1);
  });
});

describe('the name of a user group', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    world.playground.addUserGroup({ handle: 'payments', name: 'Payments', members: ['baraka'] });
    channel = await world.declare();
  });
  afterEach(() => world.close());

  /** The draft of an escalation to the group, while the first so many calls for its name fail. */
  const draftAfter = async (failures: number): Promise<string> => {
    let left = failures;
    world.playground.faults.add(({ moment, method }) => {
      if (moment !== 'before' || method !== 'usergroups.list' || left === 0) return undefined;
      left -= 1;
      return { type: 'error', error: 'internal_error' };
    });
    await world.types('amina', channel, '/incident escalate @payments the queue is stuck');
    await world.turn(minute);
    await world.types('amina', channel, '/incident postmortem');
    for (let minutes = 0; minutes < 5; minutes += 1) await world.turn(minute);
    return world.draft();
  };

  test('is asked for again where Slack fails a few times', async () => {
    expect(await draftAfter(3)).toContain('Amina Wanjiru → @payments');
  });

  test('is its id where Slack goes on failing', async () => {
    expect(await draftAfter(Number.POSITIVE_INFINITY)).toMatch(/Amina Wanjiru → @S\w+/);
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

  test('to the bot itself or to another bot is refused', async () => {
    const own = world.playground.person(world.playground.botUserId).name;
    expect(await world.types('amina', channel, `/incident escalate @${own} help`)).toBe(
      `Firelog is a bot and cannot answer. Mention a person, ${instead}`,
    );
    world.playground.addBot({ name: 'Pager', withUser: true });
    world.person('amina').channels.invite(channel, world.playground.person('pager').id);
    await world.turn(minute);
    world.playground.changePerson('pager', { realName: 'Pager' });
    await world.settled();
    expect(await world.types('amina', channel, '/incident escalate @pager help')).toBe(
      `Pager is a bot and cannot answer. Mention a person, ${instead}`,
    );
  });

  test('to somebody who no longer works here is refused, and nothing typed is lost', async () => {
    await world.person('chebet').join(channel);
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
