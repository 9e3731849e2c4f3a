import { World } from '../support/world';

describe('a start while Slack is at fault', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ patience: { timeouts: { call: 300, hello: 500, reopen: 20 } } });
    await world.stopBot();
  });
  afterEach(() => world.close());

  test.each([
    { fault: { type: 'http-500' }, sentence: 'Slack cannot be reached at' },
    { fault: { type: 'html' }, sentence: 'Slack cannot be reached at' },
    { fault: { type: 'silence' }, sentence: 'Slack cannot be reached at' },
    { fault: { type: 'half' }, sentence: 'Slack cannot be reached at' },
    { fault: { type: 'lost-before' }, sentence: 'Slack cannot be reached at' },
    { fault: { type: 'rate-limited', retryAfterSeconds: 7 }, sentence: 'Slack asks to wait for 7 s' },
    { fault: { type: 'rate-limited' }, sentence: 'Slack asks to wait for 30 s' },
    { fault: { type: 'error', error: 'invalid_auth' }, sentence: '(invalid_auth)' },
  ] as const)('fails with a sentence when it meets with $fault, and works once that is over', async (row) => {
    for (const name of ['auth.test', 'apps.connections.open']) {
      const over = world.playground.faults.add(({ moment, method }) =>
        moment === 'before' && method === name ? row.fault : undefined,
      );
      await expect(world.startBot()).rejects.toThrow(row.sentence);
      over();
    }
    await world.startBot();
    expect(await world.types('amina', world.playground.channel('ops').id, '/incident list')).toContain(
      'No incident is open.',
    );
  });

  test.each(['refused', 'silence', 'no greeting'] as const)(
    'fails when its first socket meets with %s',
    async (welcome) => {
      if (world.playground.sockets !== undefined) world.playground.sockets.welcome = welcome;
      await expect(world.startBot()).rejects.toThrow('Slack cannot be reached at');
      if (world.playground.sockets !== undefined) world.playground.sockets.welcome = 'as usual';
      await world.startBot();
      expect(world.firelog.readiness.missing()).toEqual([]);
    },
  );
});
