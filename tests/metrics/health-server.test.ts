import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { HealthServer } from '../../src/metrics/health-server';
import { createMetrics } from '../../src/metrics/metrics';
import { Readiness } from '../../src/metrics/readiness';
import { until } from '../support/until';
import { World } from '../support/world';

describe('the health pages', () => {
  const metrics = createMetrics();
  let readiness: Readiness;
  let server: HealthServer;
  beforeEach(async () => {
    readiness = new Readiness();
    server = await HealthServer.start(0, { metrics, readiness }, '127.0.0.1');
  });
  afterEach(() => server.stop());

  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };

  test('say that the process lives, whatever it waits for', async () => {
    readiness.set('slack', false);
    expect(await ask('/healthz')).toMatchObject({ status: 200, text: 'alive\n' });
  });

  test('say that it is ready once every part is at work, and which one is missing until then', async () => {
    readiness.set('database', false);
    readiness.set('slack', false);
    expect(await ask('/readyz')).toMatchObject({ status: 503, text: 'waiting for: database, slack\n' });
    readiness.set('database', true);
    expect(await ask('/readyz')).toMatchObject({ status: 503, text: 'waiting for: slack\n' });
    readiness.set('slack', true);
    expect(await ask('/readyz')).toMatchObject({ status: 200, text: 'ready\n' });
    readiness.set('slack', false);
    expect((await ask('/readyz')).status).toBe(503);
  });

  test('say how far something is that goes on beside, which is no reason to send nobody here', async () => {
    readiness.set('database', true);
    readiness.set('slack', true);
    readiness.note('catching up', '12 of 50 incidents');
    const text = 'ready\ncatching up: 12 of 50 incidents\n';
    expect(await ask('/readyz')).toMatchObject({ status: 200, text });
    readiness.note('catching up');
    expect(await ask('/readyz')).toMatchObject({ status: 200, text: 'ready\n' });
  });

  test('count what happened, for Prometheus', async () => {
    metrics.requestEnded('command', 'done', 0.02);
    metrics.requestEnded('event', 'failed', 1.6);
    metrics.jobEnded('card', 'again');
    const { status, type, text } = await ask('/metrics?name=x');
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
    const lines = text.split('\n');
    expect(lines).toContain('firelog_request_seconds_bucket{le="0.025",kind="command",outcome="done"} 1');
    expect(lines).toContain('firelog_request_seconds_bucket{le="0.01",kind="command",outcome="done"} 0');
    expect(lines).toContain('firelog_request_seconds_count{kind="event",outcome="failed"} 1');
    expect(lines).toContain('firelog_jobs_total{kind="card",outcome="again"} 1');
    expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  });

  test('are only read', async () => {
    expect((await ask('/healthz', 'POST')).status).toBe(405);
    expect(await ask('/healthz', 'HEAD')).toMatchObject({ status: 200, text: '' });
    expect(await ask('/')).toMatchObject({ status: 404, text: expect.stringContaining('/readyz') });
  });

  test('cannot share a port', async () => {
    const second = HealthServer.start(server.port, { metrics, readiness }, '127.0.0.1');
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('answer whoever asked before the stop, and nobody else', async () => {
    const { port } = server;
    const asked: { end(text: string): void }[] = [];
    await server.stop();
    const requests = (_: unknown, response: { end(text: string): void }) => void asked.push(response);
    server = await HealthServer.start(port, { metrics, readiness, requests }, '127.0.0.1');
    const agent = new Agent({ keepAlive: true });
    const answer = new Promise<string>((resolve, reject) => {
      get({ port, agent, path: '/slack/events' }, (response) => {
        response.setEncoding('utf8').on('data', resolve);
      }).on('error', reject);
    });
    await until('it is asked', () => asked.length === 1);
    const stopped = server.stop(60_000);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
    asked[0]?.end('recorded');
    expect(await answer).toBe('recorded');
    // The connection that is kept alive is over as well.
    await stopped;
    agent.destroy();
    server = await HealthServer.start(0, { metrics, readiness }, '127.0.0.1');
  });

  test('wait for an answer only so long when they stop', async () => {
    const asked: unknown[] = [];
    const parts = { metrics, readiness, requests: (request: unknown) => void asked.push(request) };
    const silent = await HealthServer.start(0, parts, '127.0.0.1');
    const answer = fetch(`http://127.0.0.1:${silent.port}/slack/events`);
    const cut = expect(answer).rejects.toThrow();
    await until('it is asked', () => asked.length === 1);
    await silent.stop(10);
    await cut;
  });

  test('stop at once, though somebody keeps a connection open', async () => {
    const agent = new Agent({ keepAlive: true });
    const { port } = server;
    await new Promise<void>((resolve, reject) => {
      get({ port, agent, path: '/healthz' }, (answer) => answer.resume().on('end', resolve)).on(
        'error',
        reject,
      );
    });
    await server.stop();
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
    agent.destroy();
    server = await HealthServer.start(0, { metrics, readiness }, '127.0.0.1');
  });
});

describe('a port that is open to everybody', () => {
  const open = async (port: number): Promise<Socket> => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    socket.resume();
    await once(socket, 'connect');
    return socket;
  };

  test.each([
    ['a request whose headers never end', 'GET /healthz HTTP/1.1\r\nHost: x\r\n'],
    ['a body that never comes', 'POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx'],
    ['nothing at all', ''],
  ])('waits only so long for %s', async (_, begun) => {
    const parts = { metrics: createMetrics(), readiness: new Readiness() };
    // Whoever reads the body waits for its end, as Bolt does.
    const requests = jest.fn((request: { resume(): void }) => request.resume());
    const server = await HealthServer.start(0, { ...parts, requests }, '127.0.0.1', 40);
    const slow = await open(server.port);
    slow.write(begun);
    await once(slow, 'close');
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
    await server.stop();
  });

  test('takes no more connections than the process can hold', async () => {
    const parts = { metrics: createMetrics(), readiness: new Readiness() };
    const server = await HealthServer.start(0, parts, '127.0.0.1');
    const held = await Promise.all(Array.from({ length: 256 }, () => open(server.port)));
    const first = held[0] === undefined ? undefined : once(held[0], 'close');
    // Whoever says something has room: what was silent longest goes.
    const health = `http://127.0.0.1:${server.port}/healthz`;
    expect((await fetch(health)).ok).toBe(true);
    await first;
    const more = await Promise.all(Array.from({ length: 300 }, () => open(server.port)));
    expect((await fetch(health)).ok).toBe(true);
    const left = (): number => [...held, ...more].filter(({ closed }) => !closed).length;
    await until('no more are open than there may be', () => left() <= 256);
    for (const socket of more) socket.destroy();
    for (const socket of held) socket.destroy();
    await server.stop();
  });

  test('answers no request of more than 16 KB of headers', async () => {
    const parts = { metrics: createMetrics(), readiness: new Readiness() };
    const server = await HealthServer.start(0, parts, '127.0.0.1');
    const headers = { cookie: 'x'.repeat(20_000) };
    const answer = await fetch(`http://127.0.0.1:${server.port}/healthz`, { headers });
    expect(answer.status).toBe(431);
    await server.stop();
  });
});

describe('what the bot counts', () => {
  test('is every request and every job, and never what they are about', async () => {
    const world = await World.open();
    await world.declare('/incident start sev2 --private Payroll leaked');
    const { body } = await world.firelog.metrics.render();
    const lines = body.split('\n');
    expect(lines).toContain('firelog_request_seconds_count{kind="command",outcome="done"} 1');
    for (const kind of ['open-channel', 'invite', 'topic', 'purpose', 'card', 'pin-card']) {
      expect(lines).toContain(`firelog_jobs_total{kind="${kind}",outcome="done"} 1`);
    }
    expect(body).not.toMatch(/payroll|amina|inc-1/i);
    await world.close();
  });
});
