import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '../../../src/cli/playground/replay';
import { openLog } from '../../../src/log';
import { readScenario } from '../../../src/playground/scenario/scenario';
import { World } from '../../support/world';

const silent = openLog('silent', { write: () => undefined });

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ transport });
  });
  afterEach(() => world.close());

  test('an incident runs from declaration to draft', async () => {
    const channel = await world.declare();
    const amina = world.person('amina');
    const said = await amina.post(channel, 'The pool is exhausted');
    await amina.react(channel, said, 'dart');
    await world.settled();
    await world.types('amina', channel, '/incident escalate @baraka help');
    const message = world.playground.messages(channel).findLast(({ text }) => text.startsWith('*E1:*'));
    await world.person('baraka').press(channel, message?.ts ?? '', { action: 'acknowledge' });
    await world.settled();
    await world.types('amina', channel, '/incident close');
    expect(amina.modal()?.callbackId).toBe('close');
    expect(await amina.modal()?.submit()).toMatchObject({ acknowledged: true, errors: {} });
    await world.settled();
    expect(world.draft()).toContain('**Root cause**: The pool is exhausted');
    expect(world.draft()).toContain('Acknowledged 15:00 by Baraka Otieno');
  });

  test('what is delivered again changes nothing', async () => {
    const channel = await world.declare();
    const amina = world.person('amina');
    await amina.react(channel, await amina.post(channel, 'The pool is exhausted'), 'pushpin');
    await world.settled();
    world.playground.deliveries.redeliver(5, { newEventId: true });
    await world.settled();
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft().match(/The pool is exhausted/g)).toHaveLength(1);
  });
});

test('the same scenario gives the same draft over either transport', async () => {
  const file = join(__dirname, '../../../data/scenarios/memory-leak.json');
  const scenario = readScenario(readFileSync(file, 'utf8'), 'memory-leak.json');
  const bySocket = await replay(scenario, { log: silent, transport: 'socket' });
  const byHttp = await replay(scenario, { log: silent, transport: 'http' });
  expect(byHttp.documents).toEqual(bySocket.documents);
  expect(byHttp.documents).toHaveLength(1);
});

describe('requests that Slack did not send', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({ transport: 'http' });
  });
  afterEach(() => world.close());

  const send = async (body: string, { secret = '', age = 0 } = {}): Promise<number> => {
    const time = String(Math.floor(Date.now() / 1_000) - age);
    const signature = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
    const answer = await fetch(`${world.address}/slack/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': time,
        'x-slack-signature': `v0=${signature}`,
      },
      body,
    });
    return answer.status;
  };

  test('are refused: a wrong signature, an old one, a body of five megabytes', async () => {
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c' });
    const secret = world.playground.signingSecret;
    expect(await send(body, { secret })).toBe(200);
    expect(await send(body, { secret: 'another' })).toBe(401);
    expect(await send(body, { secret, age: 6 * 60 })).toBe(401);
    expect(await send(`"${'x'.repeat(5 * 1024 * 1024)}"`, { secret })).toBe(413);
  });
});
