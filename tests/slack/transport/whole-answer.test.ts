import { createServer, type RequestListener, type Server } from 'node:http';
import { fetchWhole } from '../../../src/slack/whole-answer';

describe('an answer of the Web API', () => {
  let server: Server;
  afterEach(() => new Promise((closed) => server.close(closed)));

  /** The address of a server that answers so. */
  const serve = (answer: RequestListener): Promise<string> =>
    new Promise((listening) => {
      server = createServer(answer).listen(0, '127.0.0.1', () => {
        const at = server.address();
        listening(`http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}/api/x`);
      });
    });

  test('comes whole, with what was sent to get it', async () => {
    const address = await serve(async (request, response) => {
      const body = (await request.toArray()).join('');
      const { authorization, 'content-type': type } = request.headers;
      response
        .setHeader('set-cookie', ['a=1', 'b=2'])
        .end(JSON.stringify([request.method, authorization, type, body]));
    });
    const form = 'application/x-www-form-urlencoded';
    const headers = { Authorization: 'Bearer xoxb', 'Content-Type': form };
    const answer = await fetchWhole(address, { method: 'POST', headers, body: 'text=Grüße&n=1' });
    // No object, so it is taken for a proxy's.
    expect(answer.status).toBe(502);
    expect(await answer.json()).toEqual(['POST', 'Bearer xoxb', form, 'text=Grüße&n=1']);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test('is followed nowhere else, where the token would go along', async () => {
    let calls = 0;
    const address = await serve((_, response) => {
      calls += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect((await fetchWhole(address, { method: 'POST', body: '' })).status).toBe(307);
    expect(calls).toBe(1);
  });

  test('fails where it breaks in the middle, and where it takes too long', async () => {
    const broken = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('{"ok":');
      setImmediate(() => response.destroy());
    });
    await expect(fetchWhole(broken)).rejects.toThrow();
    await new Promise((closed) => server.close(closed));
    const slow = await serve((_, response) => void response.write('{'));
    await expect(fetchWhole(slow, { signal: AbortSignal.timeout(50) })).rejects.toThrow(/timeout/);
    server.closeAllConnections();
  });
});
