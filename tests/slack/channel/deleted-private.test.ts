import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';
import { logOf } from '../transport/log-of';

type Name = 'amina' | 'baraka' | 'chebet' | 'david';

/** The names of those in whose direct messages with the bot a draft stands, as often as it does. */
function drafted(world: World, people: Readonly<Record<string, string>>): readonly string[] {
  const { playground } = world;
  const channels = playground.files().flatMap(({ shares }) => Object.keys(shares));
  return channels
    .map((id) => playground.channel(id).members.find((member) => member !== playground.botUserId) ?? '')
    .map((id) => people[id] ?? id)
    .sort();
}

describe('the draft of a private incident whose channel was deleted', () => {
  let world: World;
  let channel: string;
  let names: Record<string, string>;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare('/incident start sev1 --private Salaries leaked');
    for (const name of ['baraka', 'chebet', 'david'] as const) {
      world.person('amina').channels.invite(channel, world.person(name).id);
    }
    await world.turn(minute);
    names = {};
    for (const name of ['amina', 'baraka', 'chebet', 'david'] as const) names[world.person(name).id] = name;
  });
  afterEach(() => world.close());

  const leaves = async (...people: readonly Name[]): Promise<void> => {
    for (const name of people) await world.person(name).leave(channel);
    await world.turn(minute);
  };

  /** Deletes the channel while somebody still has the form for closing open, who then submits it. */
  const closesAfterDeletion = async (by: Name): Promise<void> => {
    await world.types(by, channel, '/incident close');
    const form = world.person(by).modal();
    world.person(by).channels.delete(channel);
    await world.settled();
    await form?.submit();
    await world.settled();
    await world.turn(20 * minute);
  };

  const directly = async (name: Name): Promise<readonly string[]> =>
    world.said(await world.person(name).directMessages(world.playground.botUserId));

  test('goes to each of those who are in it, once, and not to whoever declared it and has left', async () => {
    await leaves('amina', 'chebet');
    await closesAfterDeletion('baraka');
    expect(drafted(world, names)).toEqual(['baraka', 'david']);
    expect(await directly('amina')).toEqual([]);
    expect(await directly('baraka')).toEqual([expect.stringContaining('its channel was deleted')]);
  });

  test('goes to no guest and to nobody who no longer works here, though they were in it', async () => {
    const gil = world.playground.addPerson({ name: 'gil', guest: 'multi-channel' });
    world.person('amina').channels.invite(channel, gil.id);
    await world.turn(minute);
    world.playground.changePerson('david', { deactivated: true });
    await world.turn(minute);
    await closesAfterDeletion('baraka');
    expect(drafted(world, { ...names, [gil.id]: 'gil' })).toEqual(['amina', 'baraka', 'chebet']);
  });

  test('goes to nobody of whom it shows only when it is sent that they left the workspace', async () => {
    await world.types('baraka', channel, '/incident close');
    const form = world.person('baraka').modal();
    world.playground.deliveries.pause();
    world.playground.changePerson('david', { deactivated: true });
    world.playground.deliveries.resume(() => []);
    world.person('baraka').channels.delete(channel);
    await world.settled();
    await form?.submit();
    await world.settled();
    await world.turn(20 * minute);
    expect(drafted(world, names)).toEqual(['amina', 'baraka', 'chebet']);
    expect(world.lines.join('\n')).toContain('npx firelog export INC-1 --private');
  });

  test.each(['lost-after', 'lost-before', 'http-500'] as const)(
    'comes to each once where answers get lost (%s)',
    async (type) => {
      const failed = new Set<string>();
      world.playground.faults.add(({ moment, method, args }) => {
        if (moment !== 'before' || !/^files|^conversations.open|^users.info|^upload/.test(method))
          return undefined;
        const what = [method, args.users, args.user, args.channel_id].join();
        if (failed.has(what)) return undefined;
        failed.add(what);
        return { type };
      });
      await leaves('amina');
      await closesAfterDeletion('baraka');
      expect(drafted(world, names)).toEqual(['baraka', 'chebet', 'david']);
    },
  );

  test('goes on to the others where Slack refuses it for one of them', async () => {
    const david = world.person('david').id;
    world.playground.faults.add(({ moment, method, args }) =>
      moment === 'before' && method === 'conversations.open' && args.users === david
        ? { type: 'error', error: 'user_disabled' }
        : undefined,
    );
    await closesAfterDeletion('baraka');
    expect(drafted(world, names)).toEqual(['amina', 'baraka', 'chebet']);
  });

  test('is left to whoever runs the bot where nobody is left in it, and no word of it is logged', async () => {
    await world.types('david', channel, '/incident note the payroll export is public');
    await leaves('amina', 'baraka', 'chebet');
    await world.types('david', channel, '/incident close');
    const form = world.person('david').modal();
    world.person('david').channels.delete(channel);
    world.playground.changePerson('david', { deactivated: true });
    await world.settled();
    await form?.submit();
    await world.settled();
    await world.turn(20 * minute);
    expect(world.playground.files()).toEqual([]);
    expect((await logOf(world)).find(({ type }) => type === 'draft-addressed')?.body).toContain(
      '"people":[]',
    );
    const lines = world.lines.join('\n');
    expect(lines).toContain('npx firelog export INC-1 --private');
    expect(lines).not.toMatch(/payroll|salaries/i);
  });

  test('is deleted everywhere, and comes anew, once words in it are removed for good', async () => {
    await world.types('chebet', channel, '/incident note the password is swordfish');
    await world.types('chebet', channel, '/incident timeline');
    const chebet = world.person('chebet');
    await chebet.press(channel, chebet.ephemerals().at(-1)?.ts ?? '', { action: 'change-entry' });
    await world.settled();
    chebet.modal()?.fill('entry', `#${(await logOf(world)).findLast(({ type }) => type === 'noted')?.seq}`);
    await chebet.modal()?.submit();
    await world.settled();
    await closesAfterDeletion('baraka');
    expect(world.playground.files().filter(({ content }) => content.includes('swordfish'))).toHaveLength(4);
    chebet.modal()?.fill('fate', 'redact');
    await chebet.modal()?.submit();
    await world.turn(20 * minute);
    expect(world.playground.files().filter(({ content }) => content.includes('swordfish'))).toEqual([]);
    expect(drafted(world, names)).toEqual(['amina', 'baraka', 'chebet', 'david']);
  });
});

