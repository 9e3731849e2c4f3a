import { minute } from '../../../src/domain/time/instant';
import { ask, shownTo, shownWith } from '../../support/asking';
import { defaultSettings } from '../../support/default-settings';
import { World } from '../../support/world';

describe('severities and emoji of one’s own', () => {
  let world: World;
  let ops: string;
  beforeAll(async () => {
    world = await World.open({
      settings: {
        severities: [
          { name: 'P1', aliases: ['critical', 'Prio1'], text: 'all is down' },
          { name: 'P2', aliases: [], text: 'much is down' },
          { name: 'P3', aliases: ['sev3'], text: '' },
        ],
        emoji: { ...defaultSettings.emoji, entry: 'thumbsup' },
        furtherEmoji: { entry: ['eyes'] },
      },
    });
    ops = world.playground.channel('ops').id;
  });
  afterAll(() => world.close());

  test.each([
    ['start critical: checkout is down', '*INC-1 is declared* as P1: checkout is down.'],
    ['start sev3 Checkout', '*INC-2 is declared* as P3: Checkout.'],
    ['start prio1 checkout is down', '*INC-3 is declared* as P1: checkout is down.'],
    ['start Checkout', '*INC-4 is declared* as P2: Checkout.'],
  ])('%s', async (line, answer) => {
    expect((await ask(world, 'amina', ops, `/incident ${line}`)).answer).toContain(answer);
  });

  test('a severity that there is not is answered with those that there are', async () => {
    const channel = await world.declare('/incident start P1 Login fails');
    expect((await ask(world, 'amina', channel, '/incident severity sev1')).answer).toBe(
      'There is no severity “sev1”. Type one of P1, P2, P3, where P1 is the worst.',
    );
    expect((await ask(world, 'amina', channel, '/incident severity p3')).said).toEqual(['*Severity: P3*']);
  });

  test('each of several emoji is heard, by whichever of its names', async () => {
    const channel = await world.declare('/incident start P1 Search fails');
    for (const [text, emoji] of [
      ['first', '+1'],
      ['second', 'eyes'],
      ['third', 'pushpin'],
    ] as const) {
      await world.person('amina').react(channel, await world.person('amina').post(channel, text), emoji);
    }
    await world.settled();
    await ask(world, 'amina', channel, '/incident timeline');
    const shown = shownTo(world, 'amina');
    expect([shown.includes('first'), shown.includes('second'), shown.includes('third')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

test('a severity that nobody listed stays in the title until a button says which one it is', async () => {
  const world = await World.open();
  try {
    const ops = world.playground.channel('ops').id;
    const { answer } = await ask(world, 'amina', ops, '/incident start P1: Платежи не идут');
    expect(answer).toContain('*INC-1 is declared* as sev3: P1: Платежи не идут.');
    const { ts } = shownWith(world, 'amina', '“P1” is none of the severities here. Which one is meant?');
    await world.person('amina').press(ops, ts, { action: 'set-severity:0' });
    await world.turn(minute);
    expect(shownWith(world, 'amina', 'sev1')).toEqual({ ts, text: 'INC-1 is *sev1*: Платежи не идут' });
    expect(world.playground.channel('inc-1-p1-platezhi-ne-idut').topic.value).toContain(
      'sev1 · ongoing · Платежи',
    );
  } finally {
    await world.close();
  }
});

test('a secret in the title is masked when a button says which severity it is', async () => {
  const world = await World.open();
  try {
    const ops = world.playground.channel('ops').id;
    await ask(
      world,
      'amina',
      ops,
      '/incident start P1 key AKIAIOSFODNN7EXAMPLE leaked --at "AKIAIOSFODNN7EXAMPLE"',
    );
    const { ts } = shownWith(world, 'amina', 'as sev3: P1 key AKIA…[masked] leaked');
    await world.person('amina').press(ops, ts, { action: 'set-severity:0' });
    await world.turn(minute);
    expect(shownWith(world, 'amina', 'is *sev1*').text).toBe('INC-1 is *sev1*: key AKIA…[masked] leaked');
    expect(JSON.stringify(world.person('amina').ephemerals())).not.toContain('EXAMPLE');
  } finally {
    await world.close();
  }
});

test.each([
  ['set-severity:0', 'take-time:1'],
  ['take-time:1', 'set-severity:0'],
])('a press of %s leaves the other question, which takes %s', async (first, second) => {
  const world = await World.open();
  try {
    const ops = world.playground.channel('ops').id;
    await ask(world, 'amina', ops, '/incident start P1: Login fails --at 14.40');
    const questions = new Map([
      ['set-severity:0', shownWith(world, 'amina', 'none of the severities').ts],
      ['take-time:1', shownWith(world, 'amina', 'When did the impact begin?').ts],
    ]);
    for (const action of [first, second]) {
      await world.person('amina').press(ops, questions.get(action) ?? '', { action });
      await world.settled();
    }
    expect(shownWith(world, 'amina', 'is *sev1*').text).toBe('INC-1 is *sev1*: Login fails');
    expect(shownWith(world, 'amina', 'Put right').text).toBe('Put right: it happened at *14:40*.');
  } finally {
    await world.close();
  }
});
