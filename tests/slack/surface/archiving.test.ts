import type { ChannelSettings } from '../../../src/app/settings';
import { day, hour, minute } from '../../../src/domain/time/instant';
import { passing, strike } from '../../faults/table';
import { World, type WorldOptions } from '../../support/world';

const days = (count: number): number => count * day;
const channelSettings: ChannelSettings = {
  name: 'inc-{number}-{slug}',
  isRenamed: false,
  welcome: {},
  archiveAfter: days(14),
};

describe('the channel of an incident that is over', () => {
  let world: World;
  let channel: string;
  afterEach(() => world.close());

  const open = async (
    line = '/incident start sev2 Checkout answers 500',
    options: WorldOptions = {},
  ): Promise<void> => {
    world = await World.open({ settings: { channel: channelSettings }, ...options });
    channel = await world.declare(line);
    await world
      .person('baraka')
      .join(channel)
      .catch(() => undefined);
  };
  const close = async (): Promise<void> => {
    await world.types('amina', channel, '/incident close');
    await world.person('amina').modal()?.submit();
    await world.settled();
  };
  const turn = async (micros: number): Promise<void> => {
    for (let left = micros; left > 0; left -= day) await world.turn(Math.min(left, day));
  };
  const isArchived = (): boolean => world.playground.channel(channel).archived;
  /** What the bot said of archiving, and the button below it. */
  const said = (): readonly string[] =>
    world.playground
      .messages(channel)
      .filter(({ user, text }) => user === world.playground.botUserId && /rchive/.test(text))
      .filter(({ subtype }) => subtype === undefined)
      .map(({ text, blocks = [] }) => {
        const shown = text.replace(/<!date\^[^|]*\|\S+-(\d\d-\d\d) (\d\d:\d\d) UTC>/g, '$1 at $2');
        const button = /"type":"button".*?"text":"([^"]*)"/.exec(JSON.stringify(blocks))?.[1];
        return button === undefined ? shown : `${shown} [${button}]`;
      });
  const press = async (name: 'amina' | 'baraka' = 'amina'): Promise<void> => {
    const asked = world.playground
      .messages(channel)
      .findLast(({ text }) => text.includes('will be archived'));
    await world.person(name).press(channel, asked?.ts ?? '', { action: 'keep-channel' });
    await world.settled();
  };
  const told = (when: string): string =>
    `*This channel will be archived ${when}.* That is done once nobody has written for 14 days. What was recorded stays, and the channel can be brought back. Writing here before then puts it off. [Keep the channel]`;
  const putOff = (when: string): string =>
    `This channel was to be archived ${when}. *That was put off:* something happened here since it was said.`;
  const facts = async (type: string): Promise<number> => {
    const rows = await world.stored((db) =>
      db.selectFrom('incident_events').select('type').where('type', '=', type).execute(),
    );
    return rows.length;
  };

  test('is archived when nobody has written there for so long, which is said a day before', async () => {
    await open();
    await turn(hour);
    await close();
    await turn(days(13) - minute);
    expect(said()).toEqual([]);
    await turn(minute);
    expect(said()).toEqual([told('11-22 at 13:00')]);
    await turn(day - minute);
    expect(isArchived()).toBe(false);
    await turn(minute);
    expect(isArchived()).toBe(true);
    expect(said()).toHaveLength(1);
    // Slack tells of it as well, a moment later than it answered.
    expect(await facts('channel-archived')).toBeGreaterThan(0);
    const answer = await world.types('amina', world.playground.channel('ops').id, '/incident note INC-1 x');
    expect(answer).not.toContain('archived.*');
    await turn(days(40));
    expect(await facts('archiving-planned')).toBe(1);
  });

  test('is left alone where nobody set how long that is', async () => {
    await open(undefined, { settings: { channel: { name: 'inc-{number}', isRenamed: false, welcome: {} } } });
    await close();
    await turn(days(60));
    expect([said(), isArchived(), await facts('archiving-planned')]).toEqual([[], false, 0]);
  });

  test('stays for good when somebody presses that it does, who is named', async () => {
    await open();
    await close();
    await turn(days(13));
    await press('baraka');
    const kept = ['*This channel stays*, said Baraka Otieno. Firelog does not archive it.'];
    expect(said()).toEqual(kept);
    await world.stopBot();
    await world.startBot();
    await turn(days(30));
    await world.types('amina', channel, '/incident reopen it is back');
    await close();
    await turn(days(30));
    expect([said(), isArchived(), await facts('channel-kept')]).toEqual([kept, false, 1]);
  });

  test.each([
    [
      'a message',
      async () =>
        world
          .person('baraka')
          .post(channel, 'Is the fix out?')
          .then(() => undefined),
    ],
    [
      'a file',
      async () => {
        await world.person('baraka').upload(channel, { name: 'graph.png', content: 'x' });
      },
    ],
    [
      'a reply far up',
      async () => {
        const first = world.playground.messages(channel).find(({ text }) => text === 'It is slow');
        await world.person('baraka').post(channel, 'And still?', { thread: first?.ts ?? '' });
      },
    ],
    [
      'a huddle',
      async () => {
        const { huddles } = world.person('baraka');
        huddles.start(channel);
        huddles.leave(channel);
      },
    ],
    [
      'a follow-up, from elsewhere',
      async () => {
        const ops = world.playground.channel('ops').id;
        await world.types('baraka', ops, '/incident follow-up INC-1 alert on the queue');
      },
    ],
  ])('is looked at anew after %s, before it is said and after', async (_, happens) => {
    await open();
    await world.person('amina').post(channel, 'It is slow');
    await close();
    await turn(days(5));
    await happens();
    await world.settled();
    await turn(days(13) - hour);
    expect(said()).toEqual([]);
    await turn(hour);
    expect(said()).toEqual([told('11-27 at 12:00')]);
    await turn(day / 2);
    await happens();
    await world.settled();
    await turn(day / 2);
    expect([said(), isArchived()]).toEqual([[putOff('11-27 at 12:00')], false]);
    await turn(days(12.5));
    expect(said()).toEqual([putOff('11-27 at 12:00'), told('12-11 at 00:00')]);
    await turn(day);
    expect(isArchived()).toBe(true);
  });

  test('is not kept by what programs write, nor by what Slack and Firelog say', async () => {
    await open();
    await close();
    const monitor = world.playground.addBot({ name: 'Monitor', withUser: true });
    await turn(days(6));
    await monitor.post(channel, { text: 'The disk is at 80 %' });
    world.person('amina').channels.setTopic(channel, 'over');
    await world.person('chebet').join(channel);
    await world.types('amina', channel, '/incident timeline');
    await turn(days(7));
    expect(said()).toEqual([told('11-22 at 12:00')]);
    await monitor.post(channel, { text: 'The disk is at 90 %' });
    await turn(day);
    expect(isArchived()).toBe(true);
  });

  test('goes on with its incident: what was said says so, and it begins anew', async () => {
    await open();
    await close();
    await turn(days(13));
    await world.types('amina', channel, '/incident reopen it is back');
    expect(said()).toEqual([putOff('11-22 at 12:00')]);
    await turn(days(30));
    expect(isArchived()).toBe(false);
    await close();
    await turn(days(13));
    expect(said()).toEqual([putOff('11-22 at 12:00'), told('01-04 at 12:00')]);
    await turn(day);
    expect(isArchived()).toBe(true);
  });

  test.each([
    ['a private incident', '/incident start sev2 --private Salaries leaked'],
    ['a drill', '/incident start sev2 --drill A region is gone'],
  ])('is archived of %s as well, and nothing of it is said elsewhere', async (_, line) => {
    await open(line);
    await close();
    const elsewhere = () => [
      ...world.said(world.playground.channel('incidents').id),
      ...world.said(world.playground.channel('ops').id),
    ];
    const before = elsewhere();
    await turn(days(14));
    expect([said(), isArchived(), elsewhere()]).toEqual([[told('11-22 at 12:00')], true, before]);
  });

  test('is archived where the incident was canceled', async () => {
    await open();
    await world.types('amina', channel, '/incident cancel nothing was broken');
    await turn(days(14));
    expect([said(), isArchived()]).toEqual([[told('11-22 at 12:00')], true]);
  });

  test('is looked at late where the bot was down, and it is said a day before all the same', async () => {
    await open();
    await close();
    await turn(days(10));
    await world.stopBot();
    await turn(days(20));
    await world.startBot();
    await world.settled();
    expect([said(), isArchived()]).toEqual([[told('12-09 at 12:00')], false]);
    await world.stopBot();
    await turn(days(5));
    await world.startBot();
    await world.settled();
    expect([said().length, isArchived()]).toEqual([1, true]);
  });

  test('that somebody archived is left as it is, and has its days once it is back', async () => {
    await open();
    await close();
    const keeper = world.person('amina').channels;
    await turn(days(3));
    keeper.archive(channel);
    await turn(days(20));
    expect(said()).toEqual([]);
    keeper.unarchive(channel);
    await world.settled();
    await turn(days(13) - hour);
    expect(said()).toEqual([]);
    await turn(hour);
    expect(said()).toEqual([told('12-15 at 12:00')]);
    await turn(day);
    // Whoever brings back what the bot archived has as long.
    keeper.unarchive(channel);
    await world.settled();
    await turn(days(13) - hour);
    expect([said().length, isArchived()]).toEqual([1, false]);
    await turn(day + hour);
    expect([said().length, isArchived()]).toEqual([2, true]);
  });

  test('that the workspace lets nobody archive is told of once, and each says that it was refused', async () => {
    await open();
    await close();
    const first = channel;
    channel = await world.declare('/incident start sev3 Search is slow');
    await close();
    world.playground.faults.add((point) =>
      point.method === 'conversations.archive' && point.moment === 'before'
        ? { type: 'error', error: 'restricted_action' }
        : undefined,
    );
    await turn(days(15));
    const refused =
      'This channel was to be archived 11-22 at 12:00. *That was refused.* The workspace’s settings do not allow this to apps. Ask an administrator to allow it.';
    const notices: string[] = [];
    for (const each of [first, channel]) {
      channel = each;
      expect([said()[0], isArchived()]).toEqual([refused, false]);
      notices.push(...world.said(each).filter((text) => text.startsWith(':warning:')));
    }
    expect(notices).toEqual([
      expect.stringContaining('the archiving of the channel is missing.* The workspace’s settings'),
    ]);
  });

  test('is archived once though the answer is lost, and says nothing twice', async () => {
    await open();
    await close();
    const lost: string[] = [];
    world.playground.faults.add(({ method, moment }) => {
      const isMeant =
        method === 'conversations.archive' || (method === 'chat.postMessage' && said().length > 0);
      if (!isMeant || moment !== 'after' || lost.includes(method)) return undefined;
      lost.push(method);
      return { type: 'lost-after' };
    });
    await turn(days(13));
    // The bot dies before it looks for what it said.
    await world.stopBot();
    await world.startBot();
    await world.settled();
    await turn(day);
    await world.turn(minute);
    await world.stopBot();
    await world.startBot();
    await world.settled();
    await world.turn(hour);
    expect(lost).toEqual(['chat.postMessage', 'conversations.archive']);
    expect([said(), isArchived()]).toEqual([[told('11-22 at 12:00')], true]);
    expect(world.said(channel).filter((text) => text.startsWith(':warning:'))).toEqual([]);
  });

  test.each(passing.filter(({ isSample, name }) => isSample && !/no answer at all|token/.test(name)))(
    'is archived once where Slack answers $name first, at each of its calls',
    async (passes) => {
      await open();
      await close();
      const where = ['conversations.archive', 'conversations.history', 'chat.postMessage', 'chat.update'];
      const struck = strike(world.playground, where, passes, 1);
      await turn(days(13));
      await world.turn(hour);
      await turn(day);
      await world.turn(hour);
      expect(struck.get('conversations.archive')).toBe(1);
      expect([said().length, isArchived()]).toEqual([1, true]);
      expect(world.said(channel).filter((text) => text.startsWith(':warning:'))).toEqual([]);
    },
  );

  test('is not archived any more where the setting was taken back meanwhile', async () => {
    await open();
    await close();
    await turn(days(13));
    await world.stopBot();
    const { archiveAfter: _, ...without } = channelSettings;
    world.configure({ channel: without });
    await world.startBot();
    await turn(days(2));
    const stays =
      'This channel was to be archived 11-22 at 12:00. *It stays:* Firelog archives no channels any more.';
    expect([said(), isArchived()]).toEqual([[stays], false]);
  });

  test('is kept once where two press at once', async () => {
    await open();
    await close();
    await turn(days(13));
    const ts =
      world.playground.messages(channel).findLast(({ text }) => text.includes('will be archived'))?.ts ?? '';
    await Promise.all(
      (['amina', 'baraka'] as const).map((name) =>
        world.person(name).press(channel, ts, { action: 'keep-channel' }),
      ),
    );
    await world.settled();
    expect(await facts('channel-kept')).toBe(1);
  });
});
