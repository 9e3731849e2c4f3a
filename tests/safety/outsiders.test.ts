import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instant } from '../../src/domain/time/instant';
import { parseZone } from '../../src/domain/time/zone';
import { type ModalMetadata, writeMetadata } from '../../src/slack/block-kit/private-metadata';
import { buttons, homeButtons, plainButtons } from '../../src/slack/buttons';
import { commands } from '../../src/slack/commands';
import { events } from '../../src/slack/events';
import { modals } from '../../src/slack/modals';
import { shortcuts } from '../../src/slack/shortcuts';
import { logOf } from '../slack/transport/log-of';
import { fields, services } from '../support/details';
import { World } from '../support/world';
import { type SecretIncident, secret, secretIncident } from './secret-incident';

type Fields = Readonly<Record<string, unknown>>;

/** What an outsider types behind each command. */
const typed: Readonly<Record<string, string>> = {
  start: 'Something else',
  note: 'I was here',
  undo: '',
  assume: 'it is the pool',
  confirm: 'A1 I know',
  partly: 'A1 I know a part',
  'rule-out': 'A2 I know',
  escalate: '@baraka let me in',
  lead: '',
  role: 'comms',
  'hand-over': '@baraka',
  'step-down': '',
  brief: '',
  severity: 'sev4',
  status: 'resolved',
  title: 'Mine',
  zone: 'UTC',
  service: 'checkout',
  fields: '',
  update: 'all is well',
  subscribe: '',
  unsubscribe: '',
  times: '',
  'follow-up': 'let me in',
  done: 'F1',
  drop: 'F1 let me in',
  timeline: '',
  check: '',
  list: '',
  postmortem: '',
  close: '',
  reopen: '',
  cancel: 'it was nothing',
  help: 'note',
};

/** What they type behind a command that does something else by its first word. */
const typedParts: Readonly<Record<string, string>> = {
  'postmortem edit': 'summary',
  'postmortem review': '@david',
  'postmortem owner': '@david',
  'postmortem publish': 'https://evil.example/',
  'postmortem agenda': '',
};

/** Every line that an outsider types. */
const lines = Object.entries({ ...typed, ...typedParts });

/** What stands behind the incident's number in the value of each button. */
const pressed: Readonly<Record<string, string>> = {
  'card-lead': '',
  'card-update': '',
  'card-escalate': '',
  'card-assume': '',
  'card-times': '',
  'card-brief': '',
  'card-fields': '',
  'card-close': '',
  'have-it': '1',
  'cannot-have-it': '1',
  acknowledge: '1',
  'acknowledge-for-others': '1',
  'stop-calling': '1',
  withdraw: '2',
  'change-entry': '',
  'mend-entry': '#1',
  'not-a-secret': '1',
  'try-again': '1',
  'make-public': '',
  'set-severity': 'sev4 urgent',
  'take-time': '',
  'keep-time': '',
  'type-time': '',
  'promise-later': 'next update:1',
  'promise-drop': 'next update:1',
  resolve: '',
  'follow-up-done': '1',
  'follow-up-drop': '1',
  follow: '',
  unfollow: '',
  'escalate-to-owner': 'checkout',
  'keep-channel': '',
  'edit-section': 'summary',
  'list-sections': '',
  'new-draft': '',
  'promise-tomorrow': 'review:1',
  'review-given': '1',
  'review-changes': '1',
  'publish-anyway': '',
  'task-confirm': '1',
  'task-decline': '1',
  'task-change': '1',
};

