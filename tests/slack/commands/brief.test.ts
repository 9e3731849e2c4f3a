import { minute, second } from '../../../src/domain/time/instant';
import { ask, declared, shownTo, textsIn } from '../../support/asking';
import { World } from '../../support/world';

type Name = 'amina' | 'baraka' | 'chebet' | 'david';

/** What the bot showed somebody alone, as text. */
const shownAlone = (world: World, name: Name): readonly string[] =>
  world
    .person(name)
    .ephemerals()
    .map(({ text, blocks }) => textsIn(blocks ?? text).join('\n'));

const isBrief = (text: string): boolean => text.includes('*INC-1: ');

/** Times are shown in their reader's zone; what stands in their place is enough here. */
const timeless = (text: string): string => text.replaceAll(/<!date\^\d+\^[^|]+\|[\d-]+ ([\d:]+) UTC>/g, '$1');

async function fillIn(world: World, channel: string): Promise<void> {
  const alert = await world.person('baraka').post(channel, 'Cards are refused for everybody');
  await world.person('baraka').react(channel, alert, 'red_circle');
  await ask(world, 'amina', channel, '/incident lead');
  await ask(world, 'amina', channel, '/incident assume the provider is down');
  await ask(world, 'baraka', channel, '/incident assume the pool is exhausted');
  await ask(world, 'baraka', channel, '/incident assume the certificate has run out');
  await ask(world, 'baraka', channel, '/incident rule-out A1 their status page is green');
  await ask(world, 'baraka', channel, '/incident rule-out A2');
  await ask(world, 'amina', channel, '/incident escalate @chebet the certificate');
  await ask(world, 'amina', channel, '/incident update we are looking at the certificate');
  await ask(world, 'amina', channel, '/incident follow-up watch certificates @david due 2023-12-01');
}

describe('the brief', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
    await fillIn(world, channel);
  });
  afterEach(() => world.close());

  const known = [
    '*INC-1: Checkout answers 500*',
    '*investigating*, sev2, an important part is down for many',
    'Impact since 12:01, declared 12:00 by Amina Wanjiru',
    '*Impact*  Cards are refused for everybody',
    '*Last update, 12:01*  we are looking at the certificate',
    '*lead*  Amina Wanjiru, since 12:01',
    '*Open*',
    'A3  the certificate has run out  _(since 12:01)_',
    '*Ruled out, and by what*',
    'A1  the provider is down → their status page is green  _(Baraka Otieno, 12:01)_',
    'A2  the pool is exhausted → no evidence was given  _(Baraka Otieno, 12:01)_',
    '*Who was called*',
    'E1  Chebet Koech: no answer yet, asked 12:01',
    '*Promised*',
    'an update by 13:01, Amina Wanjiru',
    '*Tasks*',
    'F1  watch certificates (David Mwangi, due 2023-12-01)',
  ];

  test('says what happens, what is disproved by what, who was called and what is to be done', async () => {
    expect(await ask(world, 'david', channel, '/incident brief')).toMatchObject({
      seenBy: 'the asker',
      said: [],
    });
    expect(timeless(shownTo(world, 'david')).split('\n')).toEqual(known);
  });

  test('is shown by a press of the card as well, to whoever pressed alone', async () => {
    const card = world.playground.channel(channel).pins[0]?.ts ?? '';
    const said = world.said(channel).length;
    await world.person('david').press(channel, card, { action: 'card-brief' });
    await world.settled();
    expect(timeless(shownTo(world, 'david')).split('\n')).toEqual(known);
    expect(world.said(channel)).toHaveLength(said);
  });

  test('mentions nobody, masks what looks like a secret, and leaves out what was withdrawn', async () => {
    await ask(world, 'amina', channel, '/incident assume <!channel> has AKIAIOSFODNN7EXAMPLE @chebet');
    await ask(world, 'amina', channel, '/incident undo');
    await ask(world, 'baraka', channel, '/incident assume the key AKIAIOSFODNN7EXAMPLE of @chebet leaked');
    await ask(world, 'david', channel, '/incident brief');
    const shown = shownTo(world, 'david');
    expect(shown).toContain('the key AKIA…[masked] of @Chebet Koech leaked');
    expect(shown).not.toMatch(/<@|AKIAIOSFODNN7EXAMPLE/);
  });

  test('is read from anywhere with the incident’s name in front', async () => {
    await ask(world, 'david', world.playground.channel('ops').id, '/incident brief INC-1');
    expect(timeless(shownTo(world, 'david')).split('\n')).toEqual(known);
  });

  test('stands below a hand-over, which takes effect when the other has it', async () => {
    await ask(world, 'amina', channel, '/incident hand-over @baraka I have to sleep');
    const asking = world.playground.messages(channel).findLast(({ text }) => text.includes('hands over'));
    const shown = timeless(textsIn(asking?.blocks).join('\n')).split('\n');
    expect(shown.slice(0, 2)).toEqual([
      `<@${world.person('baraka').id}>, Amina Wanjiru hands over the lead of INC-1 to you. It is yours once you press *I have it*.`,
      'I have to sleep',
    ]);
    expect(shown.slice(2, 2 + known.length)).toEqual(known);
    await world.turn(3 * minute);
    await world.person('baraka').press(channel, asking?.ts ?? '', { action: 'have-it' });
    await world.turn(2 * second);
    const after = world.playground.messages(channel).find(({ ts }) => ts === asking?.ts);
    const now = timeless(textsIn(after?.blocks).join('\n')).split('\n');
    expect(now.slice(0, 2)).toEqual([
      '*Baraka Otieno has it* since 12:04: the role *lead*.',
      'I have to sleep',
    ]);
    expect(now).toContain('A1  the provider is down → their status page is green  _(Baraka Otieno, 12:01)_');
    expect(now).toContain('*lead*  Baraka Otieno, since 12:04');
  });
});

