import { minute } from '../../../src/domain/time/instant';
import { button } from '../../../src/slack/block-kit/message';
import { World } from '../../support/world';

const title = 'Salaries leaked';
const refused = 'There is no INC-1 that you can see.';

describe('a private incident', () => {
  let world: World;
  let channel: string;
  let ops: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare(`/incident start sev1 --private ${title}`);
    ops = world.playground.channel('ops').id;
  });
  afterEach(() => world.close());

  const listedTo = async (name: 'amina' | 'baraka' | 'chebet', where: string): Promise<string> => {
    await world.types(name, where, '/incident list');
    return JSON.stringify(world.person(name).ephemerals().at(-1)?.blocks);
  };

  /** Presses a button in #ops with a value that somebody made up. */
  const pressForged = async (name: 'amina' | 'baraka', action: string, value: string): Promise<string> => {
    const forger = world.playground.addBot({ name: `Forger ${action}` });
    const blocks = [{ type: 'actions', elements: [button(action, 'Press me', value)] }];
    const ts = await forger.post(ops, { text: 'Press me', blocks });
    await world.person(name).press(ops, ts, { action });
    await world.settled();
    return world.person(name).ephemerals().at(-1)?.text ?? '';
  };

  test('has a private channel with its declarer in it and nobody else', () => {
    const { playground } = world;
    expect(playground.channel(channel).kind).toBe('private');
    expect(playground.membersOf(channel)).toEqual([playground.botUserId, world.person('amina').id]);
  });

  test('is listed anywhere to whoever is in its channel, and to nobody else', async () => {
    expect(await listedTo('amina', ops)).toContain(title);
    expect(await listedTo('baraka', ops)).not.toContain(title);
    world.person('amina').channels.invite(channel, world.person('baraka').id);
    await world.settled();
    expect(await listedTo('baraka', ops)).toContain(title);
    await world.person('baraka').leave(channel);
    await world.settled();
    expect(await listedTo('baraka', ops)).not.toContain(title);
  });

  test('is listed to somebody whose joining was not heard once they type in its channel', async () => {
    world.playground.deliveries.pause();
    world.person('amina').channels.invite(channel, world.person('baraka').id);
    expect(await listedTo('baraka', ops)).not.toContain(title);
    expect(await listedTo('baraka', channel)).toContain(title);
    expect(await listedTo('baraka', ops)).toContain(title);
  });

  test('is no longer listed to somebody who left while the bot was down', async () => {
    const { deliveries } = world.playground;
    const [baraka, chebet] = [world.person('baraka'), world.person('chebet')];
    world.person('amina').channels.invite(channel, baraka.id);
    await world.settled();
    expect(await listedTo('baraka', ops)).toContain(title);
    await world.turn(minute);
    await world.stopBot();
    deliveries.pause();
    await baraka.leave(channel);
    world.person('amina').channels.invite(channel, chebet.id);
    deliveries.resume(() => []);
    await world.turn(minute);
    await world.startBot();
    await world.settled();
    expect(await listedTo('baraka', ops)).not.toContain(title);
    expect(await listedTo('chebet', ops)).toContain(title);
  });

  test('takes commands in its channel', async () => {
    expect(await world.types('amina', channel, '/incident severity sev2')).toBe('');
    expect(world.said(channel).at(-1)).toBe('*Severity: sev2*');
    await world.types('amina', channel, '/incident update the leak is closed');
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain(title);
  });

  test('is announced nowhere, whatever happens to it', async () => {
    await world.types('amina', channel, '/incident severity sev2');
    await world.types('amina', channel, '/incident update the leak is closed');
    await world.types('amina', channel, '/incident title Salaries leaked to everybody');
    await world.types('amina', channel, '/incident close');
    await world.person('amina').modal()?.submit();
    await world.settled();
    const said = world.playground
      .channels()
      .filter((each) => each.id !== channel)
      .flatMap((each) => each.messages);
    expect(JSON.stringify(said)).not.toContain(title);
    expect(world.said(world.playground.channel('incidents').id)).toEqual([]);
  });

  test.each(['card-close', 'card-times', 'card-lead', 'card-brief', 'have-it', 'withdraw', 'acknowledge'])(
    'refuses a made-up %s button to people outside',
    async (action) => {
      const value = action.startsWith('card') ? '1' : '1:1';
      expect(await pressForged('baraka', action, value)).toContain(refused);
      expect(world.person('baraka').modal()).toBeUndefined();
    },
  );

  test('is answered for like one that was never declared', async () => {
    expect(await pressForged('baraka', 'card-close', '99')).toContain('There is no INC-99 that you can see.');
    expect(await pressForged('baraka', 'card-times', 'x')).toContain('There is no INC-x that you can see.');
  });

  test('opens its modals to people inside, wherever they press', async () => {
    await pressForged('amina', 'card-times', '1');
    expect(JSON.stringify(world.person('amina').modal()?.view)).toContain('Times of INC-1');
  });

  test('refuses what is submitted in a modal by somebody who has left', async () => {
    world.person('amina').channels.invite(channel, world.person('baraka').id);
    await world.types('baraka', channel, '/incident close');
    await world.person('baraka').leave(channel);
    await world.settled();
    const answer = await world.person('baraka').modal()?.submit();
    expect(JSON.stringify(answer)).toContain(refused);
    expect(await world.types('amina', channel, '/incident status identified')).toBe('');
    expect(world.said(channel).at(-1)).toBe('*Status: identified*');
  });

  test('leaves its title out of the log and the metrics', async () => {
    await world.types('amina', channel, '/incident assume the payroll export is public');
    await world.types('amina', channel, '/incident no-such-command');
    const { body } = await world.firelog.metrics.render();
    const written = `${world.lines.join('\n')}\n${body}`;
    expect(written).toContain('open-channel');
    expect(written).not.toMatch(/salaries|payroll/i);
  });
});

describe('a private incident without a channel', () => {
  test('gets no public one when a private one is not allowed, and is its declarer’s alone', async () => {
    const world = await World.open();
    world.playground.faults.add(({ moment, method, args }) =>
      moment === 'before' && method === 'conversations.create' && String(args.is_private) === 'true'
        ? { type: 'error', error: 'restricted_action' }
        : undefined,
    );
    const ops = world.playground.channel('ops').id;
    const known = world.playground.channels().filter(({ kind }) => kind !== 'im').length;
    await world.types('amina', ops, `/incident start sev1 --private ${title}`);
    await world.types('amina', ops, '/incident list');
    expect(world.playground.channels().filter(({ kind }) => kind !== 'im')).toHaveLength(known);
    const direct = await world.person('amina').directMessages(world.playground.botUserId);
    expect(world.said(direct)).toEqual([
      ':warning: *INC-1: the incident’s channel is missing.* The workspace’s settings do not allow this to apps. Ask an administrator to allow it.',
    ]);
    expect(world.said(world.playground.channel('incidents').id)).toEqual([]);
    expect(JSON.stringify(world.person('amina').ephemerals().at(-1))).toContain(title);
    await world.types('baraka', ops, '/incident list');
    expect(JSON.stringify(world.person('baraka').ephemerals())).not.toContain(title);
    await world.close();
  });
});
