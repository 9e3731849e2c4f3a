import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { App, LogLevel } from '@slack/bolt';
import { sign } from '../../src/playground/delivery/http-delivery';
import { manifest } from './support/manifest';
import { openTown, type Town, until } from './support/town';

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

describe('a Bolt app over signed HTTP', () => {
  let town: Town;
  let app: App;
  const heard: string[] = [];

  beforeAll(async () => {
    const port = await freePort();
    town = await openTown({ manifest: manifest({ requestUrl: `http://127.0.0.1:${port}/slack/events` }) });
    app = new App({
      token: town.playground.botToken,
      signingSecret: town.playground.signingSecret,
      ignoreSelf: false,
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: town.playground.apiUrl },
    });
    app.message(async ({ message }) => {
      heard.push('text' in message ? (message.text ?? '') : '');
    });
    app.command('/echo', async ({ ack, command }) => ack(`You said: ${command.text}`));
    app.command('/plain', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'said later', response_type: 'in_channel' });
    });
    app.shortcut('keep', async ({ ack, respond }) => {
      await ack();
      await respond('kept');
    });
    await app.start({ port, host: '127.0.0.1' });
  });

  afterAll(async () => {
    await app.stop();
    await town.close();
  });

  test('it hears events', async () => {
    await town.ana.post(town.ops, 'over HTTP');
    await until(() => heard.includes('over HTTP'));
  });

  test('a command may be answered with plain text', async () => {
    const answer = await town.ana.command(town.ops, '/echo hello & goodbye');
    expect(answer).toEqual({
      acknowledged: true,
      text: 'You said: hello &amp; goodbye',
      visibility: 'ephemeral',
    });
  });

  test('a response_url takes an answer that comes later', async () => {
    await town.ana.command(town.ops, '/plain x');
    await until(() => town.playground.messages(town.ops).at(-1)?.text === 'said later');
  });

  test('interactions arrive as forms', async () => {
    const ts = await town.ana.post(town.ops, 'keep this');
    expect(await town.ben.shortcut('keep', { channel: town.ops, ts })).toEqual({ acknowledged: true });
    await until(() => town.ben.ephemerals().at(-1)?.text === 'kept');
  });
});

describe('signed HTTP requests', () => {
  interface Request {
    headers: IncomingHttpHeaders;
    body: string;
  }
  const requests: Request[] = [];
  let status = 200;
  let answerHeaders: Record<string, string> = {};
  let server: Server;
  let town: Town;

  beforeEach(async () => {
    requests.length = 0;
    status = 200;
    answerHeaders = {};
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      requests.push({ headers: request.headers, body });
      response.writeHead(status, answerHeaders).end();
    });
    const requestUrl = `http://127.0.0.1:${await listen(server)}/slack/events`;
    town = await openTown({ manifest: manifest({ requestUrl }), deliveries: { retryDelaysMs: [0, 0, 0] } });
  });

  afterEach(async () => {
    await town.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('every request is signed', async () => {
    await town.ana.post(town.ops, 'signed');
    await town.ana.command(town.ops, '/echo signed');
    expect(requests).toHaveLength(2);
    for (const { headers, body } of requests) {
      const timestamp = String(headers['x-slack-request-timestamp']);
      expect(headers['x-slack-signature']).toBe(sign(town.playground.signingSecret, timestamp, body));
      expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(5);
    }
    expect(requests.map(({ headers }) => headers['content-type'])).toEqual([
      'application/json',
      'application/x-www-form-urlencoded',
    ]);
  });

  test('a refused event comes three times more, and says so', async () => {
    status = 500;
    await town.ana.post(town.ops, 'again');
    await until(() => requests.length === 4);
    expect(requests[0]?.headers['x-slack-retry-num']).toBeUndefined();
    expect(requests[3]?.headers).toMatchObject({
      'x-slack-retry-num': '3',
      'x-slack-retry-reason': 'http_error',
    });
  });

  test('an app can refuse the retry too', async () => {
    status = 500;
    answerHeaders = { 'x-slack-no-retry': '1' };
    await town.ana.post(town.ops, 'once');
    await town.playground.idle();
    expect(requests).toHaveLength(1);
  });

  test('an app that is not there is tried again as unreachable', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await town.ana.post(town.ops, 'where are you');
    await town.playground.idle();
    const failures = town.playground.wire
      .records()
      .filter(({ type }) => type === 'retry' || type === 'dropped');
    expect(failures.map((record) => 'reason' in record && record.reason)).toEqual(
      Array(4).fill('connection_failed'),
    );
  });

  test('what has no address is not delivered', async () => {
    const { settings: _, ...bare } = { settings: {}, ...manifest() };
    const other = await openTown({ manifest: bare });
    await other.ana.post(other.ops, 'to nobody');
    expect(await other.ana.command(other.ops, '/echo x')).toEqual({ acknowledged: false });
    const dropped = other.playground.wire.records().filter(({ type }) => type === 'dropped');
    expect(dropped).toMatchObject([{ what: '/echo', reason: 'no_request_url' }]);
    await other.close();
  });

  test('Socket Mode is not to be had', async () => {
    const { WebClient } = await import('@slack/web-api');
    const client = new WebClient(town.playground.appToken, { slackApiUrl: town.playground.apiUrl });
    await expect(client.apps.connections.open({})).rejects.toThrow('socket_mode_not_enabled');
  });
});
