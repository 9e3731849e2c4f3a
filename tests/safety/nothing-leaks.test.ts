import { minute } from '../../src/domain/time/instant';
import { HealthServer } from '../../src/metrics/health-server';
import type { Fault } from '../../src/playground/faults';
import type { CallRecord } from '../../src/playground/wire';
import { connect } from '../../src/storage/open';
import { allStored } from '../support/all-stored';
import { writes } from '../support/asking';
import { fields, services } from '../support/details';
import { World } from '../support/world';
import { type SecretIncident, secret, secretIncident } from './secret-incident';

const transports = ['socket', 'http'] as const;

/** Everything that can come between the bot and Slack, one after the other. */
const faults: readonly Fault[] = [
  { type: 'http-500' },
  { type: 'html' },
  { type: 'lost-after' },
  { type: 'error', error: 'invalid_blocks' },
  { type: 'rate-limited', retryAfterSeconds: 1 },
];

/** Closes the incident with every field filled in, writes the other sections, and asks for the draft once more. */
async function close(world: World, { channel }: SecretIncident): Promise<void> {
  await world.types('amina', channel, '/incident close');
  const modal = world.person('amina').modal();
  for (const field of ['summary', 'rootCause', 'improvements'])
    modal?.fill(field, `the ${field} swordfish26`);
  await modal?.submit();
  for (const section of ['impact', 'share', 'detection', 'resolution', 'lessons'])
    await writes(world, 'amina', channel, { section, text: `the ${section} swordfish26` });
  await world.turn(minute);
  await world.types('amina', channel, '/incident postmortem');
  await world.turn(10 * minute);
}

/** Lets everything fail that can: each call in turn, the storage, and the bot's own code on what it reads. */
async function breakEverything(world: World, { channel }: SecretIncident): Promise<void> {
  let count = 0;
  const works = world.playground.faults.add(({ moment }) => {
    count += 1;
    return moment === 'before' && count % 3 > 0 ? faults[count % faults.length] : undefined;
  });
  for (const line of ['note swordfish27', 'update swordfish28', 'times', 'timeline', 'postmortem']) {
    await world.types('amina', channel, `/incident ${line}`);
    await world.turn(minute);
  }
  await world.person('david').home();
  await world.turn(minute);
  works();
  await breakStorage(world, channel);
}

/** What is stored can no longer be read: the parser's complaint quotes it. */
async function breakStorage(world: World, channel: string): Promise<void> {
  await world.stopBot();
  const body = await replaceBody(world, '{"text": swordfish29}');
  await world.startBot();
  await world.types('amina', channel, '/incident note swordfish30');
  const marked = await world.person('david').post(channel, 'swordfish31');
  await world.person('david').react(channel, marked, 'pushpin');
  await world.settled();
  await world.stopBot();
  await replaceBody(world, body);
  await world.startBot();
  await world.turn(10 * minute);
}

/** Puts something else in the place of what the second fact says; resolves to what stood there. */
async function replaceBody(world: World, body: string): Promise<string> {
  const { db, close } = await connect(world.databaseUrl);
  try {
    const before = await db
      .selectFrom('incident_events')
      .select('body')
      .where('seq', '=', 2)
      .executeTakeFirstOrThrow();
    await db.updateTable('incident_events').set({ body }).where('seq', '=', 2).execute();
    return before.body;
  } finally {
    await close();
  }
}

/** What the health pages say to whoever asks. */
async function healthPages(world: World): Promise<string> {
  const server = await HealthServer.start(0, world.firelog, '127.0.0.1');
  const pages = await Promise.all(
    ['healthz', 'readyz', 'metrics', 'nowhere'].map(async (path) =>
      (await fetch(`http://127.0.0.1:${server.port}/${path}`)).text(),
    ),
  );
  await server.stop();
  return pages.join('\n');
}