/** What a form of each modal carries that was made up, as it would have to be to reach the secret incident. */
const carried: Readonly<Record<string, (about: SecretIncident) => readonly ModalMetadata[]>> = {
  declare: ({ channel, marked }) => [{ from: channel }, { message: { channel, message: marked } }],
  update: () => [{ incident: 1 }, { incident: 1, update: 0 }],
  escalate: () => [{ incident: 1 }],
  assume: () => [{ incident: 1 }],
  times: () => [{ incident: 1 }],
  close: () => [{ incident: 1 }, { incident: 1, closedAt: instant(1) }],
  'edit-section': () => [{ incident: 1, section: 'summary' }],
  'add-message': ({ channel, marked }) => {
    const message = { channel, message: marked, zone: parseZone('UTC') };
    const about = { message, respondAt: 'https://evil.example/' };
    return [{ ...about, incident: 1 }, { ...about, incident: 2 }, about];
  },
  'choose-entry': () => [{ incident: 1 }],
  'change-entry': ({ channel, marked }) =>
    ['2', `${channel}:${marked}`, `${channel}/${marked}`].map((entry) => ({ incident: 1, entry })),
  'drop-follow-up': () => [{ incident: 1, followUp: 1 }],
  fields: () => [{ incident: 1 }],
  'changes-needed': () => [{ incident: 1, review: 1 }],
};

/** What each shortcut is called on. */
const calledOn: Readonly<Record<string, 'message' | 'nothing'>> = {
  'add-to-timeline': 'message',
  'add-assumption': 'message',
  'declare-from-message': 'message',
  'declare-incident': 'nothing',
};

/** What each event holds besides its type when it tells of the secret incident's channel. */
const told: Readonly<Record<string, (about: SecretIncident, user: string) => Fields>> = {
  message: ({ channel }, user) => ({ channel, user, text: 'I was here', ts: '1699440000.000100' }),
  reaction_added: reaction,
  reaction_removed: reaction,
  member_joined_channel: ({ channel }, user) => ({ channel, user }),
  member_left_channel: ({ channel }, user) => ({ channel, user }),
  ...Object.fromEntries(
    ['archive', 'unarchive', 'deleted', 'left'].flatMap((what) =>
      ['channel', 'group'].map((kind) => [`${kind}_${what}`, ({ channel }: SecretIncident) => ({ channel })]),
    ),
  ),
  ...Object.fromEntries(
    ['channel_rename', 'group_rename'].map((type) => [
      type,
      ({ channel }: SecretIncident) => ({ channel: { id: channel, name: 'mine' } }),
    ]),
  ),
  user_change: (_, user) => ({
    user: { id: user, name: 'amina', real_name: 'Mallory', updated: 4_000_000_000 },
  }),
  file_deleted: () => ({ file_id: 'F0SECRET' }),
  app_home_opened: (_, user) => ({ user, tab: 'home' }),
};

function reaction({ channel, marked }: SecretIncident, user: string): Fields {
  return { user, reaction: 'pushpin', item: { type: 'message', channel, ts: marked }, item_user: user };
}

/** Answers to every field that a form may have. */
const filled: Fields = Object.fromEntries(
  Object.entries({
    ...Object.fromEntries(
      ['title', 'text', 'reason', 'outside', 'summary', 'rootCause'].map((field) => [
        field,
        { value: 'I was here' },
      ]),
    ),
    at: { value: '14:00' },
    detected: { value: '14:00' },
    'field:lesson': { value: 'I was here' },
    services: { selected_options: [{ value: 'checkout' }] },
    kind: { selected_option: { value: 'entry' } },
    incident: { selected_option: { value: '1' } },
    entry: { selected_option: { value: '2' } },
    fate: { selected_option: { value: 'redact' } },
    thread: { selected_options: [{ value: 'whole' }] },
    people: { selected_users: [] },
  }).map(([field, value]) => [field, { value }]),
);

