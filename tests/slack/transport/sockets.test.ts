import { until } from '../../support/until';
import { World } from '../../support/world';
import { countOf } from './log-of';

/** Waits short enough for a test, and long enough to be seen. */
const timeouts = { reopen: 100, ping: 300, hello: 1_000 };

describe('the sockets', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ patience: { timeouts } });
  });
  afterEach(() => world.close());

  const sockets = () => {
    if (world.playground.sockets === undefined) throw new Error('There are no sockets over HTTP');
    return world.playground.sockets;
  };
  const missing = (): readonly string[] => world.firelog.readiness.missing();
  const bothAreBack = (): Promise<void> =>
    until('both sockets are back', () => world.playground.connections === 2 && missing().length === 0);

  /** Marks a message and says whether that came to be on record once. */
  async function expectEventsAreTaken(): Promise<void> {
    const channel = await world.declare();
    const amina = world.person('amina');
    const before = await countOf(world, 'mark-set');
    for (const text of ['The pool is exhausted', 'The cache is cold']) {
      await amina.react(channel, await amina.post(channel, text), 'pushpin');
    }
    await until('the marks are on record', async () => (await countOf(world, 'mark-set')) === before + 2);
    await world.settled();
    expect(await countOf(world, 'mark-set')).toBe(before + 2);
  }

  test('are two, so that the recycling of one leaves the other', async () => {
    expect(world.playground.connections).toBe(2);
    expect(missing()).toEqual([]);
    world.playground.sockets?.disconnect('refresh_requested', 1);
    await expectEventsAreTaken();
    await bothAreBack();
  });

  test.each([
    { how: 'recycled', end: () => sockets().disconnect('refresh_requested') },
    { how: 'warned', end: () => sockets().disconnect('warning') },
    { how: 'told that they are too many', end: () => sockets().disconnect('too_many_websockets') },
    { how: 'told that Socket Mode is off', end: () => sockets().disconnect('link_disabled') },
    { how: 'cut without a word', end: () => sockets().cut() },
    { how: 'silent without being closed', end: () => sockets().freeze() },
  ])('come back after they were $how, with everything that happened meanwhile', async ({ end }) => {
    const channel = await world.declare();
    const amina = world.person('amina');
    const ts = await amina.post(channel, 'The pool is exhausted');
    await world.settled();
    sockets().welcome = 'refused';
    end();
    await until('the sockets are gone', () => missing().includes('slack'));
    await amina.react(channel, ts, 'pushpin');
    await amina.edit(channel, ts, 'The connection pool is exhausted');
    expect(await countOf(world, 'mark-set')).toBe(0);
    sockets().welcome = 'as usual';
    await until('both sockets are back', () => missing().length === 0 && world.playground.connections >= 2);
    await until('the mark is on record', async () => (await countOf(world, 'mark-set')) === 1);
    await world.settled();
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('The connection pool is exhausted — [Amina Wanjiru](');
  });

  test.each(['refused', 'silence', 'no greeting'] as const)(
    'are opened as soon as Slack takes them again that met with %s',
    async (welcome) => {
      sockets().welcome = welcome;
      sockets().cut();
      const log = (): string => world.lines.join('');
      await until('it failed', () => log().includes('No socket to Slack could be opened'), 5_000);
      expect(missing()).toEqual(['slack']);
      sockets().cut();
      sockets().welcome = 'as usual';
      await bothAreBack();
      await expectEventsAreTaken();
    },
  );

  test.each([
    { type: 'lost-before' },
    { type: 'http-500' },
    { type: 'rate-limited', retryAfterSeconds: 1 },
    { type: 'error', error: 'invalid_auth' },
    { type: 'error', error: 'internal_error' },
  ] as const)('are opened again after addresses for them failed with %j', async (fault) => {
    let failed = 0;
    const over = world.playground.faults.add(({ method, moment }) => {
      if (method !== 'apps.connections.open' || moment !== 'before') return undefined;
      failed += 1;
      return fault;
    });
    sockets().cut();
    await until('both met it', () => failed >= 2);
    expect(missing()).toEqual(['slack']);
    over();
    await bothAreBack();
    await expectEventsAreTaken();
  });

  test.each([
    { what: 'an envelope without an event', frame: rateLimited() },
    { what: 'an envelope of a type that nobody knows', frame: '{"type":"x","envelope_id":"1","payload":{}}' },
    { what: 'an envelope without anything in it', frame: '{"type":"events_api","envelope_id":"2"}' },
    { what: 'an envelope of no type', frame: '{}' },
    { what: 'half an envelope', frame: '{"type":"events_api","payload":{"ev' },
    { what: 'nothing at all', frame: '' },
  ])('go on after $what came', async ({ frame }) => {
    const nobody: unknown[] = [];
    const hear = (error: unknown): void => void nobody.push(error);
    process.on('unhandledRejection', hear);
    for (let times = 0; times < 2; times += 1) sockets().sendRaw(frame);
    await until('it was seen', () => world.lines.some((line) => line.includes('Slack sent')));
    expect(world.playground.connections).toBe(2);
    await expectEventsAreTaken();
    process.off('unhandledRejection', hear);
    expect(nobody).toEqual([]);
  });

  test('tell that events were kept back, and acknowledge that they were told', async () => {
    const heard = world.playground.sockets?.heard;
    sockets().sendRaw(rateLimited());
    await until('it is acknowledged', () => heard?.includes('rate-limited-1') ?? false);
    expect(world.lines.join('')).toContain('Slack sent word without an event: app_rate_limited');
  });
});

/** What Slack sends in place of events when an app gets too many (docs.slack.dev/apis/events-api). */
function rateLimited(): string {
  const payload = { type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1_700_000_000 };
  return JSON.stringify({ type: 'events_api', envelope_id: 'rate-limited-1', payload });
}
