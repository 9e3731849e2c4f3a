import type { Fault } from '../../src/playground/faults';
import { Ear } from './support/ear';
import { openTown, refusal, type Town, until } from './support/town';

describe('what goes wrong on request', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown();
  });
  afterEach(() => town.close());

  const post = () => town.client.chat.postMessage({ channel: town.ops, text: 'hello' });
  const meets = (fault: Fault) =>
    town.playground.faults.add(({ method, moment }) =>
      method === 'chat.postMessage' && moment === 'before' ? fault : undefined,
    );
  const written = () => town.playground.messages(town.ops).length;

  test('a rate-limited call says when to come back, and does nothing', async () => {
    meets({ type: 'rate-limited', retryAfterSeconds: 7 });
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 7 });
    expect(written()).toBe(0);
  });

  test('an error code comes in place of the answer', async () => {
    meets({ type: 'error', error: 'restricted_action' });
    expect(await refusal(post())).toBe('restricted_action');
    expect(written()).toBe(0);
  });

  test('a call can be lost before it has done anything, or after it has done everything', async () => {
    const takeBack = meets({ type: 'lost-before' });
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(written()).toBe(0);
    takeBack();
    meets({ type: 'lost-after' });
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    expect(written()).toBe(1);
  });

  test('a server can fail with a status or with a page', async () => {
    const takeBack = meets({ type: 'http-500' });
    await expect(post()).rejects.toMatchObject({ code: 'slack_webapi_http_error', statusCode: 500 });
    takeBack();
    meets({ type: 'html' });
    expect(await refusal(post())).toMatch(/^<!doctype html>/);
    expect(written()).toBe(0);
  });

  test('a call can be held up and still succeed', async () => {
    meets({ type: 'delay', ms: 40 });
    const started = performance.now();
    await post();
    expect(performance.now() - started).toBeGreaterThanOrEqual(39);
    expect(written()).toBe(1);
  });

  test('an interceptor is asked again after the method ran, with the answer', async () => {
    const answers: unknown[] = [];
    town.playground.faults.add(({ moment, answer }) => {
      if (moment === 'before') return undefined;
      answers.push(answer?.ok);
      return { type: 'error', error: 'internal_error' };
    });
    expect(await refusal(post())).toBe('internal_error');
    expect(answers).toEqual([true]);
    expect(written()).toBe(1);
  });

  test('the wire log tells what stood in the way', async () => {
    meets({ type: 'lost-after' });
    await refusal(post());
    town.playground.faults.clear();
    await post();
    expect(town.playground.wire.calls('chat.postMessage')).toMatchObject([
      { ok: true, fault: 'lost-after' },
      { ok: true },
    ]);
    expect(town.playground.wire.calls('chat.postMessage')[1]).not.toHaveProperty('fault');
  });

  test('the playground is busy while a call is held up', async () => {
    const ear = await Ear.open(town.playground);
    meets({ type: 'delay', ms: 200 });
    const posting = post();
    await until(() => town.playground.busy);
    await town.playground.idle();
    expect(town.playground.busy).toBe(false);
    await posting;
    expect(ear.events('message')).toHaveLength(1);
  });
});
