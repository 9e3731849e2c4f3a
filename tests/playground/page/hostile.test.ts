import fc from 'fast-check';
import { openTown, type Town } from '../support/town';
import { OpenTab } from './tab';

/** The fields of each action. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  post: ['channel', 'text', 'thread'],
  edit: ['channel', 'ts', 'text'],
  delete: ['channel', 'ts'],
  pin: ['channel', 'ts'],
  unpin: ['channel', 'ts'],
  read: ['channel', 'ts'],
  react: ['channel', 'ts', 'emoji'],
  unreact: ['channel', 'ts', 'emoji'],
  upload: ['channel', 'name', 'content', 'comment', 'thread'],
  command: ['channel', 'line'],
  shortcut: ['callbackId'],
  press: ['channel', 'ts', 'press'],
  'press-home': ['press'],
  'press-modal': ['view', 'press'],
  suggest: ['where', 'action', 'typed'],
  submit: ['view', 'values'],
  'close-modal': ['view'],
  'open-home': [],
  join: ['channel'],
  leave: ['channel'],
  archive: ['channel'],
  unarchive: ['channel'],
  invite: ['channel', 'people'],
  'create-channel': ['name', 'isPrivate'],
  'direct-messages': ['people'],
  'add-person': ['name', 'realName', 'title', 'timezone'],
  'set-trouble': ['trouble'],
  disconnect: ['how'],
  'dismiss-ephemeral': ['channel', 'ts'],
  play: ['scenario', 'speed'],
  pause: [],
  resume: [],
  'start-over': [],
  'leave-scenario': [],
  'set-speed': ['speed'],
};

describe('acts that no page would send', () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown({ deliveries: { ackTimeoutMs: 1 } });
  });
  afterAll(() => town.close());

  const words = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      '__proto__',
      'constructor',
      '1.000000',
      '9999999999.999999',
      '<script>',
      '../..',
      '\u0000',
      '\ud800',
    ),
    fc.string({ unit: 'binary', maxLength: 10 }),
  );
  const anything = fc.oneof(
    { weight: 5, arbitrary: words },
    fc.anything({ maxDepth: 3 }),
    fc.array(words, { maxLength: 3 }),
  );
  /** Mostly what the field is for, and now and then anything at all. */
  const field = <T>(meant: fc.Arbitrary<T>) => fc.oneof({ weight: 12, arbitrary: meant }, anything);
  /** Actions of every kind with the fields that they have, which hold what they like. */
  const action = (channel: string, ts: string) => {
    const on = { channel: fc.oneof(fc.constant(channel), words), ts: fc.oneof(fc.constant(ts), words) };
    const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
      channel: field(on.channel),
      ts: field(on.ts),
      thread: field(on.ts),
      text: field(words),
      comment: field(words),
      emoji: field(fc.oneof(fc.constant('eyes'), words)),
      name: field(words),
      realName: field(words),
      title: field(words),
      timezone: field(fc.constantFrom('UTC', 'Asia/Tokyo', '__proto__')),
      content: field(fc.base64String({ maxLength: 40 })),
      line: field(
        fc.oneof(
          words.map((rest) => `/${rest}`),
          fc.constantFrom('/topic x', '/invite @ben', '/leave', '/echo'),
        ),
      ),
      callbackId: field(words),
      press: field(
        fc.record({ action: words, value: fc.oneof(words, fc.array(words)) }, { requiredKeys: ['action'] }),
      ),
      where: field(fc.oneof(fc.record(on), fc.record({ view: words }))),
      action: field(words),
      typed: field(words),
      view: field(words),
      values: field(fc.dictionary(words, fc.dictionary(words, anything))),
      people: field(fc.array(words, { minLength: 1, maxLength: 3 })),
      isPrivate: field(fc.boolean()),
      scenario: field(words),
      speed: field(fc.constantFrom(1, 60, 'fastest')),
      how: field(fc.constantFrom('refresh', 'cut')),
      trouble: anything,
    };
    return fc.constantFrom(...Object.entries(FIELDS)).chain(([kind, names]) =>
      fc.record({
        type: fc.constant(kind),
        ...Object.fromEntries(names.map((name) => [name, values[name] ?? anything])),
      }),
    );
  };

  test('are carried out or refused in a sentence, and break nothing', async () => {
    const ts = await town.ana.post(town.ops, 'a target');
    const before = await OpenTab.open(town.playground, 'ben');
    const answers = async (body: string): Promise<void> => {
      const response = await fetch(`${town.playground.url}page/act`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      const outcome = (await response.json()) as { ok: boolean; error?: string; sentence?: string };
      expect([200, 400]).toContain(response.status);
      if (!outcome.ok) expect(outcome.sentence).toMatch(/[.…]$/);
    };
    const acts = fc.record({
      as: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('ana', 'ben') }, anything),
      action: action(town.ops, ts),
    });
    const bodies = fc.oneof(
      { weight: 9, arbitrary: acts.map((act) => JSON.stringify(act)) },
      fc.json(),
      fc.string(),
    );
    await fc.assert(fc.asyncProperty(bodies, answers), { numRuns: 400 });
    expect(before.closed).toBeUndefined();
    before.close();
    const after = await OpenTab.open(town.playground, 'ben');
    expect(after.welcome.me).toBe(town.ben.id);
    after.close();
  });

  test('in an address find nothing, and break nothing', async () => {
    const query = fc.record({
      what: fc.constantFrom('messages', 'thread', 'search', 'files/x', 'files/__proto__', 'live', 'act'),
      as: fc.oneof(fc.constant('ana'), words),
      channel: fc.oneof(fc.constant(town.ops), words),
      ts: words,
      around: words,
      limit: words,
      text: words,
    });
    const answers = async ({ what, ...fields }: Record<string, string>): Promise<void> => {
      const response = await fetch(`${town.playground.url}page/${what}?${new URLSearchParams(fields)}`);
      await response.text();
      expect([200, 404, 405]).toContain(response.status);
    };
    await fc.assert(fc.asyncProperty(query, answers), { numRuns: 200 });
  });
});