describe('nothing leads into a private incident', () => {
  let world: World;
  let incident: SecretIncident;
  let ops: string;
  beforeAll(async () => {
    world = await World.open({ settings: { fields, services } });
    incident = await secretIncident(world);
    ops = world.playground.channel('ops').id;
    await world.types('amina', ops, '/incident start sev3 Something public');
  }, 60_000);
  afterAll(() => world.close());

  /** What Slack says with every interaction, about somebody of this workspace or of another. */
  const common = (user: string, team = world.playground.state.team.id): Fields => ({
    team: { id: team, domain: 'x' },
    user: { id: user, name: 'x', username: 'x', team_id: team },
    api_app_id: world.playground.state.app.id,
    trigger_id: '1.2.x',
    response_url: `${world.playground.url}response/none`,
    enterprise: null,
  });

  const deliver = (type: 'slash_commands' | 'interactive', what: string, payload: Fields) =>
    world.playground.deliveries.interaction(type, what, payload);

  const recorded = async (): Promise<number> =>
    (await logOf(world)).filter(({ number }) => number === 1).length;

  /** Does it, and expects that the secret incident stays as it was and that nothing of it is told to whoever did it. */
  const inVain = async (what: string, act: () => Promise<unknown>): Promise<string> => {
    const before = await recorded();
    const seen = world.playground.wire.records().at(-1)?.seq ?? 0;
    const answer = await act();
    await world.settled();
    const wire = world.playground.wire.records().filter(({ seq }) => seq > seen);
    const went = JSON.stringify([answer, wire.filter(({ type }) => type === 'call' || type === 'ack')]);
    expect([what, await recorded()]).toEqual([what, before]);
    expect([what, secret.test(went)]).toEqual([what, false]);
    return went;
  };

  const command = (user: string, channel: string, text: string, team?: string) => {
    const { team: of, ...rest } = common(user, team);
    const payload = {
      ...rest,
      command: '/incident',
      text,
      user_id: user,
      channel_id: channel,
      user_name: 'x',
    };
    return deliver('slash_commands', '/incident', {
      ...payload,
      team_id: team ?? world.playground.state.team.id,
    });
  };

  const press = (user: string, action: string, value: string, team?: string, channel = ops) =>
    deliver('interactive', 'block_actions', {
      ...common(user, team),
      type: 'block_actions',
      channel: { id: channel, name: 'x' },
      message: { ts: '1699440000.000100', text: 'Press me' },
      actions: [{ type: 'button', action_id: action, block_id: 'b', value, action_ts: '1.2' }],
    });

  const submit = (user: string, callback: string, carry: ModalMetadata, team?: string) =>
    deliver('interactive', 'view_submission', {
      ...common(user, team),
      type: 'view_submission',
      view: {
        id: 'V1',
        type: 'modal',
        callback_id: callback,
        private_metadata: writeMetadata(carry),
        blocks: [],
        state: { values: filled },
      },
    });

  const call = (user: string, callback: string, channel: string, team?: string) =>
    deliver('interactive', 'message_action', {
      ...common(user, team),
      type: calledOn[callback] === 'message' ? 'message_action' : 'shortcut',
      callback_id: callback,
      channel: { id: channel, name: 'x' },
      message_ts: incident.marked,
      message: { type: 'message', ts: incident.marked, user, text: 'I was here' },
    });

  test('knows of every way in', () => {
    expect(Object.keys(typed)).toEqual(commands.map(({ name }) => name));
    const parts = commands.flatMap(({ name, parts = [] }) => parts.map((part) => `${name} ${part.name}`));
    expect(Object.keys(typedParts)).toEqual(parts);
    expect(Object.keys(pressed)).toEqual(buttons.map(({ action }) => action));
    // They show what there is to type, and nothing of any incident.
    expect(plainButtons.map(({ action }) => action)).toEqual(['whole-help']);
    expect(homeButtons.map(({ action }) => action)).toEqual(['home-declare']);
    expect(Object.keys(carried)).toEqual(modals.map(({ callback }) => callback));
    expect(Object.keys(calledOn)).toEqual(shortcuts.map(({ callback }) => callback));
    expect(new Set(Object.keys(told))).toEqual(new Set(events.map(({ type }) => type)));
  });

  describe.each([
    ['somebody who was never in', 'baraka'],
    ['somebody who was taken out', 'chebet'],
  ] as const)('for %s', (_, name) => {
    const user = () => world.person(name).id;

    test('by a command, wherever else it is typed', async () => {
      const open = world.playground.channels().find(({ name: of }) => of.startsWith('inc-2'));
      for (const channel of [ops, open?.id ?? '']) {
        for (const [word, text] of lines) {
          await inVain(word, () => command(user(), channel, `${word} ${text}`.trim()));
        }
      }
    });

    test('by a button, whatever incident its value names', async () => {
      for (const [action, value] of Object.entries(pressed)) {
        const went = await inVain(action, () => press(user(), action, `1:${value}`));
        expect([action, went]).toEqual([
          action,
          expect.stringContaining('There is no INC-1 that you can see'),
        ]);
      }
    });

    test('by a form, whatever it carries', async () => {
      for (const [callback, carries] of Object.entries(carried)) {
        for (const carry of carries(incident)) {
          const went = await inVain(callback, () => submit(user(), callback, carry));
          expect([callback, went]).not.toEqual([callback, expect.stringContaining('made a mistake')]);
          const isRefused = /There is no INC-1 that you can see|You cannot read this message/.test(went);
          expect([callback, carry, isRefused]).toEqual([
            callback,
            carry,
            callback !== 'declare' || 'message' in carry,
          ]);
        }
      }
    });

    test('by a shortcut', async () => {
      for (const callback of Object.keys(calledOn)) {
        await inVain(callback, () => call(user(), callback, ops));
      }
    });

    test('by Home', async () => {
      await inVain('home', async () => world.person(name).home());
      expect(secret.test(JSON.stringify(world.person(name).homeView()))).toBe(false);
      expect(JSON.stringify(world.person(name).homeView())).toContain('Open incidents');
    });
  });

  test('for people of another workspace, who reach nothing at all', async () => {
    const [amina, team] = [world.person('amina').id, 'T0OTHER'];
    const { channel } = incident;
    const before = (await logOf(world)).length;
    for (const [word, text] of lines) {
      const went = await inVain(word, () => command(amina, channel, `${word} ${text}`.trim(), team));
      expect([word, went]).toEqual([word, expect.stringContaining('another workspace’s')]);
    }
    for (const [action, value] of Object.entries(pressed)) {
      await inVain(action, () => press(amina, action, `1:${value}`, team, channel));
    }
    for (const [callback, carries] of Object.entries(carried)) {
      for (const carry of carries(incident))
        await inVain(callback, () => submit(amina, callback, carry, team));
    }
    for (const callback of Object.keys(calledOn)) {
      await inVain(callback, () => call(amina, callback, channel, team));
    }
    for (const [type, fields] of Object.entries(told)) {
      const event = { type, event_ts: '4000000000.000100', ...fields(incident, amina) };
      await inVain(type, async () =>
        world.playground.deliveries.event(type, { type: 'event_callback', team_id: team, event }),
      );
    }
    expect(await logOf(world)).toHaveLength(before);
    expect(world.playground.wire.calls().some(({ args }) => JSON.stringify(args).includes('Mallory'))).toBe(
      false,
    );
    expect(await world.types('amina', channel, '/incident status identified')).toBe('');
    expect(world.said(channel).at(-1)).toBe('*Status: identified*');
  });

  test('sends no answer to an address that is none of Slack’s', async () => {
    const asked: string[] = [];
    const elsewhere = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const message = { channel: ops, message: '1699440000.000100', zone: parseZone('UTC') };
    for (const respondAt of [
      `http://127.0.0.1:${port}/x`,
      `http://localhost:${port}/`,
      'file:///etc/passwd',
      'x',
    ]) {
      const answer = await submit(world.person('david').id, 'add-message', { message, respondAt });
      await world.settled();
      expect([respondAt, answer]).toEqual([respondAt, { acknowledged: true, payload: {} }]);
    }
    expect(asked).toEqual([]);
    expect(world.lines.filter((line) => line.includes('none of Slack’s'))).toHaveLength(4);
    elsewhere.close();
  });

  test('from a shared channel, though an event of another workspace is heard where it is for this one as well', async () => {
    const { team } = world.playground.state;
    const heard = told.reaction_added?.(incident, world.person('david').id) ?? {};
    const before = await recorded();
    world.playground.deliveries.event('reaction_added', {
      type: 'event_callback',
      team_id: 'T0OTHER',
      authorizations: [{ team_id: 'T0OTHER' }, { team_id: team.id }],
      event: { type: 'reaction_added', event_ts: '4000000000.000200', ...heard },
    });
    await world.settled();
    expect(await recorded()).toBe(before + 1);
  });
});
