import { Ear } from './support/ear';
import { HandClock } from './support/hand-clock';
import { openTown, type Town, until } from './support/town';

describe('bringing events to the app', () => {
  const clock = new HandClock();
  let town: Town;
  let ear: Ear;
  const texts = () => ear.events('message').map(({ text }) => text);
  const ids = () => ear.envelopes.map(({ payload }) => payload.event_id);

  beforeEach(async () => {
    town = await openTown({ clock, deliveries: { ackTimeoutMs: 300 } });
    ear = await Ear.open(town.playground);
  });
  afterEach(() => town.close());

  test('an event nobody acknowledges is sent at once, after one minute, after five, and then given up', async () => {
    ear.answer = () => undefined;
    await town.ana.post(town.ops, 'hello?');
    await until(() => ear.envelopes.length === 2 && clock.waiting === 1);
    clock.forward(59_999);
    expect(clock.waiting).toBe(1);
    clock.forward(1);
    await until(() => ear.envelopes.length === 3 && clock.waiting === 1);
    clock.forward(300_000);
    await until(() => town.playground.wire.records().some(({ type }) => type === 'dropped'));
    expect(ear.envelopes.map(({ retry_attempt: attempt }) => attempt)).toEqual([0, 1, 2, 3]);
    expect(new Set(ids()).size).toBe(1);
    expect(clock.waiting).toBe(0);
  });

  test('an event that is still to be tried again keeps nobody waiting', async () => {
    ear.answer = ({ retry_attempt: attempt }) => (attempt === 2 ? {} : undefined);
    await town.ana.post(town.ops, 'hello?');
    await until(() => clock.waiting === 1);
    expect(town.playground.busy).toBe(false);
    clock.forward(60_000);
    await town.playground.idle();
    expect(ear.envelopes).toHaveLength(3);
  });

  test('an acknowledged event is not sent again', async () => {
    await town.ana.post(town.ops, 'hello');
    await town.playground.idle();
    expect(texts()).toEqual(['hello']);
    expect(clock.waiting).toBe(0);
  });

  test('held events come once they are let go, in the order asked for', async () => {
    town.playground.deliveries.pause();
    for (const text of ['one', 'two', 'three']) await town.ana.post(town.ops, text);
    expect(town.playground.deliveries.heldCount).toBe(3);
    await town.playground.idle();
    expect(texts()).toEqual([]);
    town.playground.deliveries.resume((events) => [...events].reverse());
    await until(() => texts().length === 3);
    expect(texts()).toEqual(['three', 'two', 'one']);
    await town.ana.post(town.ops, 'four');
    await until(() => texts().length === 4);
  });

  test('an event can come twice, under the same id or under another', async () => {
    await town.ana.post(town.ops, 'one');
    await town.ana.post(town.ops, 'two');
    await until(() => ear.envelopes.length === 2);
    town.playground.deliveries.redeliver(1);
    await until(() => ear.envelopes.length === 3);
    town.playground.deliveries.redeliver(2, { newEventId: true });
    await until(() => ear.envelopes.length === 5);
    expect(texts()).toEqual(['one', 'two', 'two', 'one', 'two']);
    expect(ids()[2]).toBe(ids()[1]);
    expect(new Set(ids()).size).toBe(4);
  });

  test('a payload says what was true when it happened', async () => {
    town.playground.deliveries.pause();
    const ts = await town.ana.post(town.ops, 'first wording');
    await town.ana.edit(town.ops, ts, 'second wording');
    town.playground.deliveries.resume();
    await until(() => texts().length === 2);
    expect(texts()[0]).toBe('first wording');
  });

  test('the wire log tells sending from acknowledgement', async () => {
    await town.ana.post(town.ops, 'hello');
    await town.playground.idle();
    const { wire } = town.playground;
    expect(wire.envelopes('message')).toMatchObject([{ attempt: 0, payload: { event: { text: 'hello' } } }]);
    const acks = wire.records().filter(({ type }) => type === 'ack');
    expect(acks).toMatchObject([{ latencyMs: expect.any(Number), payload: {} }]);
    const numbers = wire.records().map(({ seq }) => seq);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });
});
