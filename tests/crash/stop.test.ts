import { CrashTown } from './crash-town';

// Several processes start one after the other, on machines that may be slow.
jest.setTimeout(120_000);

describe('a bot that is asked to stop', () => {
  let town: CrashTown;
  beforeEach(async () => {
    town = await CrashTown.open();
  });
  afterEach(() => town.close());

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s finishes the call in flight and exits with 0',
    async (signal) => {
      const { playground } = town;
      playground.faults.add(({ method, moment }) => {
        if (method !== 'conversations.create' || moment !== 'before') return undefined;
        town.bot?.signal(signal);
        return { type: 'delay', ms: 500 };
      });
      expect(await town.declare()).toBe(true);
      expect(await town.bot?.ended).toEqual({ code: 0, signal: null });
      // Who the declarer is to the workspace is asked beside it.
      const facts = (await town.events()).filter(
        (type) => type !== 'person-identified' && type !== 'promised',
      );
      expect(facts).toEqual(['declared', 'channel-opened']);
      expect(town.opened).toHaveLength(1);
      playground.faults.clear();
      await town.startBot();
      await town.settled();
      expect(town.opened[0]?.pins).toHaveLength(1);
    },
  );

  test('without anything in flight exits with 0', async () => {
    expect(await town.bot?.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(town.playground.connections).toBe(0);
  });
});
