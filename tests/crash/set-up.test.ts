import { until } from '../support/until';
import { CrashTown, type SetUpCall } from './crash-town';

const calls: readonly SetUpCall[] = [
  ...(
    [
      ['conversations.create', 'open-channel'],
      ['conversations.invite', 'invite'],
      ['conversations.setTopic', 'topic'],
      ['conversations.setPurpose', 'purpose'],
      ['pins.add', 'pin-card'],
    ] as const
  ).map(([name, job]) => ({ name, job, isAt: ({ method }: { method: string }) => method === name })),
  {
    name: 'chat.postMessage of the card',
    job: 'card',
    isAt: ({ method, args }, town) => method === 'chat.postMessage' && args.channel === town.opened[0]?.id,
  },
  {
    name: 'chat.postMessage of the announcement',
    job: 'announcement',
    isAt: ({ method, args }, { playground }) =>
      method === 'chat.postMessage' && args.channel === playground.channel('incidents').id,
  },
];

/** When the bot is killed, as seen from the call. */
const moments = [
  'before Slack does it',
  'after Slack did it and before it says so',
  'once it is on record',
] as const;

// Several processes start one after the other, on machines that may be slow.
jest.setTimeout(60_000);

describe('a bot that is killed while it opens a channel', () => {
  let town: CrashTown;
  beforeEach(async () => {
    town = await CrashTown.open();
  });
  afterEach(() => town.close());

  /** Kills the bot at that moment of the first such call. */
  const killAt = async (call: SetUpCall, moment: (typeof moments)[number]): Promise<void> => {
    const { playground } = town;
    let isAnswered = false;
    const takeBack = playground.faults.add((point) => {
      if (isAnswered || !call.isAt(point, town)) return undefined;
      const isMoment = point.moment === (moment === 'before Slack does it' ? 'before' : 'after');
      if (!isMoment) return undefined;
      isAnswered = true;
      if (moment === 'once it is on record') return undefined;
      town.bot?.signal('SIGKILL');
      return { kind: point.moment === 'before' ? 'lost-before' : 'lost-after' };
    });
    const declared = town.declare();
    await until(`${call.name} was called`, () => isAnswered);
    if (moment === 'once it is on record') {
      await until('its job is done', () => !town.jobs().includes(call.job));
    }
    expect(await town.bot?.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    takeBack();
    await declared;
  };

  const expectOneOfEach = (): void => {
    const { playground } = town;
    expect(town.opened.map(({ name }) => name)).toEqual(['inc-1-checkout-answers-500']);
    const [channel] = town.opened;
    if (channel === undefined) throw new Error('There is no channel');
    const own = (id: string) =>
      playground.messages(id).filter(({ user, subtype }) => user === playground.botUserId && !subtype);
    const cards = own(channel.id);
    expect(cards.map(({ text }) => text)).toEqual([expect.stringContaining('INC-1: Checkout answers 500')]);
    expect(channel.pins.map(({ ts }) => ts)).toEqual(cards.map(({ ts }) => ts));
    expect(own(playground.channel('incidents').id).map(({ text }) => text)).toEqual([
      'INC-1: Checkout answers 500 (sev2, investigating)',
    ]);
    expect(channel.members).toEqual([playground.botUserId, playground.person('amina').id]);
    expect(channel.topic.value).toBe('sev2 · investigating · Checkout answers 500');
    expect(channel.purpose.value).toBe('INC-1: Checkout answers 500.');
    expect([...town.events()].sort()).toEqual([
      'announcement-posted',
      'card-posted',
      'channel-opened',
      'declared',
    ]);
  };

  describe.each(calls)('at $name', (call) => {
    it.each(moments)('%s, leaves one of each after the next start', async (moment) => {
      await killAt(call, moment);
      await town.startBot();
      await town.settled();
      expectOneOfEach();
    });
  });

  it('after every single call, leaves one of each in the end', async () => {
    const struck = new Set<string>();
    town.playground.faults.add((point) => {
      const call = calls.find((each) => point.moment === 'after' && each.isAt(point, town));
      if (call === undefined || struck.has(call.name)) return undefined;
      struck.add(call.name);
      town.bot?.signal('SIGKILL');
      return { kind: 'lost-after' };
    });
    await town.declare();
    const isThrough = () => town.events().length > 0 && town.jobs().length === 0;
    while (!isThrough()) {
      if (town.bot?.isOver === true) town.runBot();
      await until('the bot is struck or through', () => town.bot?.isOver === true || isThrough());
    }
    expect([...struck].sort()).toEqual(calls.map(({ name }) => name).sort());
    expectOneOfEach();
  });
});
