import { randomUUID } from 'node:crypto';
import { hour, minute } from '../../../src/domain/time/instant';
import { sign } from '../../../src/playground/delivery/http-delivery';
import { World } from '../../support/world';
import { countOf } from './log-of';

type Payload = Readonly<Record<string, unknown>>;

describe('over sockets, what is delivered twice', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare();
  });
  afterEach(() => world.close());

  /** Sends an envelope once for each id, in turn over both sockets. */
  const send = async (type: string, payload: Payload, ids: readonly string[]): Promise<void> => {
    for (const id of ids) {
      world.playground.sockets?.sendRaw(
        JSON.stringify({ type, envelope_id: id, payload, accepts_response_payload: true }),
      );
    }
    const heard = (): number => world.playground.sockets?.heard.filter((id) => ids.includes(id)).length ?? 0;
    while (heard() < ids.length) await world.settled();
    await world.settled();
  };
  const last = (what: string): Payload => world.playground.wire.envelopes(what).at(-1)?.payload ?? {};
  const typed = (text: string): Payload => ({
    ...last('/incident'),
    text,
    channel_id: channel,
    trigger_id: `1.2.${randomUUID()}`,
  });

  test('a command has its effect once, and each delivery is acknowledged', async () => {
    const envelope = randomUUID();
    await send('slash_commands', typed('update The pool is full'), [envelope, envelope]);
    expect(await countOf(world, 'updated')).toBe(1);
    // The same again in an envelope of its own.
    const again = typed('update It is being grown');
    await send('slash_commands', again, [randomUUID(), randomUUID()]);
    expect(await countOf(world, 'updated')).toBe(2);
  });

  test('a declaration opens one incident, also when the bot was started anew in between', async () => {
    const payload = typed('start sev2 Search is slow');
    const envelope = randomUUID();
    await send('slash_commands', payload, [envelope, envelope]);
    expect(await countOf(world, 'declared')).toBe(2);
    await world.stopBot();
    await world.startBot();
    await send('slash_commands', payload, [envelope]);
    await send('slash_commands', payload, [randomUUID()]);
    expect(await countOf(world, 'declared')).toBe(2);
  });

  test('a command that was refused is refused again, and nothing keeps it from being right later', async () => {
    const payload = typed('confirm A1 it was full');
    await send('slash_commands', payload, [randomUUID()]);
    await world.types('amina', channel, '/incident assume the pool is full');
    await send('slash_commands', { ...payload, trigger_id: `1.2.${randomUUID()}` }, [randomUUID()]);
    expect(await countOf(world, 'settled')).toBe(1);
  });

  test('a button is pressed once', async () => {
    await world.types('amina', channel, '/incident escalate "Acme Networks" packets are lost');
    const asked = world.playground.messages(channel).findLast(({ text }) => text.startsWith('*E1:*'));
    await world.person('amina').press(channel, asked?.ts ?? '', { action: 'acknowledge' });
    await world.settled();
    const envelope = randomUUID();
    await send('interactive', last('block_actions'), [envelope, envelope]);
    await world.stopBot();
    await world.startBot();
    await send('interactive', last('block_actions'), [randomUUID()]);
    expect(await countOf(world, 'escalation-acknowledged')).toBe(1);
  });

  test('a form that was submitted has its effect once, whatever it says the second time', async () => {
    await world.types('amina', channel, '/incident start');
    world.person('amina').modal()?.fill('title', 'Search is slow');
    await world.person('amina').modal()?.submit();
    await world.settled();
    expect(await countOf(world, 'declared')).toBe(2);
    const again = { ...last('view_submission'), trigger_id: `1.2.${randomUUID()}` };
    await send('interactive', again, [randomUUID()]);
    await world.stopBot();
    await world.startBot();
    await send('interactive', { ...again, trigger_id: `1.2.${randomUUID()}` }, [randomUUID()]);
    expect(await countOf(world, 'declared')).toBe(2);
  });

  test('a form that was refused can be submitted again', async () => {
    await world.types('amina', channel, '/incident start');
    const form = world.person('amina').modal();
    form?.fill('title', 'Search is slow');
    form?.fill('began', 'whenever');
    expect((await form?.submit())?.errors).not.toEqual({});
    form?.fill('began', '14:50');
    expect((await form?.submit())?.errors).toEqual({});
    await world.settled();
    expect(await countOf(world, 'declared')).toBe(2);
  });

  test('what was taken is forgotten after an hour', async () => {
    const kept = async (): Promise<number> =>
      (await world.stored((db) => db.selectFrom('taken_requests').select('key').execute())).length;
    await world.types('amina', channel, '/incident note the pool is full');
    expect(await kept()).toBeGreaterThan(1);
    await world.turn(hour + minute);
    await world.types('amina', channel, '/incident note it is grown');
    // The envelope and the command of the last one.
    expect(await kept()).toBe(2);
  });
});

describe('over HTTP, what is delivered twice', () => {
  let world: World;
  let channel: string;
  beforeAll(async () => {
    world = await World.open({ transport: 'http' });
    channel = await world.declare();
    await world.types('amina', channel, '/incident note the pool is full');
  });
  afterAll(() => world.close());

  const send = async (body: string, type: string, later = 0): Promise<{ status: number; text: string }> => {
    const time = String(Math.floor(Date.now() / 1_000) + later);
    const answer = await fetch(`${world.address}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': time,
        'x-slack-signature': sign(world.playground.signingSecret, time, body),
      },
      body,
    });
    const text = await answer.text();
    await world.settled();
    return { status: answer.status, text };
  };

  test('gets the acknowledgement of the first, and has its effect once', async () => {
    const sent = world.playground.wire.envelopes('/incident').at(-1)?.payload ?? {};
    const fields = Object.entries({ ...sent, text: 'note said once', trigger_id: '1.2.once' });
    const body = new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
    const form = 'application/x-www-form-urlencoded';
    const [first, second] = [await send(body, form), await send(body, form, 1)];
    expect(first).toMatchObject({ status: 200, text: expect.stringContaining('said once') });
    expect(second).toEqual(first);
    expect(await countOf(world, 'noted')).toBe(2);
    await world.stopBot();
    await world.startBot();
    const third = await send(body, form, 2);
    expect(third).toMatchObject({ status: 200, text: expect.stringContaining('on record') });
    expect(await countOf(world, 'noted')).toBe(2);
  });

  test.each([
    ['that events are held back', { type: 'app_rate_limited', minute_rate_limited: 1_518_467_820 }],
    ['an event that is none', { type: 'event_callback', event: null }],
    ['of something that nobody knows', { type: 'app_future_word' }],
  ])('word %s is acknowledged', async (_, word) => {
    const { team_id } = world.playground.wire.envelopes('/incident').at(-1)?.payload ?? {};
    const body = JSON.stringify({ ...word, token: 'x', team_id, api_app_id: 'A0APP' });
    expect(await send(body, 'application/json')).toMatchObject({ status: 200 });
    expect(world.firelog.readiness.missing()).toEqual([]);
  });
});
