import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { openTown, type Town } from '../support/town';

describe('the page’s server', () => {
  let folder: string;
  const firstSteps = [{ words: 'Say hello:', line: '/hello' }];
  let town: Town;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'playground-page-'));
    const bundle = join(folder, 'page');
    mkdirSync(join(bundle, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(bundle, 'index.html'), '<!doctype html><title>The page</title>');
    writeFileSync(join(bundle, 'assets', 'index-abc123.js'), 'run()');
    writeFileSync(join(bundle, 'assets', 'inter-x1.woff2'), 'font');
    writeFileSync(join(bundle, 'assets', '.hidden.js'), 'hidden');
    town = await openTown({
      page: { bundle, quickReactions: [{ emoji: 'pushpin', meaning: 'Keep' }], firstSteps },
    });
  });
  afterAll(async () => {
    await town.close();
    rmSync(folder, { recursive: true });
  });

  interface Got {
    status: number | undefined;
    headers: Record<string, unknown>;
    body: string;
  }
  /** Asks as no browser would: the path goes out as it is written. */
  const ask = (
    path: string,
    {
      method = 'GET',
      headers = {},
      body = '',
    }: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ) =>
    new Promise<Got>((resolve, reject) => {
      const { port } = new URL(town.playground.url);
      const asked = request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: text }),
        );
      });
      asked.on('error', reject);
      asked.end(body);
    });
  const json = { 'content-type': 'application/json' };

  test('gives the page, which may only run and show what comes from here', async () => {
    const page = await ask('/');
    expect([page.status, page.body]).toEqual([200, '<!doctype html><title>The page</title>']);
    const host = new URL(town.playground.url).host;
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
        `font-src 'self'; connect-src 'self' ws://${host} wss://${host}; frame-ancestors 'none'; base-uri 'none'; ` +
        "form-action 'none'",
    });
  });

  test('gives what the page is made of, for good', async () => {
    expect(await ask('/assets/index-abc123.js')).toMatchObject({
      status: 200,
      body: 'run()',
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
      },
    });
    expect((await ask('/assets/inter-x1.woff2')).headers['content-type']).toBe('font/woff2');
  });

  test.each([
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/assets//etc/passwd',
    '/assets/.hidden.js',
    '/assets/',
    '/assets/missing.js',
    '/secret.txt',
    '/page/',
    '/page/nothing',
  ])('gives nothing else: %s', async (path) => {
    const { status, body } = await ask(path);
    expect([path, status === 404 || status === 403]).toEqual([path, true]);
    expect(body).not.toContain('secret');
  });

  test('turns other sites away, from acts, from reading and from being told', async () => {
    const foreign = [
      { origin: 'https://evil.example' },
      { host: 'evil.example' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ] as const;
    const body = JSON.stringify({ as: 'ana', action: { type: 'post', channel: town.ops, text: 'forged' } });
    for (const headers of foreign) {
      expect(
        (await ask('/page/act', { method: 'POST', headers: { ...json, ...headers }, body })).status,
      ).toBe(403);
      expect(
        (await ask(`/page/messages?as=ana&channel=${town.ops}`, { headers: { ...headers } })).status,
      ).toBe(403);
      const socket = new WebSocket(`${town.playground.url.replace('http', 'ws')}page/live?as=ana`, {
        headers,
      });
      const refused = await new Promise<string>((resolve) =>
        socket.on('error', ({ message }) => resolve(message)),
      );
      expect(refused).toBe('Unexpected server response: 403');
    }
    expect(town.playground.messages(town.ops)).toEqual([]);
  });

  test.each([
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['nothing', '', 400],
    ['an action of no name', '{"as":"ana","action":{"type":"fly"}}', 400],
    ['an action that lacks something', '{"as":"ana","action":{"type":"post","text":"x"}}', 400],
    ['an action with more than belongs to it', '{"as":"ana","action":{"type":"pause","now":true}}', 400],
    [
      'a polluted object',
      '{"as":"ana","action":{"type":"submit","view":"V","values":{"__proto__":{"a":1}}}}',
      200,
    ],
    ['somebody of a strange name', '{"as":"__proto__","action":{"type":"pause"}}', 200],
    ['a channel of a strange name', '{"as":"ana","action":{"type":"join","channel":"__proto__"}}', 200],
    ['trouble out of bounds', '{"as":"ana","action":{"type":"set-trouble","trouble":{"latencyMs":-1}}}', 400],
  ])('refuses %s in words', async (_, body, status) => {
    const got = await ask('/page/act', { method: 'POST', headers: json, body });
    expect(JSON.parse(got.body)).toMatchObject({ ok: false, sentence: expect.stringMatching(/\.$/) });
    expect(got.status).toBe(status);
  });

  test('takes acts only as JSON, by POST, and no larger than a file may be', async () => {
    expect((await ask('/page/act')).status).toBe(405);
    const plain = { 'content-type': 'text/plain' };
    expect((await ask('/page/act', { method: 'POST', headers: plain, body: '{}' })).status).toBe(415);
    const large = { ...json, 'content-length': String(31 * 1024 * 1024) };
    const answer = ask('/page/act', { method: 'POST', headers: large, body: '{}' });
    expect((await answer).status).toBe(413);
  });

  test('outlives whoever says nonsense on a tab’s socket', async () => {
    const open = () => new WebSocket(`${town.playground.url.replace('http', 'ws')}page/live?as=ana`);
    const socket = open();
    await new Promise((resolve) => socket.once('message', resolve));
    socket.send('x'.repeat(100_000));
    await new Promise((resolve) => socket.once('close', resolve));
    const other = open();
    const welcome = await new Promise<string>((resolve) =>
      other.once('message', (data) => resolve(String(data))),
    );
    expect(JSON.parse(welcome)).toMatchObject({
      quickReactions: [{ emoji: 'pushpin', meaning: 'Keep' }],
      firstSteps,
    });
    other.terminate();
  });
});

describe('a playground that listens elsewhere', () => {
  test('may be called by that address and by numbers, and by no name that points there', async () => {
    const town = await openTown({ host: '0.0.0.0' });
    const { port } = new URL(town.playground.url);
    expect(town.playground.url).toBe(`http://127.0.0.1:${port}/`);
    const status = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        request({ port, host: '127.0.0.1', headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await status(`192.168.1.7:${port}`)).toBe(200);
    expect(await status(`[fe80::1]:${port}`)).toBe(200);
    expect(await status(`localhost:${port}`)).toBe(200);
    expect(await status(`evil.example:${port}`)).toBe(403);
    await town.close();
  });

  test('is open to nobody else unless it is said', async () => {
    const town = await openTown();
    const { port } = new URL(town.playground.url);
    const failed = await fetch(`http://[::1]:${port}/`).catch((error: unknown) => String(error));
    expect(failed).toContain('fetch failed');
    await town.close();
  });
});
