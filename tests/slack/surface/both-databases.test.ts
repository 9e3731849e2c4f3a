import { databaseKinds } from '../../support/test-database';
import { World } from '../../support/world';
import { Room } from '../marks/room';
import { countOf } from '../transport/log-of';

// One test of each way in which people meet the bot; the tests of each way run on the usual database.
describe.each(databaseKinds)('an incident that is stored in %s', (database) => {
  let world: World;
  let channel: string;
  beforeAll(async () => {
    ({ world, channel } = await Room.open({ database }));
  });
  afterAll(() => world.close());

  const submit = async (fields: Readonly<Record<string, string>>): Promise<unknown> => {
    const form = world.person('amina').modal();
    for (const [name, value] of Object.entries(fields)) form?.fill(name, value);
    const answer = await form?.submit();
    await world.settled();
    return answer;
  };
  const accepted = { acknowledged: true, errors: {} };

  test('takes a command, and tells its channel', async () => {
    expect(await world.types('amina', channel, '/incident severity sev1')).toBe('');
    expect(world.said(channel).at(-1)).toBe('*Severity: sev1*');
    expect(world.playground.channel(channel).topic.value).toContain('sev1');
  });

  test('refuses a command in words, and records nothing of it', async () => {
    const before = await countOf(world, 'settled');
    expect(await world.types('amina', channel, '/incident confirm A7')).toContain('has no assumptions');
    expect(await countOf(world, 'settled')).toBe(before);
  });

  test('takes a press on its card and the form that opens', async () => {
    const card = world.playground.channel(channel).pins[0]?.ts ?? '';
    await world.person('amina').press(channel, card, { action: 'card-update' });
    await world.settled();
    expect(await submit({ text: 'A fix is being tested' })).toEqual(accepted);
    expect(world.said(channel).at(-1)).toBe('*Update:* A fix is being tested');
  });

  test('takes a shortcut on a message, with characters that no database likes', async () => {
    const ts = await world.person('baraka').post(channel, 'it’s back \u0000\u{1F525} \\u0000 %s $1 ?');
    await world.settled();
    await world.person('amina').shortcut('add-to-timeline', { channel, ts });
    await world.settled();
    expect(await submit({ kind: 'mitigated' })).toEqual(accepted);
    await world.types('amina', channel, '/incident timeline');
    expect(JSON.stringify(world.person('amina').ephemerals().at(-1)?.blocks)).toContain('it’s back');
  });

  test('takes a reaction, an edit and a reaction less, and says so on the message', async () => {
    const baraka = world.person('baraka');
    const ts = await baraka.post(channel, 'The pool is at its limit');
    await baraka.react(channel, ts, 'pushpin');
    await world.settled();
    const reactions = (): readonly string[] =>
      world.playground
        .messages(channel)
        .find((message) => message.ts === ts)
        ?.reactions.map(({ name }) => name) ?? [];
    expect(reactions()).toEqual(['pushpin', 'memo']);
    await baraka.edit(channel, ts, 'The pool was at its limit');
    await world.settled();
    expect(await countOf(world, 'worded')).toBeGreaterThanOrEqual(2);
    await baraka.unreact(channel, ts, 'pushpin');
    await world.settled();
    expect(reactions()).toEqual([]);
  });

  test('is on Home for whoever opens it, and follows', async () => {
    const home = (): string => JSON.stringify(world.person('baraka').homeView()?.blocks ?? []);
    await world.person('baraka').home();
    await world.settled();
    expect(home()).toMatch(/sev1, \w+ {2}Checkout answers 500/);
    await world.types('amina', channel, '/incident title Search is slow');
    expect(home()).toContain('Search is slow');
    expect(await world.types('amina', channel, '/incident list')).toContain('Search is slow');
  });

  test('goes on after the bot was started anew, and catches up with what happened meanwhile', async () => {
    await world.stopBot();
    const said = await world.person('chebet').post(channel, 'DNS answers again');
    await world.person('chebet').react(channel, said, 'pushpin');
    await world.startBot();
    await world.settled();
    await world.turn(60_000_000);
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('DNS answers again');
  });

  test('is closed by a form, and gives a draft', async () => {
    await world.types('amina', channel, '/incident close');
    expect(await submit({})).toEqual(accepted);
    expect(world.draft()).toContain('**Closed**');
    expect(world.draft()).toContain('A fix is being tested');
  });
});

test.each(databaseKinds)(
  'over HTTP a command and an event are taken once, stored in %s',
  async (database) => {
    const world = await World.open({ database, transport: 'http' });
    const channel = await world.declare();
    const ts = await world.person('amina').post(channel, 'The pool is at its limit');
    await world.person('amina').react(channel, ts, 'pushpin');
    await world.types('amina', channel, '/incident note it was grown');
    expect(await countOf(world, 'mark-set')).toBe(1);
    expect(await countOf(world, 'noted')).toBe(1);
    await world.close();
  },
);
