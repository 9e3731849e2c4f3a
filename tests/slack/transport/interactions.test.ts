import type { Fault } from '../../../src/playground/faults';
import { holdDatabase } from '../../support/hold-database';
import { World } from '../../support/world';
import { countOf } from './log-of';

const faults: readonly { name: string; fault: Fault; sentence: string }[] = [
  {
    name: 'that its trigger expired',
    fault: { type: 'error', error: 'expired_trigger_id' },
    sentence: 'Slack opens a form within three seconds only, and this took longer. Try again.',
  },
  {
    name: 'internal_error',
    fault: { type: 'error', error: 'internal_error' },
    sentence: 'Slack did not open the form. Try again in a moment.',
  },
  {
    name: '500',
    fault: { type: 'http-500' },
    sentence: 'Slack could not be reached to open the form. Try again in a moment.',
  },
  {
    name: '429 without Retry-After',
    fault: { type: 'rate-limited' },
    sentence: 'Slack could not be reached to open the form. Try again in a moment.',
  },
  {
    name: 'silence',
    fault: { type: 'silence' },
    sentence: 'Slack could not be reached to open the form. Try again in a moment.',
  },
];

describe('somebody who asks for a form that Slack does not open', () => {
  let world: World;
  let channel: string;
  beforeAll(async () => {
    world = await World.open({ patience: { timeouts: { modal: 1_000 } } });
    channel = await world.declare();
  });
  afterEach(() => world.playground.faults.clear());
  afterAll(() => world.close());

  const meets = (name: string, fault: Fault): void => {
    world.playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === name ? fault : undefined,
    );
  };
  const amina = () => world.person('amina');
  const told = (): string | undefined => amina().ephemerals().at(-1)?.text;
  const forget = async (): Promise<void> => {
    await world.types('amina', channel, '/incident help');
  };

  test.each(faults)('by command, reads so when it meets with $name', async ({ fault, sentence }) => {
    await forget();
    meets('views.open', fault);
    await world.types('amina', channel, '/incident times');
    expect(told()).toBe(sentence);
    expect(amina().modal()).toBeUndefined();
  });

  test.each(faults)('by button, reads so when it meets with $name', async ({ fault, sentence }) => {
    await forget();
    meets('views.open', fault);
    const card = world.playground.channel(channel).pins[0]?.ts ?? '';
    await amina().press(channel, card, { action: 'card-times' });
    await world.settled();
    expect(told()).toBe(sentence);
  });

  test('by a shortcut on a message, reads so', async () => {
    const ts = await amina().post(channel, 'The pool is exhausted');
    meets('views.open', { type: 'http-500' });
    await amina().shortcut('add-to-timeline', { channel, ts });
    await world.settled();
    expect(told()).toContain('Slack could not be reached to open the form.');
  });

  test('by a shortcut from anywhere, reads so in a direct message, for there is nowhere else', async () => {
    meets('views.open', { type: 'error', error: 'expired_trigger_id' });
    await amina().shortcut('declare-incident');
    await world.settled();
    const direct = await amina().directMessages(world.playground.botUserId);
    expect(world.said(direct)).toEqual([expect.stringContaining('within three seconds only')]);
  });

  test.each([
    { type: 'http-500' },
    { type: 'silence' },
    { type: 'lost-before' },
    { type: 'rate-limited' },
  ] as const)('loses nothing but the sentence when that meets with %j as well', async (fault) => {
    meets('views.open', { type: 'http-500' });
    meets('response_url', fault);
    const before = await countOf(world, 'noted');
    await world.types('amina', channel, '/incident times');
    world.playground.faults.clear();
    await world.types('amina', channel, '/incident note the bot still works');
    expect(await countOf(world, 'noted')).toBe(before + 1);
  });
});

describe('a form that is submitted while something is down', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({ patience: { timeouts: { reopen: 20 } } });
    channel = await world.declare();
  });
  afterEach(() => world.close());

  const opened = async () => {
    const card = world.playground.channel(channel).pins[0]?.ts ?? '';
    await world.person('amina').press(channel, card, { action: 'card-update' });
    await world.settled();
    const form = world.person('amina').modal();
    if (form === undefined) throw new Error('No form opened');
    form.fill('text', 'A fix is being tested');
    return form;
  };

  test('stays open with a sentence while nothing can be stored, and is taken once it can', async () => {
    const form = await opened();
    const letGo = await holdDatabase(world.databaseUrl);
    const refused = await form.submit();
    await letGo();
    expect(refused.acknowledged).toBe(true);
    expect(Object.values(refused.errors)).toEqual([expect.stringContaining('Try again in a minute')]);
    expect(await form.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    expect(await countOf(world, 'updated')).toBe(1);
  });

  test('is taken while no call to Slack is answered, for it needs none', async () => {
    const form = await opened();
    const over = world.playground.faults.add(({ moment }) =>
      moment === 'before' ? { type: 'lost-before' } : undefined,
    );
    expect(await form.submit()).toEqual({ acknowledged: true, errors: {} });
    expect(await countOf(world, 'updated')).toBe(1);
    over();
    await world.turn(60_000_000);
    expect(world.said(channel).filter((text) => text.includes('A fix is being tested'))).toHaveLength(1);
  });

  test('is not acknowledged while the bot hears nothing, so that it stays open with what was typed', async () => {
    const form = await opened();
    if (world.playground.sockets !== undefined) world.playground.sockets.welcome = 'refused';
    world.playground.cutConnections();
    expect(await form.submit()).toEqual({ acknowledged: false, errors: {} });
    expect(await countOf(world, 'updated')).toBe(0);
    if (world.playground.sockets !== undefined) world.playground.sockets.welcome = 'as usual';
    const answer = async () => (await form.submit()).acknowledged;
    while (!(await answer())) await world.settled();
    expect(await countOf(world, 'updated')).toBe(1);
  });
});
