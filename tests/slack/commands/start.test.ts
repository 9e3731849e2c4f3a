import { minute } from '../../../src/domain/time/instant';
import { ask, opened, prefilled, shownTo } from '../../support/asking';
import { World } from '../../support/world';

describe('/incident start', () => {
  let world: World;
  let ops: string;
  beforeEach(async () => {
    world = await World.open();
    ops = world.playground.channel('ops').id;
  });
  afterEach(() => world.close());

  const card = (name: string) => world.said(world.playground.channel(name).id)[0];

  test('declares at once with a title and tells only the asker', async () => {
    const outcome = await ask(world, 'amina', ops, '/incident start sev2 Checkout answers 500');
    expect(outcome).toEqual({
      answer:
        '*INC-1 is declared* as sev2: Checkout answers 500. Its channel is being opened, and you are invited.',
      seenBy: 'the asker',
      said: [],
    });
    expect(card('inc-1-checkout-answers-500')).toBe('INC-1: Checkout answers 500 (sev2, investigating)');
  });

  test('tells the asker alone which channel was opened, by command and by form', async () => {
    await ask(world, 'amina', ops, '/incident start sev2 Checkout answers 500');
    const first = world.playground.channel('inc-1-checkout-answers-500').id;
    expect(shownTo(world, 'amina')).toBe(`The channel of *INC-1* is <#${first}>.`);
    const form = await opened(world, 'amina', ops, '/incident start --private');
    form.fill('title', 'Salaries leaked');
    await form.submit();
    await world.settled();
    const second = world.playground.channel('inc-2-salaries-leaked').id;
    expect(shownTo(world, 'amina')).toBe(`The channel of *INC-2* is <#${second}>.`);
    const others = ['baraka', 'chebet', 'david'] as const;
    expect(others.flatMap((name) => world.person(name).ephemerals())).toEqual([]);
    const shown = world.playground.channels().flatMap(({ id }) => world.playground.messages(id));
    expect(JSON.stringify(shown)).not.toContain(`<#${second}>`);
  });

  test('tells it once Slack opens the channel, and by the invitation alone after a restart', async () => {
    let isRefused = true;
    world.playground.faults.add(({ moment, method }) =>
      isRefused && moment === 'before' && method === 'conversations.create'
        ? { type: 'error', error: 'internal_error' }
        : undefined,
    );
    await ask(world, 'amina', ops, '/incident start sev2 Checkout answers 500');
    await ask(world, 'amina', ops, '/incident start sev2 Search is slow');
    expect(shownTo(world, 'amina')).toContain('*INC-2 is declared*');
    isRefused = false;
    await world.turn(2 * minute);
    const channel = world.playground.channel('inc-2-search-is-slow').id;
    const told = world
      .person('amina')
      .ephemerals()
      .map(({ text }) => text);
    expect(told.filter((text) => text === `The channel of *INC-2* is <#${channel}>.`)).toHaveLength(1);
    isRefused = true;
    await ask(world, 'amina', ops, '/incident start sev2 Login fails');
    await world.stopBot();
    isRefused = false;
    await world.startBot();
    await world.turn(2 * minute);
    const { members } = world.playground.channel('inc-3-login-fails');
    expect(members).toContain(world.person('amina').id);
    expect(shownTo(world, 'amina')).not.toContain('The channel of *INC-3*');
  });

  test.each([
    ['start sev1 Checkout', 'Checkout (sev1, investigating)'],
    ['start SEV-2 Checkout', 'Checkout (sev2, investigating)'],
    ['start sev 4 Checkout', 'Checkout (sev4, investigating)'],
    ['start severity 2 Checkout', 'Checkout (sev2, investigating)'],
    ['start sev1: Checkout', 'Checkout (sev1, investigating)'],
    ['start Checkout', 'Checkout (sev3, investigating)'],
    ['start 1 of 3 regions is down', '1 of 3 regions is down (sev3, investigating)'],
    ['start sev checkout', 'sev checkout (sev3, investigating)'],
    ['START sev1 Checkout', 'Checkout (sev1, investigating)'],
    ['declare sev1 Checkout', 'Checkout (sev1, investigating)'],
  ])('reads the severity of “%s”', async (line, declared) => {
    await ask(world, 'amina', ops, `/incident ${line}`);
    expect(world.said(world.playground.channel('incidents').id)).toEqual([`INC-1: ${declared}`]);
  });

  test.each(['--private', '—private', '–private', '--PRIVATE'])(
    'keeps an incident with %s in a private channel and announces it nowhere',
    async (flag) => {
      await ask(world, 'amina', ops, `/incident start sev1 ${flag} Salaries leaked`);
      expect(world.playground.channel('inc-1-salaries-leaked').kind).toBe('private');
      expect(world.said(world.playground.channel('incidents').id)).toEqual([]);
      expect(card('inc-1-salaries-leaked')).toBe('INC-1: Salaries leaked (sev1, investigating)');
    },
  );

  test('announces no drill, and says in its channel that it is one', async () => {
    await ask(world, 'amina', ops, '/incident start Fire alarm —drill');
    const { purpose } = world.playground.channel('inc-1-fire-alarm');
    expect(purpose.value).toBe('INC-1: Fire alarm. This is a drill.');
    expect(world.said(world.playground.channel('incidents').id)).toEqual([]);
  });

  test.each([
    ['--at 14:40 Checkout is down', '14:40'],
    ['Checkout is down --at 14:40', '14:40'],
    ['Checkout —at 14:40 is down', '14:40'],
    ['Checkout is down —at “2:40 PM”', '14:40'],
    ['Checkout is down --at "20m ago"', '14:40'],
    ['Checkout is down --at=14:40', '14:40'],
  ])('reads when impact began out of “start %s”', async (line, time) => {
    await ask(world, 'amina', ops, `/incident start ${line}`);
    const channel = world.playground.channel('inc-1-checkout-is-down').id;
    const times = await opened(world, 'amina', channel, '/incident times');
    expect(prefilled(times, 'impact started')).toBe(`2023-11-08 ${time}`);
    expect(world.playground.channel(channel).topic.value).toBe('sev3 · ongoing · Checkout is down');
  });

  test('opens the modal without a title, with what was typed already in its fields', async () => {
    const modal = await opened(world, 'amina', ops, '/incident start sev1 --private --at 14:40');
    expect(prefilled(modal, 'title')).toBe('');
    expect(prefilled(modal, 'began')).toBe('2023-11-08 14:40');
    modal.fill('title', 'Salaries leaked');
    expect(await modal.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    expect(world.playground.channel('inc-1-salaries-leaked').kind).toBe('private');
    expect(card('inc-1-salaries-leaked')).toBe('INC-1: Salaries leaked (sev1, investigating)');
  });

  test.each([
    ['--pirvate Salaries leaked', '--pirvate'],
    ['Salaries leaked —privat', '—privat'],
    ['Fire alarm --dril', '--dril'],
    ['sev1 --silent Fire alarm', '--silent'],
  ])('declares nothing with a flag that does not exist: “start %s”', async (line, flag) => {
    expect(await ask(world, 'amina', ops, `/incident start ${line}`)).toEqual({
      answer: `There is no “${flag}”, and nothing was declared. The flags are \`--private\`, \`--drill\` and \`--at 10:42\`.`,
      seenBy: 'the asker',
      said: [],
    });
    expect(world.playground.channels().filter(({ name }) => name.startsWith('inc-'))).toEqual([]);
  });

  test('leaves dashes alone that are part of a title', async () => {
    await ask(world, 'amina', ops, '/incident start kubectl apply --force hangs — everywhere');
    expect(world.said(world.playground.channel('incidents').id)).toEqual([
      'INC-1: kubectl apply --force hangs — everywhere (sev3, investigating)',
    ]);
  });

  test.each([
    [
      'a title of 300 characters',
      `start ${'x'.repeat(300)}`,
      'The title has 300 characters; 200 fit. Say it shorter and put the rest into a `/incident note`.',
    ],
    [
      'a title of nothing but emoji',
      'start :fire: 🔥 🚒',
      '“:fire: 🔥 🚒” says nothing to whoever reads or searches it. Say in words what is wrong: `/incident start sev2 Checkout answers 500`.',
    ],
  ])('refuses %s in a sentence that says what to type, and declares nothing', async (_, line, sentence) => {
    expect(await ask(world, 'amina', ops, `/incident ${line}`)).toEqual({
      answer: sentence,
      seenBy: 'the asker',
      said: [],
    });
    expect(world.said(world.playground.channel('incidents').id)).toEqual([]);
  });
});
