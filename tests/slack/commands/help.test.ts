import { commands } from '../../../src/slack/commands';
import { ask, shownTo } from '../../support/asking';
import { World } from '../../support/world';

describe('what a person reads who does not know what to type', () => {
  let world: World;
  let ops: string;
  beforeAll(async () => {
    world = await World.open();
    ops = world.playground.channel('ops').id;
  });
  afterAll(() => world.close());

  test('is the eight commands that one needs, for the asker alone, with the rest behind a button', async () => {
    const { seenBy, said } = await ask(world, 'amina', ops, '/incident help');
    expect([seenBy, said]).toEqual(['the asker', []]);
    const typed = [...shownTo(world, 'amina').matchAll(/`\/incident ([a-z-]+)/g)].map(([, name]) => name);
    expect(typed).toEqual(['start', 'note', 'assume', 'escalate', 'lead', 'status', 'update', 'close']);
    const amina = world.person('amina');
    await amina.press(ops, amina.ephemerals().at(-1)?.ts ?? '', { action: 'whole-help' });
    await world.settled();
    expectWhole(shownTo(world, 'amina'));
  });

  test('is all of it where that is typed', async () => {
    await ask(world, 'amina', ops, '/incident help all');
    expectWhole(shownTo(world, 'amina'));
  });

  function expectWhole(shown: string): void {
    for (const { name } of commands) expect(shown).toContain(`\`/incident ${name}`);
    for (const emoji of ['pushpin', 'red_circle', 'crystal_ball', 'white_check_mark', 'x', 'sos', 'dart']) {
      expect(shown).toContain(`:${emoji}:`);
    }
  }

  test.each(commands.map(({ name, summary, example }) => [name, summary, example]))(
    'is one subcommand in full: %s',
    async (name, summary, example) => {
      await ask(world, 'amina', ops, `/incident help ${name}`);
      const shown = shownTo(world, 'amina');
      expect(shown).toContain(summary);
      expect(shown).toContain(`For example: \`/incident ${example}\``);
    },
  );

  test.each([
    ['ruleout', 'rule-out'],
    ['declare', 'start'],
    ['NOTE', 'note'],
  ])('is the same under another name: %s', async (alias, name) => {
    await ask(world, 'amina', ops, `/incident help ${alias}`);
    expect(shownTo(world, 'amina')).toContain(`*/incident ${name} `);
  });

  test.each([
    [
      'no subcommand',
      '',
      'Say what to do: `/incident start sev2 Checkout answers 500` declares an incident. Type `/incident help` to see what there is.',
    ],
    [
      'two letters in each other’s place',
      'strat sev2 Checkout',
      'There is no subcommand “strat”. Did you mean `/incident start sev2 Checkout`? Type `/incident help` to see what there is.',
    ],
    [
      'a letter too many',
      'notte rolled back',
      'There is no subcommand “notte”. Did you mean `/incident note rolled back`? Type `/incident help` to see what there is.',
    ],
    [
      'a letter too few',
      'escalte @chebet',
      'There is no subcommand “escalte”. Did you mean `/incident escalate @chebet`? Type `/incident help` to see what there is.',
    ],
    ...(
      [
        ['another word', 'open payments down', 'start payments down'],
        ['a status', 'resolve', 'status resolved'],
        ['a slip in a status', 'resovled', 'status resolved'],
        ['a severity', 'sev2 payments down', 'start sev2 payments down'],
        ['a severity alone', 'sev2', 'severity sev2'],
      ] as const
    ).map(([what, line, meant]) => [
      what,
      line,
      `There is no subcommand “${line.split(' ')[0]}”. Did you mean \`/incident ${meant}\`? Type \`/incident help\` to see what there is.`,
    ]),
    [
      'nothing like it',
      'checkout is down',
      'There is no subcommand “checkout”. Type `/incident help` to see what there is.',
    ],
    [
      'help on nothing like it',
      'help checkout',
      'There is no subcommand “checkout”. Type `/incident help` to see what there is.',
    ],
  ])('says what to type after %s', async (_, line, sentence) => {
    expect(await ask(world, 'amina', ops, `/incident ${line}`)).toEqual({
      answer: sentence,
      seenBy: 'the asker',
      said: [],
    });
  });

  test.each([
    'note rolled back',
    'assume the pool is exhausted',
    'confirm A1',
    'rule-out A1',
    'escalate @chebet',
    'status monitoring',
    'times',
    'timeline',
    'postmortem',
    'close',
  ])('says where to type “%s” instead in a channel that is no incident’s', async (line) => {
    expect(await ask(world, 'amina', ops, `/incident ${line}`)).toEqual({
      answer:
        'This channel is no incident’s. Type this in the incident’s own channel, name the incident first, as in `/incident timeline INC-7`, or declare one: `/incident start sev2 Checkout answers 500`.',
      seenBy: 'the asker',
      said: [],
    });
    expect(world.person('amina').modal()).toBeUndefined();
  });

  test('speaks of the command by the name that is configured', async () => {
    const other = await World.open({ settings: { command: 'fire' } });
    try {
      const channel = other.playground.channel('ops').id;
      expect((await ask(other, 'amina', channel, '/fire strat')).answer).toBe(
        'There is no subcommand “strat”. Did you mean `/fire start`? Type `/fire help` to see what there is.',
      );
      expect((await ask(other, 'amina', channel, '/fire start :fire:')).answer).toBe(
        '“:fire:” says nothing to whoever reads or searches it. Say in words what is wrong: `/fire start sev2 Checkout answers 500`.',
      );
    } finally {
      await other.close();
    }
  });
});
