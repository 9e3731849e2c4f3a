import { manifest, scopesWithout } from './support/manifest';
import { clientOf, openTown, refusal, type Town } from './support/town';

describe('calling the Web API', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ manifest: manifest({ scopes: scopesWithout('pins:write', 'groups:write') }) });
  });
  afterAll(() => town.close());

  const post = (path: string, init: RequestInit) =>
    fetch(`${town.playground.apiUrl}${path}`, { method: 'POST', ...init });
  const answer = async (path: string, init: RequestInit): Promise<Record<string, unknown>> => {
    const body: unknown = await (await post(path, init)).json();
    return typeof body === 'object' && body !== null ? { ...body } : {};
  };
  const bearer = () => ({ authorization: `Bearer ${town.playground.botToken}` });

  test('auth.test says who the app is and what it may do', async () => {
    const who = await town.client.auth.test();
    expect(who).toMatchObject({
      ok: true,
      url: 'https://playground.slack.com/',
      user: 'echo',
      user_id: town.playground.botUserId,
      bot_id: town.playground.state.app.botId,
      team_id: town.playground.state.team.id,
    });
    expect(who.response_metadata?.scopes).toEqual(scopesWithout('pins:write', 'groups:write'));
  });

  test('a call needs a token that is known', async () => {
    expect(await answer('auth.test', {})).toEqual({ ok: false, error: 'not_authed' });
    expect(await refusal(clientOf(town.playground, 'xoxb-other').auth.test())).toBe('invalid_auth');
    expect(await refusal(clientOf(town.playground, town.playground.appToken).users.list({}))).toBe(
      'not_allowed_token_type',
    );
  });

  test('a token may stand in the body', async () => {
    const body = new URLSearchParams({ token: town.playground.botToken });
    expect(await answer('auth.test', { body })).toMatchObject({ ok: true });
  });

  test('a method that does not exist is unknown', async () => {
    expect(await refusal(town.client.apiCall('incidents.list'))).toBe('unknown_method');
  });

  test('a method without its scope says which one is needed', async () => {
    const call = town.client.pins.add({ channel: town.ops, timestamp: '1.000000' });
    await expect(call).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'pins:write', provided: expect.stringContaining('chat:write') },
    });
  });

  test('the scope that is needed depends on the kind of channel', async () => {
    expect(await refusal(town.client.conversations.create({ name: 'open' }))).toBeUndefined();
    const hidden = town.client.conversations.create({ name: 'hidden', is_private: true });
    await expect(hidden).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'groups:write' } });
  });

  test('arguments that are missing or wrong are named', async () => {
    await expect(town.client.apiCall('conversations.setTopic', { topic: 'x' })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: ['[ERROR] missing required field: channel'] },
      },
    });
    await expect(
      town.client.apiCall('conversations.history', { channel: town.ops, limit: 'many' }),
    ).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: ['[ERROR] must be an integer [json-pointer:/limit]'] },
      },
    });
  });

  test('arguments may come as JSON, as a form or as a multipart form', async () => {
    const message = { channel: town.ops, text: 'hello', blocks: [{ type: 'divider' }] };
    const json = { ...bearer(), 'content-type': 'application/json; charset=utf-8' };
    const form = { ...message, blocks: JSON.stringify(message.blocks) };
    const multipart = new FormData();
    for (const [key, value] of Object.entries(form)) multipart.set(key, value);
    const answers = [
      await answer('chat.postMessage', { headers: json, body: JSON.stringify(message) }),
      await answer('chat.postMessage', { headers: bearer(), body: new URLSearchParams(form) }),
      await answer('chat.postMessage', { headers: bearer(), body: multipart }),
    ];
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  });

  test('a body that cannot be read is refused as what it is', async () => {
    const json = { ...bearer(), 'content-type': 'application/json' };
    expect(await answer('auth.test', { headers: json, body: '{' })).toEqual({
      ok: false,
      error: 'invalid_json',
    });
    expect(await answer('auth.test', { headers: json, body: '[]' })).toMatchObject({
      error: 'json_not_object',
    });
    const text = { ...bearer(), 'content-type': 'text/plain' };
    expect(await answer('auth.test', { headers: text, body: 'x' })).toMatchObject({
      error: 'invalid_post_type',
    });
  });

  test('api.test gives back what it was given', async () => {
    expect(await town.client.apiCall('api.test', { foo: 'bar' })).toMatchObject({
      ok: true,
      args: { foo: 'bar' },
    });
    expect(await refusal(town.client.api.test({ error: 'my_error' }))).toBe('my_error');
  });

  test('the wire log keeps calls without the token', async () => {
    await town.client.conversations.info({ channel: town.ops });
    const [call] = town.playground.wire.calls('conversations.info');
    expect(call).toMatchObject({ ok: true, args: { channel: town.ops } });
    expect(JSON.stringify(town.playground.wire.records())).not.toContain(town.playground.botToken);
  });
});

describe('the server of the playground', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town.close());

  test('nonsense on the line disturbs nobody', async () => {
    const { connect } = await import('node:net');
    const port = Number(new URL(town.playground.url).port);
    const send = (bytes: string) =>
      new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
        socket.on('error', () => resolve());
        socket.on('close', () => resolve());
        socket.resume();
      });
    const host = `Host: 127.0.0.1:${port}\r\n`;
    await send('not http at all\r\n\r\n');
    await send(`GET // HTTP/1.1\r\n${host}\r\n`);
    await send(`GET http://[ HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`);
    await send(`POST /api/auth.test HTTP/1.1\r\n${host}Content-Length: 100\r\n\r\nbreaks off`);
    await send(
      `POST /upload/x HTTP/1.1\r\n${host}Content-Type: multipart/form-data\r\nContent-Length: 1\r\n\r\nx`,
    );
    await town.playground.idle();
    expect(await town.client.auth.test()).toMatchObject({ ok: true });
  });

  test('a page that is not built says how it is', async () => {
    const page = await fetch(town.playground.url);
    expect(await page.text()).toBe('The page is not built. Run npm run build.');
    expect(page.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });
});