describe.each(transports)('a private incident in which everything fails, over %s', (transport) => {
  let world: World;
  let incident: SecretIncident;
  let printed = '';
  beforeAll(async () => {
    for (const stream of [process.stdout, process.stderr]) {
      jest.spyOn(stream, 'write').mockImplementation((chunk) => {
        printed += String(chunk);
        return true;
      });
    }
    world = await World.open({ transport, logLevel: 'info', settings: { fields, services } });
    incident = await secretIncident(world);
    await breakEverything(world, incident);
    await close(world, incident);
    for (const name of ['baraka', 'chebet', 'amina'] as const) await world.person(name).home();
    for (const name of ['baraka', 'chebet'] as const)
      await world.types(name, world.playground.channel('ops').id, '/incident list');
    await world.turn(minute);
    jest.restoreAllMocks();
  }, 120_000);
  afterAll(async () => {
    jest.restoreAllMocks();
    await world.close();
  });

  test('goes on to its end, with all of it in the draft', () => {
    for (const number of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 17, 24, 25, 26, 27])
      expect(world.draft().toLowerCase()).toContain(`swordfish${number}`);
  });

  test('leaves nothing that anybody said in the log, which tells of every failure', () => {
    const lines = world.lines.join('');
    for (const told of [
      'Job failed and is tried again',
      'is not valid JSON',
      'A request failed',
      '"level":"warn"',
    ])
      expect(lines).toContain(told);
    expect(world.lines.filter((line) => secret.test(line))).toEqual([]);
  });

  test('leaves none of it, and no names, on the pages that are open to everybody', async () => {
    const pages = await healthPages(world);
    expect(pages).toContain('firelog_jobs_total');
    expect(pages).not.toMatch(secret);
    expect(pages).not.toMatch(/amina|inc-1|C0000|U0000|T0000/i);
  });

  test('prints nothing beside the log', () => {
    expect(printed).not.toMatch(secret);
  });

  test('shows nothing to people outside: no message, no answer, no list, no Home, no file, no name of its channel', () => {
    const { playground } = world;
    const others = playground.channels().filter(({ members, id }) => {
      const isForMembersOnly = members.every((member) =>
        [playground.botUserId, world.person('amina').id, world.person('david').id].includes(member),
      );
      return id !== incident.channel && !isForMembersOnly;
    });
    expect(others.map(({ name }) => name)).toEqual(expect.arrayContaining(['ops', 'incidents', 'general']));
    expect(JSON.stringify(others)).not.toMatch(secret);
    for (const name of ['baraka', 'chebet'] as const) {
      expect(world.person(name).homeView()).toBeDefined();
      expect(JSON.stringify([world.person(name).homeView(), world.person(name).modal()?.view])).not.toMatch(
        secret,
      );
      // What chebet was shown in the channel while she was in it is no secret to her.
      const shown = world
        .person(name)
        .ephemerals()
        .filter(({ channel }) => channel !== incident.channel);
      expect(shown.length).toBeGreaterThan(0);
      expect(JSON.stringify(shown)).not.toMatch(secret);
    }
    const shared = playground.files().filter((file) => secret.test(JSON.stringify(file)));
    const places = JSON.stringify(others.flatMap(({ messages }) => messages));
    expect(shared.length).toBeGreaterThan(1);
    expect(shared.filter(({ id }) => places.includes(id))).toEqual([]);
  });

  test('is sent nowhere but into its own channel and to its own people', () => {
    const calls = world.playground.wire.calls().filter(({ args }) => secret.test(JSON.stringify(args)));
    expect(calls.map(({ method }) => method)).toEqual(
      expect.arrayContaining([
        'chat.postMessage',
        'chat.update',
        'conversations.create',
        'views.open',
        'views.publish',
      ]),
    );
    expect(calls.filter((call) => !isForMembers(world, incident, call))).toEqual([]);
  });

  test('leaves no token and no secret anywhere: not in the log, not in what is said, not in what is stored', async () => {
    const { botToken, appToken, signingSecret } = world.playground;
    const places = {
      log: world.lines.join(''),
      printed,
      pages: await healthPages(world),
      wire: JSON.stringify(world.playground.wire.records()),
      stored: await allStored(world.databaseUrl),
    };
    for (const [place, text] of Object.entries(places)) {
      for (const [what, value] of Object.entries({ botToken, appToken, signingSecret })) {
        for (const form of formsOf(value))
          expect([place, what, text.includes(form)]).toEqual([place, what, false]);
      }
    }
  });
});

describe('at debug and below', () => {
  test('no token and no secret gets into the log', async () => {
    const world = await World.open({ logLevel: 'trace', transport: 'http', settings: { fields, services } });
    const incident = await secretIncident(world);
    await breakEverything(world, incident);
    const { botToken, appToken, signingSecret } = world.playground;
    expect(world.lines.join('')).toContain('Job done');
    for (const form of [botToken, appToken, signingSecret].flatMap(formsOf))
      expect(world.lines.filter((line) => line.includes(form))).toEqual([]);
    await world.close();
  }, 120_000);
});

/** Whether only people inside get to see what a call brings. */
function isForMembers(world: World, { channel }: SecretIncident, { method, args }: CallRecord): boolean {
  const { playground } = world;
  const inside = [world.person('amina').id, world.person('david').id];
  if (method === 'conversations.create') return String(args.is_private) === 'true';
  if (method === 'views.publish') return inside.includes(String(args.user_id));
  if (method === 'views.open' || method === 'response_url') {
    // Which person it was for is told by whoever's request gave the trigger or the address.
    return (
      method === 'response_url' ||
      openedBy(world, String(args.trigger_id)).every((user) => inside.includes(user))
    );
  }
  // Nobody sees what is uploaded before it is completed into a place.
  if (method === 'files.getUploadURLExternal') return true;
  if (method === 'canvases.edit') {
    const places = playground.state.canvases?.[String(args.canvas_id)]?.channels ?? {};
    return Object.keys(places).every((place) => place === channel);
  }
  const to = String(args.channel ?? args.channel_id);
  return (
    to === channel ||
    playground.membersOf(to).every((each) => [...inside, playground.botUserId].includes(each))
  );
}

/** Who asked for what a trigger opens. */
function openedBy(world: World, trigger: string): readonly string[] {
  return world.playground.wire
    .envelopes()
    .filter(({ payload }) => payload.trigger_id === trigger)
    .map(({ payload }) => /"(?:user_id|user":\{"id)":"(\w+)"/.exec(JSON.stringify(payload))?.[1] ?? 'nobody');
}

/** A secret as it is, as an address holds it, and as base64 does, wherever in a longer text it begins. */
function formsOf(value: string): readonly string[] {
  const inBase64 = ['', 'x', 'xx'].map((before) =>
    Buffer.from(`${before}${value}`)
      .toString('base64')
      .slice(before.length === 0 ? 0 : 4)
      .replace(/=*$/, '')
      .slice(0, -2),
  );
  return [value, encodeURIComponent(value), ...inBase64];
}
