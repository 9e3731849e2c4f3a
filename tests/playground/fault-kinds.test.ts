import type { Fault } from '../../src/playground/faults';
import { openTown, refusal, type Town } from './support/town';

describe('what goes wrong on request, in the ways that clients are least prepared for', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  const post = () => town.client.chat.postMessage({ channel: town.ops, text: 'hello' });
  const meets = (fault: Fault, moment: 'before' | 'after' = 'before') =>
    town.playground.faults.add((point) =>
      point.method === 'chat.postMessage' && point.moment === moment ? fault : undefined,
    );
  const written = () => town.playground.messages(town.ops).length;
  const raw = (signal?: AbortSignal) => {
    const { apiUrl, botToken } = town.playground;
    const headers = { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ channel: town.ops, text: 'hello' });
    return fetch(`${apiUrl}chat.postMessage`, {
      method: 'POST',
      headers,
      body,
      ...(signal && { signal }),
    });
  };

  test('a call can be rate-limited without a word of when to come back', async () => {
    meets({ type: 'rate-limited' });
    const answer = await raw();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, null]);
    expect(written()).toBe(0);
  });

  test('a call can go unanswered for as long as somebody waits', async () => {
    meets({ type: 'silence' });
    await expect(raw(AbortSignal.timeout(200))).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(written()).toBe(0);
  });

  test.each(['before', 'after'] as const)(
    'a call that ran can break off within its answer, told %s it ran',
    async (moment) => {
      meets({ type: 'half' }, moment);
      const answer = await raw();
      expect(answer.status).toBe(200);
      await expect(answer.text()).rejects.toThrow('terminated');
      expect(written()).toBe(1);
    },
  );

  test('a call can run and be answered otherwise', async () => {
    meets({ type: 'altered', alter: (answer) => ({ ...answer, ts: '1.000000' }) });
    expect((await post()).ts).toBe('1.000000');
    expect(written()).toBe(1);
  });

  test('a server can be out of service', async () => {
    meets({ type: 'http-503' });
    expect((await raw()).status).toBe(503);
  });

  test('uploads and answers go wrong like calls', async () => {
    town.playground.faults.add(({ method, moment }) =>
      moment === 'before' && method === 'upload_url' ? { type: 'http-500' } : undefined,
    );
    const { upload_url: address = '' } = await town.client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 1,
    });
    expect((await fetch(address, { method: 'POST', body: 'a' })).status).toBe(500);
    town.playground.faults.clear();
    expect((await fetch(address, { method: 'POST', body: 'a' })).status).toBe(200);
    expect(await refusal(post())).toBeUndefined();
  });
});
