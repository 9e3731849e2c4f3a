import { minute } from '../../src/domain/time/instant';
import { declared } from '../support/asking';
import { Random } from '../support/random';
import { World, type WorldOptions } from '../support/world';

/** What the way to the bot does to a stretch of the incident: holds it up, repeats it, and mixes it. */
interface Weather {
  begin(): void;
  end(): Promise<void>;
}

/** The incident whose deliveries nothing disturbs. */
const calm = (): Weather => ({ begin: () => undefined, end: async () => undefined });

/**
 * Whatever happens meanwhile comes late, in another order and one to four times: under the same event ids, under new
 * ones, and everything from before once more in between.
 */
function storm(world: World, random: Random): Weather {
  const { deliveries } = world.playground;
  const order = <T>(all: readonly T[]): readonly T[] => random.shuffled(all);
  let times = 0;
  return {
    begin: () => deliveries.pause(),
    async end() {
      const count = deliveries.heldCount;
      times += 1;
      const early = random.below(3);
      for (let copy = 0; copy < early; copy += 1) {
        deliveries.redeliver(random.below(count + 1), { newEventId: random.chance(0.5), order });
      }
      deliveries.resume(order);
      await world.settled();
      deliveries.redeliver(count * Math.min(times, 3), { newEventId: random.chance(0.5), order });
      await world.settled();
    },
  };
}

/** A standard incident, from declaration to draft; resolves to that and to what bears the bot's reaction. */
async function play(options: WorldOptions, weatherOf: (world: World) => Weather): Promise<string> {
  const world = await World.open(options);
  try {
    const channel = await declared(world);
    const weather = weatherOf(world);
    const said = await marking(world, channel, weather);
    await ledgers(world, channel, weather, said);
    weather.begin();
    await world.turn(minute);
    await world.person('chebet').react(channel, said.slow, 'white_check_mark');
    await world.person('amina').unreact(channel, said.slow, 'x');
    await world.person('david').react(channel, said.fixed, 'checkered_flag');
    await weather.end();
    await world.types('amina', channel, '/incident close');
    await world.person('amina').modal()?.submit();
    await world.settled();
    await world.turn(minute);
    return `${withoutAddresses(world.draft())}\n${answered(world, channel).join('\n')}`;
  } finally {
    await world.close();
  }
}

/** People write, mark, edit, delete and take back, in the channel and in a thread. */
async function marking(world: World, channel: string, weather: Weather) {
  const [amina, baraka, chebet] = [world.person('amina'), world.person('baraka'), world.person('chebet')];
  weather.begin();
  const slow = await baraka.post(channel, 'Orders take twenty seconds');
  await amina.react(channel, slow, 'red_circle');
  await world.turn(minute);
  const reply = await chebet.post(channel, 'Only with a voucher', { thread: slow });
  const shown = await chebet.post(channel, 'Vouchers it is', { thread: slow, broadcast: true });
  const mistaken = await baraka.post(channel, 'Lunch?');
  await world.turn(minute);
  await baraka.react(channel, reply, 'pushpin');
  await amina.react(channel, shown, 'pushpin');
  await chebet.react(channel, reply, 'pushpin');
  await amina.react(channel, mistaken, 'pushpin');
  await amina.unreact(channel, mistaken, 'pushpin');
  await amina.react(channel, slow, 'crystal_ball');
  await world.turn(minute);
  await baraka.edit(channel, slow, 'Orders take thirty seconds');
  await chebet.delete(channel, reply);
  const fixed = await chebet.post(channel, 'The index is built');
  await chebet.react(channel, fixed, 'adhesive_bandage');
  await weather.end();
  return { slow, fixed };
}

/** Commands between deliveries: assumptions, an escalation that is answered, a new name for the channel. */
async function ledgers(world: World, channel: string, weather: Weather, { slow }: { slow: string }) {
  const { playground } = world;
  const [amina, baraka] = [world.person('amina'), world.person('baraka')];
  weather.begin();
  await world.types('amina', channel, '/incident assume The cache is cold');
  await world.types('amina', channel, '/incident escalate @chebet the voucher check');
  await world.turn(minute);
  const toldBy = (start: string) =>
    playground.messages(channel).findLast(({ text }) => text.startsWith(start));
  const [assumed, escalated] = [toldBy('*A2 assumed:*') ?? toldBy('*A1 assumed:*'), toldBy('*E1:*')];
  await baraka.react(channel, assumed?.ts ?? '', 'x');
  await amina.react(channel, slow, 'x');
  await world.turn(minute);
  await world.person('chebet').press(channel, escalated?.ts ?? '', { action: 'acknowledge' });
  await baraka.react(channel, slow, 'dart');
  await world.types('baraka', channel, '/incident status monitoring');
  await weather.end();
}

/** The texts of the messages that bear the bot's own reaction. */
function answered({ playground }: World, channel: string): readonly string[] {
  return playground
    .messages(channel)
    .filter(({ reactions }) =>
      (reactions ?? []).some(({ name, users }) => name === 'memo' && users.includes(playground.botUserId)),
    )
    .map(({ text }) => text);
}

/** A draft up to where its messages are linked, and the numbers and first wordings that hang on arrival. */
function withoutAddresses(draft: string): string {
  return draft
    .replaceAll(/\]\(https?:[^)]*\)/g, ']')
    .replaceAll(/\b[AE]\d\b/g, 'A·')
    .replaceAll(/\\\n +\*Edited since; it first said:\*.*/g, '')
    .replace(/^\d+ words above/m, 'words above');
}

describe.each(['socket', 'http'] as const)('an incident over %s', (transport) => {
  let undisturbed: string;
  beforeAll(async () => {
    undisturbed = await play({ transport }, calm);
  });

  test('has everything in its draft that people marked', () => {
    expect(undisturbed).toContain('Orders take thirty seconds');
    expect(undisturbed).toContain('Vouchers it is');
    expect(undisturbed).not.toContain('Lunch');
    expect(undisturbed.split('\n').slice(-4)).not.toContain('Lunch?');
  });

  test.each([1, 2, 3])('is the same however its events arrive (seed %i)', async (seed) => {
    expect(await play({ transport }, (world) => storm(world, new Random(seed)))).toBe(undisturbed);
  });
});