describe('whoever joins', () => {
  let world: World;
  let channel: string;
  const open = async (options: Parameters<typeof World.open>[0] = {}, line?: string): Promise<void> => {
    world = await World.open(options);
    channel = await world.declare(line);
    await world.turn(minute);
  };
  afterEach(() => world.close());

  const briefs = (name: Name): number => shownAlone(world, name).filter(isBrief).length;
  const joins = async (name: Name): Promise<void> => {
    await world.person(name).join(channel);
    await world.turn(2 * second);
  };

  test('is shown the brief, alone and once', async () => {
    await open();
    await joins('baraka');
    expect([briefs('baraka'), briefs('amina')]).toEqual([1, 0]);
    expect(world.said(channel).filter(isBrief)).toEqual([]);
    await world.person('baraka').leave(channel);
    await joins('baraka');
    expect(briefs('baraka')).toBe(1);
  });

  test('is shown it when the bot brings them in later, and not at set-up', async () => {
    await open({ settingsOf: (ids) => ({ responders: [ids.david ?? ''] }) });
    expect(world.playground.membersOf(channel)).toContain(world.person('david').id);
    expect([briefs('amina'), briefs('david')]).toEqual([0, 0]);
    await ask(world, 'amina', channel, '/incident escalate @chebet the queue is stuck');
    expect(briefs('chebet')).toBe(1);
  });

  test('is shown it in a private incident by being there', async () => {
    await open({}, '/incident start sev1 --private Salaries leaked');
    world.person('amina').channels.invite(channel, world.person('baraka').id);
    await world.turn(2 * second);
    expect(briefs('baraka')).toBe(1);
    expect(shownAlone(world, 'baraka').join()).toContain('*INC-1: Salaries leaked* (private)');
  });

  test('is told nothing when they are gone again, or when it is over', async () => {
    await open();
    world.playground.deliveries.pause();
    await world.person('baraka').join(channel);
    await world.person('baraka').leave(channel);
    world.playground.deliveries.resume();
    await world.turn(minute);
    expect(briefs('baraka')).toBe(0);
    await world.types('amina', channel, '/incident cancel false alarm');
    await joins('chebet');
    expect(briefs('chebet')).toBe(0);
    expect(world.said(channel).join()).not.toContain('could not');
  });
});