describe('what a private incident tells by direct message', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare('/incident start sev1 --private Salaries leaked');
    for (const name of ['baraka', 'chebet'] as const) {
      world.person('amina').channels.invite(channel, world.person(name).id);
    }
    await world.turn(minute);
    await world.person('amina').leave(channel);
    await world.turn(minute);
  });
  afterEach(() => world.close());

  const directly = async (name: Name): Promise<readonly string[]> =>
    world.said(await world.person(name).directMessages(world.playground.botUserId));

  test('goes to those who are in it where whoever declared it has left: that the bot was taken out', async () => {
    world.person('baraka').channels.kick(channel, world.playground.botUserId);
    await world.turn(minute);
    expect(await directly('amina')).toEqual([]);
    for (const name of ['baraka', 'chebet'] as const) {
      expect(await directly(name)).toEqual([expect.stringContaining('the bot is no longer in')]);
    }
  });

  test('and what could not be done', async () => {
    world.playground.faults.add(({ moment, method, args }) =>
      moment === 'before' && method === 'chat.postMessage' && args.channel === channel
        ? { type: 'error', error: 'restricted_action' }
        : undefined,
    );
    await world.types('baraka', channel, '/incident severity sev2');
    await world.turn(minute);
    expect(await directly('amina')).toEqual([]);
    expect(await directly('baraka')).toEqual([expect.stringContaining('is missing')]);
  });
});
