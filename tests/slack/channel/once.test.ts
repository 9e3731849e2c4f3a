import { minute, second } from '../../../src/domain/time/instant';
import type { Fault, FaultPoint } from '../../../src/playground/faults';
import { World } from '../../support/world';

const title = 'Checkout answers 500';

describe('what Slack does although its answer is lost', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  /** Lets the first calls of a method go wrong; the returned function tells how many did. */
  function goWrong(
    method: string,
    fault: Fault,
    times = 1,
    where: (point: FaultPoint) => boolean = () => true,
  ) {
    let count = 0;
    const moment = fault.type === 'lost-after' ? 'after' : 'before';
    world.playground.faults.add((point) => {
      if (point.method !== method || point.moment !== moment || count === times || !where(point))
        return undefined;
      count += 1;
      return fault;
    });
    return () => count;
  }

  /** An incident with everything that the bot does for one: a marked message, a told fact and a draft. */
  async function run(): Promise<string> {
    await world.types('amina', world.playground.channel('ops').id, `/incident start sev2 ${title}`);
    await world.turn(minute);
    const channel = world.playground.channel('inc-1-checkout-answers-500').id;
    const amina = world.person('amina');
    await amina.react(channel, await amina.post(channel, 'The pool is exhausted'), 'pushpin');
    await world.turn(minute);
    await world.types('amina', channel, '/incident assume it is the cache');
    await world.turn(minute);
    await world.types('amina', channel, '/incident postmortem');
    await world.turn(minute);
    return channel;
  }

  function expectEverythingOnce(channel: string): void {
    const { playground } = world;
    expect(playground.channels().filter(({ name }) => name.startsWith('inc-'))).toHaveLength(1);
    const said = world.said(channel);
    expect(said.filter((text) => text.startsWith('INC-1:'))).toHaveLength(1);
    expect(said.filter((text) => text.includes('A1 assumed'))).toHaveLength(1);
    expect(said.filter((text) => text.startsWith(':warning:'))).toEqual([]);
    expect(world.said(playground.channel('incidents').id)).toHaveLength(1);
    expect(playground.files().filter(({ shares }) => channel in shares)).toHaveLength(1);
    expect(Object.values(playground.files()[0]?.shares ?? {}).flat()).toHaveLength(1);
    const { pins, bookmarks, topic } = playground.channel(channel);
    expect(pins).toHaveLength(1);
    expect(bookmarks.map(({ title: named }) => named)).toEqual(['Postmortem draft', 'Postmortem', 'Record']);
    const canvases = world.person('amina').canvases.in(channel);
    expect(canvases.map(({ title: named }) => named)).toEqual(['INC-1 Postmortem', 'INC-1 Record']);
    expect(bookmarks.slice(1).map(({ link }) => link.split('/').at(-1))).toEqual(
      canvases.map(({ id }) => id),
    );
    expect(topic.value).toContain(title);
    const heads = playground.messages(channel).map(({ subtype = '' }) => subtype);
    expect(heads.filter((subtype) => /topic|purpose/.test(subtype)).sort()).toEqual([
      'channel_purpose',
      'channel_topic',
    ]);
    const marked = playground.messages(channel).find(({ text }) => text === 'The pool is exhausted');
    expect(marked?.reactions.map(({ name }) => name)).toEqual(['pushpin', 'memo']);
  }

  const methods = [
    'conversations.create',
    'conversations.invite',
    'conversations.setTopic',
    'conversations.setPurpose',
    'chat.postMessage',
    'chat.update',
    'pins.add',
    'reactions.add',
    'bookmarks.add',
    'canvases.create',
    'files.getUploadURLExternal',
    'files.completeUploadExternal',
    'files.info',
  ];

  test.each(methods)('%s: is done once', async (method) => {
    const count = goWrong(method, { type: 'lost-after' });
    const channel = await run();
    expect(count()).toBe(1);
    expectEverythingOnce(channel);
  });

  test.each(['conversations.create', 'chat.postMessage', 'files.info'])(
    '%s: is done once even when several answers are lost',
    async (method) => {
      const count = goWrong(method, { type: 'lost-after' }, 3);
      const channel = await run();
      expect(count()).toBe(3);
      expectEverythingOnce(channel);
    },
  );

  test('leaves Slack the time to share a draft that it has, before it sends another', async () => {
    const { playground } = world;
    const count = goWrong('files.completeUploadExternal', { type: 'lost-after' });
    let looks = 0;
    // Slack shares a moment after it has taken the file.
    playground.faults.add(({ method, moment, answer }) => {
      if (method !== 'files.info' || moment !== 'after' || looks === 2) return undefined;
      looks += 1;
      Object.assign(Object(answer?.file), { channels: [], groups: [], shares: {} });
      return undefined;
    });
    const channel = await run();
    expect([count(), looks]).toEqual([1, 2]);
    expectEverythingOnce(channel);
  });

  test.each(['lost-before', 'http-500', 'html'] as const)(
    'is done once when calls fail with %s',
    async (kind) => {
      for (const method of methods) goWrong(method, { type: kind });
      expectEverythingOnce(await run());
    },
  );

  test('can be reacted to where it is told, although the answer of telling was lost', async () => {
    const count = goWrong('chat.postMessage', { type: 'lost-after' }, 1, ({ args }) =>
      String(args.text).includes('A1 assumed'),
    );
    const channel = await run();
    expect(count()).toBe(1);
    const told = world.playground.messages(channel).find(({ text }) => text.includes('A1 assumed'));
    await world.person('amina').react(channel, told?.ts ?? '', 'x');
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toMatch(/### Ruled out\n\n- \*\*A1\*\* it is the cache/);
  });

  test.each(['chat.postMessage', 'conversations.create'])(
    '%s: waits as long as Slack asks',
    async (method) => {
      const { playground } = world;
      const count = goWrong(method, { type: 'rate-limited', retryAfterSeconds: 30 });
      await world.types('amina', playground.channel('ops').id, `/incident start sev2 ${title}`);
      const refused = playground.wire.calls(method).length;
      await world.turn(29 * second);
      expect(playground.wire.calls(method)).toHaveLength(refused);
      await world.turn(minute);
      expect(count()).toBe(1);
      const channel = playground.channel('inc-1-checkout-answers-500');
      expect(world.said(channel.id)).toEqual([expect.stringContaining('INC-1:')]);
      expect(world.said(playground.channel('incidents').id)).toHaveLength(1);
      expect(channel.pins).toHaveLength(1);
    },
  );

  test('waits only for the method that Slack asks it to leave alone', async () => {
    goWrong('chat.postMessage', { type: 'rate-limited', retryAfterSeconds: 30 });
    const channel = await world.declare();
    expect(world.playground.channel(channel).topic.value).toContain(title);
    expect(world.playground.membersOf(channel)).toContain(world.person('amina').id);
  });

  test('is stopped at once while a call waits for its turn, and goes on after the start', async () => {
    goWrong('chat.postMessage', { type: 'rate-limited', retryAfterSeconds: 600 });
    const channel = await world.declare();
    await world.types('amina', channel, '/incident assume it is the cache');
    await world.stopBot();
    expect(world.said(channel)).toEqual([]);
    await world.startBot();
    await world.turn(11 * minute);
    expect(world.said(channel).filter((text) => text.startsWith('INC-1:'))).toHaveLength(1);
    expect(world.said(channel).filter((text) => text.includes('A1 assumed'))).toHaveLength(1);
  });
});
