import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from '@slack/bolt';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { installManifest } from '../src/playground/manifest';
import { METHODS } from '../src/playground/methods';
import { manifestFor } from '../src/slack/manifest';
import { methods } from '../src/slack/rate-limits/methods';
import { type ApiCall, apiCalls } from './support/api-calls';
import { manifestText } from './support/generated';
import { root } from './support/root';
import { readTexts } from './support/source-tree';
import { World } from './support/world';

const manifest = manifestFor({ command: 'incident' });
const { bot: scopes } = manifest.oauth_config.scopes;

describe('the manifest', () => {
  const schema = JSON.parse(readFileSync(join(__dirname, 'support/manifest-schema.json'), 'utf8'));
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

  test('is one that Slack can read', () => {
    expect(validate(manifest) ? [] : validate.errors).toEqual([]);
  });

  test.each([
    ['a scope that Slack does not have', { oauth_config: { scopes: { bot: ['channels:everything'] } } }],
    ['an event that Slack does not have', { settings: { event_subscriptions: { bot_events: ['fire'] } } }],
    ['a key that Slack does not have', { features: { slash_command: [] } }],
  ])('would be refused with %s', (_, wrong) => {
    expect(validate({ ...manifest, ...wrong })).toBe(false);
  });

  test('stands in manifest.yml as the code makes it; npm run generate writes it', () => {
    const file = readFileSync(join(root, 'manifest.yml'), 'utf8');
    expect(file).toBe(manifestText());
    expect(parse(file)).toEqual(manifest);
  });

  test('names the configured command', () => {
    const [command] = manifestFor({ command: 'fire' }).features.slash_commands;
    expect(command?.command).toBe('/fire');
  });

  test.each(scopes)('cannot do without the scope %s', (scope) => {
    const bot = scopes.filter((each) => each !== scope);
    const lacking = { ...manifest, oauth_config: { scopes: { bot } } };
    // A scope is needed either to be installed at all, or by a method that the bot calls.
    expect(isInstalled(lacking) ? callersOf(scope) : ['the installation']).not.toEqual([]);
  });

  test.each(['commands', 'reactions:read', 'channels:history'])('cannot be installed without %s', (scope) => {
    const bot = scopes.filter((each) => each !== scope);
    expect(() => installManifest({ ...manifest, oauth_config: { scopes: { bot } } })).toThrow(scope);
  });
});

describe('what the bot listens to', () => {
  const registered = { command: [] as unknown[], event: [] as unknown[], shortcut: [] as unknown[] };
  let world: World;

  beforeAll(async () => {
    const spies = (['command', 'event', 'shortcut'] as const).map(
      (kind) => [kind, jest.spyOn(App.prototype, kind)] as const,
    );
    world = await World.open();
    for (const [kind, spy] of spies) {
      registered[kind] = spy.mock.calls.map(([what]) => what);
      spy.mockRestore();
    }
  });
  afterAll(() => world.close());

  test('is one command, the one in the manifest', () => {
    expect(registered.command).toEqual(manifest.features.slash_commands.map(({ command }) => command));
  });

  test('is every event in the manifest and no other', () => {
    const { bot_events: subscribed } = manifest.settings.event_subscriptions;
    // Slack subscribes to messages by the kind of channel, and delivers all of them as "message".
    const types = subscribed.map((event) => event.replace(/^message\..*/, 'message'));
    // One listener for all of them: Bolt tries each of its listeners on whatever comes.
    const [pattern, ...others] = registered.event;
    expect(others).toEqual([]);
    const heard =
      /^\^\(\?:(.*)\)\$$/.exec(pattern instanceof RegExp ? pattern.source : '')?.[1]?.split('|') ?? [];
    expect([...heard].sort()).toEqual([...new Set(types)].sort());
  });

  test('is every shortcut in the manifest and no other', () => {
    const { shortcuts } = installManifest(manifest);
    expect(registered.shortcut.map(callbackOf).sort()).toEqual(
      shortcuts.map((shortcut) => shortcut.callback_id).sort(),
    );
  });
});

describe('what the bot calls', () => {
  const texts = Object.entries(readTexts(join(root, 'src')));
  const calls = apiCalls(Object.fromEntries(texts.filter(([path]) => !path.startsWith('playground/'))));

  test('is every method in the list and no other', () => {
    expect([...new Set(calls.map(({ invoked }) => invoked))].sort()).toEqual(Object.keys(methods).sort());
  });

  test('is paced as the method that it is', () => {
    const strays = calls.filter(({ invoked, paced }) => paced !== undefined && paced !== invoked);
    expect(strays).toEqual([]);
  });

  test('is paced unless it cannot wait: a modal, and the question who the bot is', () => {
    const direct = calls.filter(({ paced }) => paced === undefined).map(({ invoked }) => invoked);
    expect(direct.filter((method) => !/^(views\.|auth\.test$)/.test(method))).toEqual([]);
  });

  test.each(Object.entries(methods))(
    'needs for %s one of the scopes that Slack asks for',
    (name, { scopes }) => {
      const asked = METHODS.get(name)?.scopes;
      const claimed: readonly string[] = scopes;
      expect(claimed.filter((scope) => !asked?.includes(scope))).toEqual([]);
      expect(claimed.length > 0).toBe((asked ?? ['the method is unknown']).length > 0);
    },
  );

  test('is all that the manifest has scopes for, beside its own surfaces', () => {
    const needed = Object.values(methods).flatMap((method): readonly string[] => method.scopes);
    expect(scopes).toEqual([...new Set([...needed, 'commands', 'reactions:read'])].sort());
  });
});

describe('the reading of calls', () => {
  test.each<[string, ApiCall[]]>([
    [
      "api.call('users.info', (client) => client.users.info({}))",
      [{ path: 'a.ts', invoked: 'users.info', paced: 'users.info' }],
    ],
    [
      "this.parts.api.pages('users.list', (client, cursor) => client.users.info({ ...cursor }))",
      [{ path: 'a.ts', invoked: 'users.info', paced: 'users.list' }],
    ],
    ['client.usergroups.users.list({})', [{ path: 'a.ts', invoked: 'usergroups.users.list' }]],
    [
      'api.call(name, (client) => client.pins.add({}))',
      [{ path: 'a.ts', invoked: 'pins.add', paced: 'a method that is computed' }],
    ],
    ['receiver.client.disconnect(); client.on("x", f); other.users.info()', []],
  ])('finds in %s what is called', (text, expected) => {
    expect(apiCalls({ 'a.ts': text })).toEqual(expected);
  });
});

function isInstalled(candidate: unknown): boolean {
  try {
    installManifest(candidate);
    return true;
  } catch {
    return false;
  }
}

/** The methods of the bot that the playground refuses without the scope, for some kind of channel. */
function callersOf(scope: string): readonly string[] {
  return Object.keys(methods).filter((name) => METHODS.get(name)?.scopes.includes(scope));
}

/** The callback id that a shortcut is registered by. */
function callbackOf(constraint: unknown): unknown {
  return typeof constraint === 'object' && constraint !== null && 'callback_id' in constraint
    ? constraint.callback_id
    : constraint;
}
