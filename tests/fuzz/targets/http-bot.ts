import { HealthServer } from '../../../src/metrics/health-server';
import { sign } from '../../../src/playground/delivery/http-delivery';
import type { Random } from '../../support/random';
import { FuzzBot } from '../bot';
import { hostileText, hostileValue, mutated } from '../hostile';
import { signingSecret } from '../letter';
import { form, garbage, json, methods, paths, types } from '../requests';
import type { Target } from '../target';
import { type Received, type Sent, Wire } from '../wire';
import { eventOf } from './events';

/** The bot's own server, with requests of Slack, of nobody and of somebody who heard one of Slack's. */
export const bot: Target = {
  name: 'http-bot',
  share: 40_000,
  over: 'http',
  stretch: 5_000,
  async open() {
    const fuzzed = await FuzzBot.open();
    const { requests, metrics, readiness } = fuzzed.firelog;
    const server = await HealthServer.start(
      0,
      { metrics, readiness, ...(requests && { requests }) },
      '127.0.0.1',
    );
    const wire = new Wire(server.port);
    let heard: Sent | undefined;
    return {
      async run(random, note) {
        const { sent, expects } = letterTo(random, heard);
        note(sent);
        const received = typeof sent === 'string' ? await wire.raw(sent) : await wire.send(sent);
        if (typeof sent !== 'string' && expects === 'taken') heard = sent;
        judge(received, expects);
        await fuzzed.settled();
      },
      async close() {
        const alive = await wire.send({ method: 'GET', path: '/healthz', headers: {}, body: '' });
        wire.close();
        await server.stop();
        await fuzzed.close();
        if (alive?.status !== 200) throw new Error(`/healthz answers ${alive?.status}`);
      },
    };
  },
};

/** Whether the bot is to take it in, to turn it away, or only to answer somehow. */
type Expected = 'taken' | 'turned away' | 'answered';

function letterTo(random: Random, heard: Sent | undefined): { sent: Sent | string; expects: Expected } {
  const now = Math.floor(Date.now() / 1_000);
  const body = bodyOf(random);
  const signed = (time: number, type: string = json): Sent => ({
    method: 'POST',
    path: '/slack/events',
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(time),
      'x-slack-signature': sign(signingSecret, String(time), body),
      ...(random.chance(0.1) && { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' }),
    },
    body,
  });
  switch (random.below(10)) {
    case 0:
    case 1:
      return { sent: { ...signed(now), ...commandOf(random, now) }, expects: 'taken' };
    case 2:
      return { sent: signed(now, random.pick(types).replace('é', json)), expects: 'answered' };
    case 3:
      // Somebody heard one of Slack's and sends it again.
      return heard === undefined
        ? { sent: 'x', expects: 'answered' }
        : { sent: heard, expects: 'turned away' };
    case 4:
      return {
        sent: signed(now + random.pick([-1, 1]) * (310 + random.below(10 ** 6))),
        expects: 'turned away',
      };
    case 5: {
      const known = signed(now);
      const bad = random.pick(['', 'v0=', `v0=${'0'.repeat(64)}`, 'v1=x', 'v0=\u00ff', 'x'.repeat(3_000)]);
      return {
        sent: { ...known, headers: { ...known.headers, 'x-slack-signature': bad } },
        expects: 'turned away',
      };
    }
    case 6: {
      const known = signed(now);
      const { 'x-slack-signature': _, 'x-slack-request-timestamp': __, ...headers } = known.headers;
      return {
        sent: { ...known, headers },
        expects: body.includes('ssl_check') ? 'answered' : 'turned away',
      };
    }
    case 7:
      return {
        sent: { ...signed(now), method: random.pick(methods), path: random.pick(paths), body: '' },
        expects: 'answered',
      };
    case 8:
      return { sent: { ...signed(now), body: `${body} ` }, expects: 'turned away' };
    default:
      return { sent: garbage(random), expects: 'answered' };
  }
}

/** A command that nobody sent before. */
function commandOf(random: Random, now: number): Pick<Sent, 'headers' | 'body'> {
  const body = new URLSearchParams({
    command: '/incident',
    text: random.pick(['help', 'list', 'timeline', `note ${hostileText(random)}`]),
    user_id: 'U0AMINA',
    channel_id: 'C0INC1',
    team_id: 'T0FUZZ',
    trigger_id: `${random.next()}.${random.next()}`,
    response_url: 'https://slack.fuzz/response/1',
  }).toString();
  const headers = {
    'content-type': form,
    'x-slack-request-timestamp': String(now),
    'x-slack-signature': sign(signingSecret, String(now), body),
  };
  return { headers, body };
}

function bodyOf(random: Random): string {
  const event = mutated(random, eventOf(random), 0.1);
  const whole = JSON.stringify({
    type: 'event_callback',
    team_id: 'T0FUZZ',
    api_app_id: 'A',
    event_id: `Ev${random.next()}`,
    event,
  });
  switch (random.below(10)) {
    case 0:
      return whole.slice(0, random.below(whole.length));
    case 1:
      return JSON.stringify(hostileValue(random)) ?? '';
    case 2:
      return hostileText(random);
    case 3:
      return `payload=${encodeURIComponent(JSON.stringify(hostileValue(random)) ?? '')}`;
    case 4:
      return random.chance(0.05) ? `{"type":"event_callback","x":"${'a'.repeat(3_000_000)}"}` : '';
    case 5:
      return JSON.stringify({ type: 'url_verification', challenge: hostileText(random) });
    default:
      return whole;
  }
}

function judge(received: Received | string | undefined, expects: Expected): void {
  if (received === undefined || typeof received === 'string') {
    if (expects === 'taken') throw new Error('The connection was closed without an answer');
    return;
  }
  const { status, body } = received;
  if (/\n\s+at .+:\d+/.test(body) || body.includes('xoxb-'))
    throw new Error(`It answers too much: ${body.slice(0, 400)}`);
  if (expects === 'taken' && status !== 200) throw new Error(`It answers ${status}: ${body.slice(0, 400)}`);
  if (expects === 'turned away' && status < 400)
    throw new Error(`It takes in with ${status} what Slack did not send`);
}
