import { sign } from '../../../src/playground/delivery/http-delivery';
import { isTimely, TakenRequests } from '../../../src/slack/transport/signed-requests';
import { World } from '../../support/world';

/** A request as it goes over the line. */
interface Request {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

describe('over HTTP, a request', () => {
  let world: World;
  let channel: string;
  beforeAll(async () => {
    world = await World.open({ transport: 'http' });
    channel = await world.declare();
    await world.types('amina', channel, '/incident note the pool is full');
  });
  afterAll(() => world.close());

  /** A body as Slack signs it now, or `later` seconds from now. */
  const signed = (
    body: string,
    type: string,
    { later = 0, secret = world.playground.signingSecret } = {},
  ): Request => {
    const time = String(Math.floor(Date.now() / 1_000) + later);
    return {
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': time,
        'x-slack-signature': sign(secret, time, body),
      },
    };
  };

  const send = async ({ body, headers }: Request): Promise<number> => {
    const answer = await fetch(`${world.address}/slack/events`, { method: 'POST', headers, body });
    await answer.text();
    await world.settled();
    return answer.status;
  };

  /** The body of a command that amina types in the incident's channel. */
  const command = (text: string): string => {
    const sent = world.playground.wire.envelopes('/incident').at(-1)?.payload ?? {};
    const fields = Object.entries(sent).map(([name, value]) => [name, String(value)]);
    return new URLSearchParams({ ...Object.fromEntries(fields), text, channel_id: channel }).toString();
  };

  const notes = async (): Promise<string> => {
    await world.types('amina', channel, '/incident timeline');
    return JSON.stringify(world.person('amina').ephemerals().at(-1)?.blocks);
  };

  test.each([
    ['null', json],
    ['[]', json],
    ['"x"', json],
    ['payload=null', form],
    ['payload=7', form],
  ])('whose body is %s is refused and ends nothing', async (body, type) => {
    expect(await send(signed(body, type))).toBe(400);
    expect(await send(signed(command(`help ${body}`), form))).toBe(200);
  });

  test('that names nobody who acts is refused, for nobody could be named in the log', async () => {
    const press = (user: unknown): string => {
      const team = { id: world.playground.wire.envelopes('/incident').at(-1)?.payload.team_id };
      const action = { type: 'button', action_id: 'card-close', block_id: 'b', value: '1' };
      const payload = { type: 'block_actions', team, user, actions: [action], trigger_id: '1.2.3' };
      return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    };
    for (const user of [null, {}, { id: null }, { id: '' }, { id: 7 }]) {
      expect(await send(signed(press(user), form))).toBeGreaterThanOrEqual(400);
    }
    const twice = `${command('note by nobody')}&user_id=U0OTHER`;
    expect(await send(signed(twice, form))).toBeGreaterThanOrEqual(400);
    expect(await notes()).not.toContain('by nobody');
  });

  test('that is larger than anything of Slack’s is not read to its end', async () => {
    const large = JSON.stringify({ type: 'event_callback', event: { text: 'x'.repeat(2 ** 20) } });
    expect(await send(signed(large, json)).catch(() => 413)).toBe(413);
  });

  test('that Slack signed is taken: now, five minutes ago, or five minutes ahead', async () => {
    for (const later of [0, -299, 299]) {
      expect(await send(signed(command(`note signed ${later}`), form, { later }))).toBe(200);
      expect(await notes()).toContain(`signed ${later}`);
    }
  });

  test.each([
    ['from more than five minutes ago', () => signed(command('note forged'), form, { later: -302 })],
    ['from more than five minutes ahead', () => signed(command('note forged'), form, { later: 302 })],
    ['signed with another secret', () => signed(command('note forged'), form, { secret: 'a'.repeat(32) })],
    [
      'whose body was changed',
      () => ({ ...signed(command('note said'), form), body: command('note forged') }),
    ],
    ['without a signature', () => without(signed(command('note forged'), form), 'x-slack-signature')],
    ['without a time', () => without(signed(command('note forged'), form), 'x-slack-request-timestamp')],
    ['without either', () => ({ body: command('note forged'), headers: { 'content-type': form } })],
    ...[
      ['nothing', ''],
      ['no hexadecimal figure', 'v0=x'],
      ['another version', `v1=${'a'.repeat(64)}`],
      ['two signatures', `v0=${'a'.repeat(64)}, v0=${'a'.repeat(64)}`],
    ].map(([what, value]): [string, () => Request] => [
      `whose signature is ${what}`,
      () => changed(signed(command('note forged'), form), 'x-slack-signature', () => value ?? ''),
    ]),
    ...['', 'soon', 'NaN', '-1', '1e9', 'Infinity'].map((time): [string, () => Request] => [
      `whose time is “${time}”`,
      () => changed(signed(command('note forged'), form), 'x-slack-request-timestamp', () => time),
    ]),
  ])('%s is refused', async (_, request) => {
    expect(await send(request())).toBe(401);
    expect(await notes()).not.toContain('forged');
  });

  test('that is a command is taken once, however often and however spelt it comes', async () => {
    const request = signed(command('note said once'), form);
    expect(await send(request)).toBe(200);
    const spelt = [
      request,
      changed(request, 'x-slack-signature', (signature) => `${signature}=`),
      changed(request, 'x-slack-signature', (signature) => `${signature}=x`),
      changed(request, 'x-slack-request-timestamp', (time) => `${time}.0`),
      changed(request, 'x-slack-request-timestamp', (time) => `0${time}`),
      changed(request, 'x-slack-request-timestamp', (time) => `+${time}`),
    ];
    for (const again of spelt) expect(await send(again)).toBe(401);
    expect((await notes()).match(/said once/g)).toHaveLength(1);
  });

  test('that submits a modal or presses a button is taken once', async () => {
    const amina = world.person('amina');
    await world.types('amina', channel, '/incident escalate "Acme Networks" packets are lost');
    const asked = world.playground.messages(channel).findLast(({ text }) => text.startsWith('*E1:*'));
    await world.types('amina', channel, '/incident start');
    amina.modal()?.fill('title', 'Search is slow');
    await amina.modal()?.submit();
    await world.settled();
    await amina.press(channel, asked?.ts ?? '', { action: 'acknowledge' });
    await world.settled();
    for (const what of ['view_submission', 'block_actions']) {
      const payload = world.playground.wire.envelopes(what).at(-1)?.payload;
      const body = new URLSearchParams({
        payload: JSON.stringify({ ...payload, is_cleared: false }),
      }).toString();
      const request = signed(body, form);
      expect([what, await send(request)]).toEqual([what, 200]);
      expect([what, await send(request)]).toEqual([what, 401]);
    }
    expect(world.playground.channels().filter(({ name }) => /^inc-\d/.test(name))).toHaveLength(2);
  });

  test('that is an event is taken as often as it comes, and means the same once', async () => {
    await world
      .person('amina')
      .react(channel, await world.person('amina').post(channel, 'it is the pool'), 'pushpin');
    await world.settled();
    const payload = world.playground.wire.envelopes('reaction_added').at(-1)?.payload;
    const request = signed(JSON.stringify(payload), json);
    for (const _ of [1, 2, 3]) expect(await send(request)).toBe(200);
    expect((await notes()).match(/it is the pool/g)).toHaveLength(1);
  });

  test('that asks whether TLS works needs no signature, and nothing comes with it', async () => {
    const body = `${command('note forged')}&ssl_check=1`;
    expect(await send({ body, headers: { 'content-type': form } })).toBe(200);
    expect(await notes()).not.toContain('forged');
  });

  test('that is not posted is none', async () => {
    const answer = await fetch(`${world.address}/slack/events`);
    expect([answer.status, await answer.text()]).toEqual([405, '']);
  });

  test('that was refused is told in the log without its words', async () => {
    await send(signed(command('note swordfish'), form, { secret: 'a'.repeat(32) }));
    await send(signed('{"swordfish": ', json));
    const lines = world.lines.filter((line) => /"level":"(?:warn|error)"/.test(line)).join('\n');
    expect(lines).toContain('signature mismatch');
    expect(lines).toContain('Malformed request body');
    expect(lines).not.toContain('swordfish');
    expect(lines).not.toContain(world.playground.signingSecret);
  });
});

describe('the requests that were taken', () => {
  test('are remembered for as long as they would pass as new, and no longer', () => {
    const taken = new TakenRequests();
    const headers = { 'x-slack-signature': `v0=${'a'.repeat(64)}`, 'x-slack-request-timestamp': '1000' };
    expect(taken.take('a', 700)).toBe(true);
    expect(isTimely(headers, 700)).toBe(true);
    expect(isTimely(headers, 1_300)).toBe(true);
    expect(taken.take('a', 1_300)).toBe(false);
    expect(isTimely(headers, 1_301)).toBe(false);
    taken.take('b', 1_301);
    expect(taken.size).toBe(1);
  });

  test('never take up more than their room', () => {
    const taken = new TakenRequests(1_000);
    for (let index = 0; index < 50_000; index += 1) taken.take(String(index), 1_000);
    expect(taken.size).toBe(1_000);
    expect(taken.take('49999', 1_000)).toBe(false);
  });
});

function changed(request: Request, header: string, to: (value: string) => string): Request {
  const { body, headers } = request;
  return { body, headers: { ...headers, [header]: to(headers[header] ?? '') } };
}

function without({ body, headers }: Request, header: string): Request {
  return { body, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name !== header)) };
}
