import { Agent, get } from 'node:http';
import { HealthServer } from '../../src/metrics/health-server';
import { createMetrics } from '../../src/metrics/metrics';
import { Readiness } from '../../src/metrics/readiness';
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

  it('say that the process lives, whatever it waits for', async () => {
    readiness.set('slack', false);
    expect(await ask('/healthz')).toMatchObject({ status: 200, text: 'alive\n' });
  });

  it('say that it is ready once every part is at work, and which one is missing until then', async () => {
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

  it('count what happened, for Prometheus', async () => {
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

  it('are only read', async () => {
    expect((await ask('/healthz', 'POST')).status).toBe(405);
    expect(await ask('/healthz', 'HEAD')).toMatchObject({ status: 200, text: '' });
    expect(await ask('/')).toMatchObject({ status: 404, text: expect.stringContaining('/readyz') });
  });

  it('cannot share a port', async () => {
    const second = HealthServer.start(server.port, { metrics, readiness }, '127.0.0.1');
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('stop at once, though somebody keeps a connection open', async () => {
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

describe('what the bot counts', () => {
  it('is every request and every job, and never what they are about', async () => {
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
