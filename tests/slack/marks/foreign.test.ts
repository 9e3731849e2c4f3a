import { minute } from '../../../src/domain/time/instant';
import { World, type WorldOptions } from '../../support/world';
import { countOf, logOf } from '../transport/log-of';

const partner = 'T0PARTNER1';

/** An incident whose channel is shared with a partner, with the cast and the partner's zoe in it. */
async function sharedIncident(options: WorldOptions = {}) {
  const world = await World.open(options);
  const channel = await world.declare();
  for (const name of ['baraka', 'chebet'] as const) await world.person(name).join(channel);
  await world.turn(minute);
  world.person('amina').channels.share(channel, partner);
  const zoe = world.playground.addPerson({ name: 'zoe', realName: 'Zoe Partner', team: partner });
  world.person('amina').channels.invite(channel, zoe.id);
  await world.turn(minute);
  return { world, channel, zoe };
}

describe('a reaction of somebody of another workspace', () => {
  let world: World;
  let channel: string;
  let zoe: Awaited<ReturnType<typeof sharedIncident>>['zoe'];
  let asked: string[];
  let refuse: string | undefined;

  const open = async (options?: WorldOptions): Promise<void> => {
    ({ world, channel, zoe } = await sharedIncident(options));
    asked = [];
    refuse = undefined;
    world.playground.faults.add(({ moment, method, args }) => {
      if (moment !== 'before' || method !== 'users.info') return undefined;
      asked.push(String(args.user));
      return refuse === undefined ? undefined : { type: 'error', error: refuse };
    });
  };
  afterEach(() => world.close());

  const isAnswered = (ts: string): boolean =>
    (world.playground.messages(channel).find((each) => each.ts === ts)?.reactions ?? []).some(
      ({ name }) => name === 'memo',
    );

  /** What those are found out to be on whom something hung, the declarer first. */
  const identified = async (): Promise<readonly unknown[]> =>
    (await logOf(world)).flatMap(({ type, body }) =>
      type === 'person-identified' ? [JSON.parse(body).standing] : [],
    );

  const draft = async (): Promise<string> => {
    await world.types('amina', channel, '/incident postmortem');
    return world.draft();
  };

  test('brings nobody in, though the same one of a member does', async () => {
    await open();
    const ts = await world.person('baraka').post(channel, '@david please help');
    await zoe.react(channel, ts, 'sos');
    await world.turn(minute);
    const david = world.person('david').id;
    expect(world.playground.membersOf(channel)).not.toContain(david);
    expect(world.said(channel).filter((text) => text.startsWith('*E'))).toEqual([]);
    expect([isAnswered(ts), await countOf(world, 'mark-set')]).toEqual([false, 1]);
    await world.person('baraka').react(channel, ts, 'sos');
    await world.settled();
    expect(world.playground.membersOf(channel)).toContain(david);
    expect(world.said(channel).at(-1)).toBe(`*E1:* Baraka Otieno → <@${david}>\nplease help`);
    expect(isAnswered(ts)).toBe(true);
  });

  test('sets no time, judges nothing and is no root cause; it may put on record what was said', async () => {
    await open();
    await world.types('amina', channel, '/incident assume the pool is exhausted');
    const assumed = world.playground.messages(channel).findLast(({ text }) => text.startsWith('*A1'));
    await zoe.react(channel, assumed?.ts ?? '', 'white_check_mark');
    const found = await world.person('baraka').post(channel, 'It was the pool');
    for (const emoji of ['red_circle', 'rotating_light', 'checkered_flag', 'dart']) {
      await zoe.react(channel, found, emoji);
    }
    const said = await zoe.post(channel, 'Our side sees timeouts');
    await zoe.react(channel, said, 'pushpin');
    await world.settled();
    const written = await draft();
    expect([isAnswered(found), isAnswered(said)]).toEqual([false, true]);
    expect(written).toContain('Our side sees timeouts — [Zoe Partner]');
    expect(written).not.toContain('It was the pool');
    expect(written).not.toMatch(/\*\*(?:Impact started|Detected|Resolved|Identified|A1 confirmed)/);
  });

  test('is no hindrance to members, who mark in the shared channel what anybody said, without a call', async () => {
    await open();
    const said = await zoe.post(channel, 'Our side sees timeouts');
    await world.person('baraka').react(channel, said, 'red_circle');
    await world.settled();
    expect([isAnswered(said), asked]).toEqual([true, []]);
    expect(await draft()).toContain('**Impact started**: Our side sees timeouts');
  });

  test('counts as foreign where Slack does not say whose it is, and for as long as it says nothing', async () => {
    await open();
    const join = (name: string, how: { team?: string; guest?: 'multi-channel' }) => {
      const person = world.playground.addPerson({ name, ...how });
      world.person('amina').channels.invite(channel, person.id);
      return person;
    };
    const ts = await world.person('baraka').post(channel, 'Back to normal');
    refuse = 'user_not_found';
    await join('yan', { team: partner }).react(channel, ts, 'checkered_flag');
    await world.settled();
    expect([isAnswered(ts), await identified()]).toEqual([false, ['member', 'foreign']]);
    refuse = 'internal_error';
    await join('gil', { guest: 'multi-channel' }).react(channel, ts, 'checkered_flag');
    await world.turn(minute);
    expect([isAnswered(ts), await identified()]).toEqual([false, ['member', 'foreign']]);
    refuse = undefined;
    await world.turn(10 * minute);
    expect([isAnswered(ts), await identified()]).toEqual([true, ['member', 'foreign', 'guest']]);
  });

  test('counts for as little when it is read back after an absence', async () => {
    await open();
    const ts = await world.person('baraka').post(channel, '@david please help');
    const own = await world.person('baraka').post(channel, 'Orders fail');
    await world.settled();
    await world.stopBot();
    world.playground.deliveries.pause();
    await zoe.react(channel, ts, 'sos');
    await zoe.react(channel, ts, 'red_circle');
    await world.person('chebet').react(channel, own, 'red_circle');
    world.playground.deliveries.resume(() => []);
    await world.turn(minute);
    await world.startBot();
    await world.turn(minute);
    expect(await countOf(world, 'mark-set')).toBe(3);
    expect([isAnswered(ts), isAnswered(own)]).toEqual([false, true]);
    expect(world.playground.membersOf(channel)).not.toContain(world.person('david').id);
  });

  test('counts like anybody’s where the settings say so', async () => {
    await open({ settings: { foreignMarks: true } });
    const ts = await world.person('baraka').post(channel, '@david please help');
    await zoe.react(channel, ts, 'sos');
    await zoe.react(channel, ts, 'red_circle');
    await world.turn(minute);
    expect(isAnswered(ts)).toBe(true);
    expect(world.playground.membersOf(channel)).toContain(world.person('david').id);
  });

  test('means the same once the log is read anew', async () => {
    await open();
    const ts = await world.person('baraka').post(channel, '@david please help');
    await zoe.react(channel, ts, 'sos');
    await zoe.react(channel, ts, 'pushpin');
    await world.turn(minute);
    const before = await draft();
    await world.stopBot();
    await world.startBot();
    await world.settled();
    const without = (text: string) => text.replace(/Draft \d/, 'Draft');
    expect(without(await draft())).toBe(without(before));
  });
});
