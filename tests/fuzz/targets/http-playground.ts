import { METHODS } from '../../../src/playground/methods';
import { Playground } from '../../../src/playground/playground';
import { manifestFor } from '../../../src/slack/manifest';
import type { Random } from '../../support/random';
import { hostileText, hostileValue } from '../hostile';
import { form, garbage, json, methods, paths, types } from '../requests';
import { readable, type Target } from '../target';
import { type Sent, Wire } from '../wire';

const fields = [
  'channel',
  'channel_id',
  'ts',
  'timestamp',
  'thread_ts',
  'text',
  'blocks',
  'attachments',
  'view',
  'user',
  'users',
  'user_id',
  'name',
  'cursor',
  'limit',
  'oldest',
  'latest',
  'inclusive',
  'file',
  'files',
  'filename',
  'length',
  'trigger_id',
  'metadata',
  'topic',
  'purpose',
  'title',
  'link',
  'type',
  'types',
  'bookmark_id',
  'usergroup',
  'include_locale',
  'full',
  '__proto__',
  'token',
] as const;
const places = [
  'api',
  'api',
  'api',
  'api',
  'api',
  'upload',
  'response',
  'files-pri',
  'page',
  'link',
  'nothing',
  '',
] as const;

/** The playground's own server: its Web API first of all. */
export const playground: Target = {
  name: 'http-playground',
  share: 60_000,
  over: 'http',
  stretch: 5_000,
  async open() {
    const town = await Playground.start({ manifest: manifestFor({ command: 'incident' }) });
    const user = town.addPerson({ name: 'amina', realName: 'Amina Wanjiru' }).id;
    const channel = town.addChannel({ name: 'ops', members: [user, town.botUserId] });
    const ts = await town.person('amina').post(channel, 'Checkout is slow');
    const wire = new Wire(Number(new URL(town.url).port));
    const places = { channel, channel_id: channel, ts, timestamp: ts, thread_ts: ts };
    const known = { token: town.botToken, user, users: user, user_id: user, ...places };
    return {
      async run(random, note) {
        const sent = callOf(random, known);
        note(sent);
        const received = random.chance(0.05) ? await wire.raw(garbage(random)) : await wire.send(sent);
        if (received === undefined || typeof received === 'string') return;
        const { status, body } = received;
        if (status === 500) throw new Error(`It answers ${status}: ${body.slice(0, 400)}`);
        if (sent.path.startsWith('/api/')) readable(body.slice(0, 2_000), 'The Web API');
      },
      async close() {
        const alive = await wire.send(callOf(undefined, known));
        wire.close();
        await town.stop();
        if (!alive?.body.includes('"ok":true'))
          throw new Error(`It does not answer any more: ${alive?.body}`);
      },
    };
  },
};

/** What is there, by the names of the arguments that ask for it. */
interface Known {
  readonly token: string;
  readonly channel: string;
  readonly channel_id: string;
  readonly user: string;
  readonly users: string;
  readonly user_id: string;
  readonly ts: string;
  readonly timestamp: string;
  readonly thread_ts: string;
}

/** What a method may want besides. */
const fitting = {
  limit: 5,
  text: 'hello',
  topic: 'calm',
  title: 'Draft',
  type: 'link',
  link: 'https://a.example/',
  filename: 'a.md',
  length: 3,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'hello' } }],
  view: { type: 'home', blocks: [] },
  metadata: { event_type: 'a', event_payload: { b: 'c' } },
} as const;

function hostileOf(random: Random): unknown {
  return random.chance(0.5) ? hostileText(random) : hostileValue(random);
}

/** A call of a method with whatever may stand in its arguments; without chance the one that asks who is asking. */
function callOf(random: Random | undefined, { token, ...known }: Known): Sent {
  const authorization = `Bearer ${token}`;
  if (random === undefined) {
    return {
      method: 'POST',
      path: '/api/auth.test',
      headers: { authorization, 'content-type': form },
      body: '',
    };
  }
  const method = random.pick([...METHODS.keys()].filter((name) => name !== 'conversations.leave'));
  const fit: Readonly<Record<string, unknown>> = { ...fitting, ...known, name: `c${random.below(10 ** 6)}` };
  const args = Object.fromEntries(
    fields.flatMap((field) => {
      if (random.chance(field in fit ? 0.3 : 0.75)) return [];
      return [[field, field in fit && random.chance(0.85) ? fit[field] : hostileOf(random)]];
    }),
  );
  const asJson = random.chance(0.5);
  const text = asJson
    ? JSON.stringify(args)
    : new URLSearchParams(
        Object.entries(args).map(([key, value]) => [
          key,
          typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
        ]),
      ).toString();
  const place = random.pick(places);
  const path =
    place === 'api'
      ? `/api/${method}`
      : `/${place}/${encodeURIComponent(random.pick(['x', known.user, '..', '', '__proto__']))}`;
  return {
    method: place === 'api' ? 'POST' : random.pick(methods),
    path: random.chance(0.05) ? random.pick(paths) : path,
    headers: {
      'content-type': random.chance(0.1) ? random.pick(types).replace('é', '') : asJson ? json : form,
      ...(random.chance(0.9) && { authorization: random.chance(0.95) ? authorization : 'Bearer xoxb-wrong' }),
    },
    body: random.chance(0.1) ? text.slice(0, random.below(text.length + 1)) : text,
  };
}
