import { Ear } from './support/ear';
import { clientOf, openTown, refusal, type Town, until } from './support/town';

describe('the sockets of an app', () => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown({ deliveries: { ackTimeoutMs: 300 } });
  });
  afterEach(() => town.close());

  test('a socket is greeted with the number of connections', async () => {
    const first = await Ear.open(town.playground);
    const second = await Ear.open(town.playground);
    expect(first.frames[0]).toMatchObject({ type: 'hello', num_connections: 1 });
    expect(second.frames[0]).toMatchObject({
      type: 'hello',
      num_connections: 2,
      debug_info: { approximate_connection_time: expect.any(Number) },
    });
  });

  test('an address opens one socket only', async () => {
    const { url = '' } = await clientOf(town.playground, town.playground.appToken).apps.connections.open({});
    const first = await Ear.at(url);
    const second = await Ear.at(url);
    expect(first.closed).toBe(false);
    expect(second.closed).toBe(true);
    expect(town.playground.connections).toBe(1);
  });

  test('an address is given for the app token and for no other', async () => {
    expect(await refusal(town.client.apps.connections.open({}))).toBe('not_allowed_token_type');
    expect(await refusal(clientOf(town.playground, 'xapp-1-none').apps.connections.open({}))).toBe(
      'invalid_auth',
    );
  });

  test('the eleventh socket is turned away', async () => {
    for (let count = 0; count < 10; count += 1) await Ear.open(town.playground);
    const eleventh = await Ear.open(town.playground);
    await until(() => eleventh.closed);
    expect(eleventh.frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    expect(town.playground.connections).toBe(10);
  });

  test('each envelope goes to one socket, and every socket gets some', async () => {
    const ears = [await Ear.open(town.playground), await Ear.open(town.playground)];
    for (let count = 0; count < 6; count += 1) await town.ana.post(town.ops, `message ${count}`);
    await town.playground.idle();
    const counts = ears.map((ear) => ear.events('message').length);
    expect(counts).toEqual([3, 3]);
  });

  test('an event waits until the app is there', async () => {
    await town.ana.post(town.ops, 'anybody?');
    expect(town.playground.busy).toBe(false);
    const ear = await Ear.open(town.playground);
    expect(await ear.event('message')).toMatchObject({ text: 'anybody?' });
  });

  test('a command waits for the app no longer than for its answer', async () => {
    expect(await town.ana.command(town.ops, '/echo hello')).toEqual({ acknowledged: false });
    const dropped = town.playground.wire.records().filter(({ type }) => type === 'dropped');
    expect(dropped).toMatchObject([{ what: '/echo', reason: 'connection_failed' }]);
  });

  test('after a request to reconnect nothing is sent over the old socket', async () => {
    const old = await Ear.open(town.playground);
    town.playground.disconnect('refresh_requested');
    await town.ana.post(town.ops, 'meanwhile');
    const fresh = await Ear.open(town.playground);
    expect(await fresh.event('message')).toMatchObject({ text: 'meanwhile' });
    expect(old.frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
    expect(old.envelopes).toEqual([]);
  });

  test('an acknowledgement counts over whichever socket it comes', async () => {
    const old = await Ear.open(town.playground);
    old.answer = () => undefined;
    const fresh = await Ear.open(town.playground);
    fresh.answer = () => undefined;
    await town.ana.post(town.ops, 'who has it?');
    await until(() => old.envelopes.length + fresh.envelopes.length === 1);
    const [holder, other] = old.envelopes.length === 1 ? [old, fresh] : [fresh, old];
    other.acknowledge(holder.envelopes[0]?.envelope_id ?? '');
    await town.playground.idle();
    expect(town.playground.wire.records().filter(({ type }) => type === 'retry')).toEqual([]);
  });

  test('nonsense over a socket disturbs nobody', async () => {
    const ear = await Ear.open(town.playground);
    for (const line of ['{', '[]', 'null', '{"envelope_id": 1}', '{"envelope_id": "x"}'])
      ear.socket.send(line);
    await town.ana.post(town.ops, 'still there?');
    expect(await ear.event('message')).toMatchObject({ text: 'still there?' });
    await town.playground.idle();
  });

  test('a playground that stops waits for nobody', async () => {
    // Longer than any test may take.
    const slow = await openTown({ deliveries: { ackTimeoutMs: 300_000 } });
    const ear = await Ear.open(slow.playground);
    ear.answer = () => undefined;
    const answer = slow.ana.command(slow.ops, '/echo hello');
    await until(() => ear.envelopes.length === 1);
    await slow.close();
    expect(await answer).toEqual({ acknowledged: false });
    expect(ear.closed).toBe(true);
  });

  test('an envelope on a socket that breaks is sent again over the next one', async () => {
    const broken = await Ear.open(town.playground);
    broken.answer = () => undefined;
    await town.ana.post(town.ops, 'lost?');
    await until(() => broken.envelopes.length === 1);
    town.playground.cutConnections();
    await until(() => broken.closed);
    const fresh = await Ear.open(town.playground);
    await until(() => fresh.envelopes.length === 1);
    expect(fresh.envelopes[0]).toMatchObject({
      retry_attempt: 1,
      retry_reason: 'timeout',
      payload: broken.envelopes[0]?.payload,
    });
  });
});
