import { request } from 'node:http';
import WebSocket from 'ws';
import { call, clientOf, openTown, type Town } from './support/town';

type Headers = Record<string, string>;

const places = ['', 'api/auth.test', 'response/x', 'upload/x', 'files-pri/x', 'nowhere'];

describe('a page in the owner’s browser that is not the playground’s own', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  const status = (path: string, headers: Headers, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      request(town.playground.url + path, { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  /** The hosts that the server may be called by, with its port. */
  const own = (name: string): string => `${name}:${new URL(town.playground.url).port}`;

  const socket = async (headers: Headers): Promise<string> => {
    const app = clientOf(town.playground, town.playground.appToken);
    const { url } = await call(app, 'apps.connections.open', {});
    const opened = new WebSocket(String(url), { headers });
    return new Promise((resolve) => {
      opened.once('open', () => {
        opened.terminate();
        resolve('open');
      });
      opened.once('error', (error) => resolve(error.message));
    });
  };

  test.each([
    ['under a name of its own that points here', { host: 'evil.example' }],
    ['under a name that begins like this machine’s', { host: 'localhost.evil.example:3001' }],
    ['under this machine’s name before another', { host: 'localhost@evil.example' }],
    ['from another site', { origin: 'https://evil.example' }],
    ['from another port of this machine', { origin: 'http://localhost:1' }],
    ['from a frame or a file, which hide where they are from', { origin: 'null' }],
    [
      'as a picture or a script, without an origin',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ],
    [
      'in a frame',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    ],
  ])('is turned away everywhere %s', async (_, headers: Headers) => {
    for (const path of places) {
      expect([path, await status(path, headers)]).toEqual([path, 403]);
      expect([path, await status(path, headers, 'POST')]).toEqual([path, 403]);
    }
    expect(await socket(headers)).toContain('403');
  });

  test('can be left by a link to the playground, and by nothing that does more', async () => {
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect(await status('', link)).toBe(200);
    expect(await status('', link, 'POST')).toBe(403);
  });

  test.each(['127.0.0.1', 'localhost', '[::1]'])('is told from the own page at %s', async (name) => {
    const host = own(name);
    const headers = { host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' };
    expect(await status('', headers)).toBe(200);
    expect(await socket(headers)).toBe('open');
  });

  test('is told from a program, which names no origin', async () => {
    expect(await town.client.auth.test()).toMatchObject({ ok: true });
    expect(await socket({})).toBe('open');
  });
});
