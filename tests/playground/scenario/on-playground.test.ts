import { Playground } from '../../../src/playground/playground';
import { playScenario } from '../../../src/playground/scenario/player';
import { ReplayClock } from '../../../src/playground/scenario/replay-clock';
import { readScenario } from '../../../src/playground/scenario/scenario';
import { at, by } from './played';
import { script, step } from './script';

const manifest = {
  display_information: { name: 'Nobody' },
  oauth_config: { scopes: { bot: ['chat:write'] } },
  settings: { socket_mode_enabled: true },
};

/** Plays these steps in a real playground, whose app is not connected; `joinIn` is what others do after each step. */
async function playedThere(steps: object[], joinIn?: (playground: Playground) => Promise<void>) {
  const clock = new ReplayClock(at('14:50:00'));
  const playground = await Playground.start({ manifest, clock });
  try {
    const scenario = readScenario(JSON.stringify(script({ steps })), 'leak.json');
    const others = joinIn && { othersJoinIn: true, onStep: () => joinIn(playground) };
    await playScenario(scenario, { playground, clock, settled: () => playground.idle(), ...others });
    const channel = playground.channel('#ops');
    return { messages: playground.messages('#ops'), people: playground.state.people, channel };
  } finally {
    await playground.stop();
  }
}

test('people and bots write in the playground at the times of the story', async () => {
  const attachments = [{ color: 'danger', title: 'Website down' }];
  const { messages, people } = await playedThere([
    by('monitoring', { post: '', attachments }, '15:00'),
    step({ at: '15:01:10', post: 'It is down & out, @baraka', as: 'down' }),
    by('baraka', { reply: 'Lookin', to: 'down', as: 'reply' }),
    by('baraka', { edit: 'reply', text: 'Looking' }),
    by('amina', { react: 'eyes', to: { containing: 'Website down' } }),
    by('amina', { react: 'pushpin', to: { containing: 'down & out' } }),
    by('amina', { unreact: 'pushpin', to: 'down' }),
    by('amina', { react: 'dart', to: 'reply' }),
  ]);
  const baraka = Object.values(people).find(({ name }) => name === 'baraka');
  expect(messages.filter(({ subtype }) => subtype !== 'channel_join')).toMatchObject([
    { ts: '1699444800.000000', attachments, reactions: [{ name: 'eyes' }] },
    { ts: '1699444870.000000', text: `It is down &amp; out, <@${baraka?.id}>`, reactions: [] },
    { text: 'Looking', threadTs: '1699444870.000000', reactions: [{ name: 'dart' }] },
  ]);
});

test('people forward messages, share files, convert and archive channels', async () => {
  const { messages, channel } = await playedThere([
    step({ post: '- down\n- *really*', as: 'down' }),
    by('baraka', { forward: 'down', into: '#ops', comment: 'from Amina', as: 'shared' }),
    by('baraka', { upload: 'trace.txt', content: 'at line 1', comment: 'the trace', to: 'down' }),
    by('amina', { react: 'eyes', to: 'shared' }),
    by('amina', { post: '', blocks: [{ type: 'rich_text', elements: [quote('said')] }] }),
    by('amina', { convert: 'private' }),
    by('amina', { archive: true }),
  ]);
  const [down, shared, file, quoted] = messages.filter(({ subtype }) => !subtype?.startsWith('channel_'));
  expect(shared).toMatchObject({
    text: 'from Amina',
    attachments: [{ is_share: true, author_name: 'Amina Wanjiru', text: '• down\n• *really*', ts: down?.ts }],
    reactions: [{ name: 'eyes' }],
  });
  expect(file).toMatchObject({ text: 'the trace', subtype: 'file_share', threadTs: down?.ts });
  expect(quoted).toMatchObject({ text: '&gt; said' });
  expect(channel).toMatchObject({ kind: 'private', archived: true });
});

test('people meet in a huddle, which ends with the last who leaves', async () => {
  const { messages, people } = await playedThere([
    by('amina', { huddle: 'start', as: 'call' }),
    by('baraka', { huddle: 'join' }),
    by('baraka', { react: 'eyes', to: 'call' }),
    by('amina', { huddle: 'leave' }),
    by('baraka', { huddle: 'leave' }),
  ]);
  const call = messages.find(({ subtype }) => subtype === 'huddle_thread');
  const everPresent = ['amina', 'baraka'].map(
    (handle) => Object.values(people).find(({ name }) => name === handle)?.id,
  );
  expect(call).toMatchObject({ reactions: [{ name: 'eyes' }], huddle: { present: [], everPresent } });
  expect(call?.huddle?.end).toBeGreaterThan(0);
});

const quote = (text: string) => ({ type: 'rich_text_quote', elements: [{ type: 'text', text }] });

test('what Slack refuses stops the play with its reason', async () => {
  const steps = [by('baraka', { leave: true }), by('baraka', { post: 'Hello?' })];
  await expect(playedThere(steps)).rejects.toThrow('leak, step 2 (15:02:00, baraka, post): not_in_channel');
});

test('a step that finds done what it would do is no reason to stop, where others join in', async () => {
  const steps = [
    step({ as: 'down' }),
    by('amina', { post: 'Never mind', as: 'slip' }),
    by('amina', { react: 'eyes', to: 'down' }),
    by('amina', { delete: 'slip' }),
    by('amina', { unreact: 'eyes', to: 'down' }),
    by('amina', { post: 'Goes on' }, '15:03'),
  ];
  let taken = 0;
  const { messages } = await playedThere(steps, async (playground) => {
    taken += 1;
    const amina = playground.person('amina');
    const { id } = playground.channel('ops');
    const [down, slip] = playground.messages('#ops');
    if (taken === 2) await amina.react(id, down?.ts ?? '', 'eyes');
    if (taken === 3) {
      await amina.unreact(id, down?.ts ?? '', 'eyes');
      await amina.delete(id, slip?.ts ?? '');
    }
  });
  expect(messages.map(({ text }) => text)).toEqual(['It is down', 'Goes on']);
  await expect(playedThere([steps[0] ?? {}, steps[2] ?? {}, steps[2] ?? {}])).rejects.toThrow(
    'already_reacted',
  );
});

test('the role of somebody is their title', async () => {
  const clock = new ReplayClock(at('14:50:00'));
  const playground = await Playground.start({ manifest, clock });
  const people = { amina: { name: 'Amina Wanjiru', role: 'On call' }, baraka: { name: 'Baraka Otieno' } };
  const scenario = readScenario(JSON.stringify(script({ people })), 'leak.json');
  await playScenario(scenario, { playground, clock, settled: () => playground.idle() });
  const titles = Object.values(playground.state.people).map(({ name, title }) => [name, title]);
  expect(titles).toEqual(
    expect.arrayContaining([
      ['amina', 'On call'],
      ['baraka', undefined],
    ]),
  );
  await playground.stop();
});
