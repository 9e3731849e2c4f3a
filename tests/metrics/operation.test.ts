import { minute } from '../../src/domain/time/instant';
import { HealthServer } from '../../src/metrics/health-server';
import type { Fault } from '../../src/playground/faults';
import { until } from '../support/until';
import { World } from '../support/world';

describe('the page for Prometheus of a bot that runs', () => {
  let world: World;
  let health: HealthServer;
  const start = async (transport: 'socket' | 'http' = 'socket'): Promise<void> => {
    world = await World.open({ transport, patience: { timeouts: { reopen: 50 } } });
    health = await HealthServer.start(0, world.firelog, '127.0.0.1');
  };
  afterEach(async () => {
    await health.stop();
    await world.close();
  });

  /** What a sample says now; undefined where the page has none of that name and those labels. */
  const sample = async (name: string): Promise<number | undefined> => {
    const page = await (await fetch(`http://127.0.0.1:${health.port}/metrics`)).text();
    const line = page.split('\n').find((each) => each.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.slice(name.length + 1));
  };
  const calls = (method: string, outcome: string) =>
    sample(`firelog_slack_calls_total{method="${method}",outcome="${outcome}"}`);
  const jobs = (state: string) => sample(`firelog_jobs{state="${state}"}`);
  const failing = (method: string, fault: Fault) =>
    world.playground.faults.add((point) => (point.method === method ? fault : undefined));

  test('counts calls by method and by what became of them', async () => {
    await start();
    const mend = failing('pins.add', { type: 'rate-limited', retryAfterSeconds: 30 });
    await world.declare();
    expect(await calls('conversations.create', 'done')).toBe(1);
    expect(await calls('pins.add', 'limited')).toBe(1);
    expect(await calls('pins.add', 'done')).toBeUndefined();
    mend();
    await world.turn(minute);
    expect(await calls('pins.add', 'done')).toBe(1);
    expect(await calls('pins.add', 'limited')).toBe(1);
  });

  test.each([
    { fault: { type: 'error', error: 'restricted_action' }, outcome: 'refused' },
    { fault: { type: 'error', error: 'invalid_auth' }, outcome: 'refused' },
    { fault: { type: 'http-404' }, outcome: 'refused' },
    { fault: { type: 'error', error: 'internal_error' }, outcome: 'failed' },
    { fault: { type: 'http-503' }, outcome: 'failed' },
    { fault: { type: 'lost-before' }, outcome: 'failed' },
  ] as const)('counts a call as $outcome that meets with $fault', async ({ fault, outcome }) => {
    await start();
    failing('pins.add', fault);
    await world.declare();
    expect(await calls('pins.add', outcome)).toBe(1);
  });

  test('counts the forms that were opened, and those that Slack did not open', async () => {
    await start();
    const channel = await world.declare();
    await world.types('amina', channel, '/incident close');
    expect(await calls('views.open', 'done')).toBe(1);
    failing('views.open', { type: 'error', error: 'expired_trigger_id' });
    await world.types('amina', channel, '/incident close');
    expect(await calls('views.open', 'refused')).toBe(1);
  });

  test('says how many jobs were given up, until they are done', async () => {
    await start();
    const mend = failing('conversations.setTopic', { type: 'error', error: 'restricted_action' });
    expect(await jobs('given up')).toBe(0);
    const channel = await world.declare();
    expect(await jobs('given up')).toBe(1);
    expect(await sample('firelog_jobs_total{kind="topic",outcome="given up"}')).toBe(1);
    mend();
    await world.types('amina', channel, '/incident severity sev1');
    expect(await jobs('given up')).toBe(0);
  });

  test('says for how long the oldest job has waited that is due', async () => {
    await start();
    let goOn: (value: unknown) => void = () => undefined;
    const held: Fault = { type: 'held', until: new Promise((resolve) => (goOn = resolve)) };
    const mend = world.playground.faults.add(({ method }) =>
      method === 'conversations.create' ? held : undefined,
    );
    const ops = world.playground.channel('ops').id;
    const amina = world.person('amina');
    // More incidents than channels are opened at once.
    for (let each = 1; each <= 8; each += 1) await amina.command(ops, `/incident start Outage ${each}`);
    await until('some wait for their turn', async () => ((await jobs('waiting')) ?? 0) > 0);
    expect(await sample('firelog_jobs_lag_seconds')).toBe(0);
    world.clock.turn(world.clock.now() + 90_000_000);
    expect(await sample('firelog_jobs_lag_seconds')).toBe(90);
    mend();
    goOn(undefined);
    await world.settled();
    await world.turn(5 * minute);
    expect(await sample('firelog_jobs_lag_seconds')).toBe(0);
  });

  test('counts the sockets, and each that is lost or cannot be opened', async () => {
    await start();
    expect(await sample('firelog_slack_connections')).toBe(2);
    expect(await sample('firelog_slack_connections_lost_total')).toBe(0);
    const { sockets } = world.playground;
    if (sockets === undefined) throw new Error('There are no sockets over HTTP');
    sockets.welcome = 'refused';
    sockets.cut();
    await until('none can be opened', async () => {
      return ((await sample('firelog_slack_connection_failures_total')) ?? 0) > 0;
    });
    expect(await sample('firelog_slack_connections')).toBe(0);
    expect(await sample('firelog_slack_connections_lost_total')).toBe(2);
    expect(await sample('firelog_ready{part="slack"}')).toBe(0);
    sockets.welcome = 'as usual';
    await until('both are back', async () => (await sample('firelog_slack_connections')) === 2);
    expect(await sample('firelog_ready{part="slack"}')).toBe(1);
    expect(await sample('firelog_slack_connections_lost_total')).toBe(2);
  });

  test('is there while the database cannot be read, without what only that knows', async () => {
    await start();
    expect(await sample('firelog_jobs_lag_seconds')).toBe(0);
    await world.stopBot();
    expect(await sample('firelog_ready{part="database"}')).toBe(1);
    expect(await sample('firelog_jobs_lag_seconds')).toBeUndefined();
    expect(await jobs('waiting')).toBeUndefined();
  });

  test('has one way over HTTP', async () => {
    await start('http');
    expect(await sample('firelog_slack_connections')).toBe(1);
    expect(await sample('firelog_ready{part="slack token"}')).toBe(1);
    expect(await sample('firelog_ready{part="database"}')).toBe(1);
  });
});
