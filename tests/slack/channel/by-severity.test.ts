import { readConfig } from '../../../src/config';
import { World, type WorldOptions } from '../../support/world';

const { channel: usual } = readConfig({}).settings;

describe('an incident of a severity', () => {
  let world: World;
  afterEach(() => world.close());

  /** Baraka is there for every incident, chebet for sev1, david for sev2. */
  const open = async (settings: WorldOptions['settings'] = {}): Promise<void> => {
    world = await World.open({
      settingsOf: ({ baraka = '', chebet = '', david = '' }) => ({
        responders: [baraka],
        respondersBySeverity: { sev1: [chebet], sev2: [david] },
        ...settings,
      }),
    });
  };
  const inside = (channel: string): readonly string[] =>
    (['amina', 'baraka', 'chebet', 'david'] as const).filter((name) =>
      world.playground.channel(channel).members.includes(world.person(name).id),
    );

  test('has those in its channel who are there for it, and a rise brings in more', async () => {
    await open();
    const channel = await world.declare();
    expect(inside(channel)).toEqual(['amina', 'baraka', 'david']);
    await world.types('amina', channel, '/incident severity sev1');
    expect(inside(channel)).toEqual(['amina', 'baraka', 'chebet', 'david']);
  });

  test('brings in nobody who left, and nobody when it is less bad after all', async () => {
    await open();
    const channel = await world.declare('/incident start sev4 A label is wrong');
    world.person('amina').channels.kick(channel, world.person('baraka').id);
    await world.types('amina', channel, '/incident severity sev3');
    expect(inside(channel)).toEqual(['amina']);
    await world.types('amina', channel, '/incident severity sev2');
    expect(inside(channel)).toEqual(['amina', 'david']);
    world.person('amina').channels.kick(channel, world.person('david').id);
    await world.types('amina', channel, '/incident severity sev1');
    world.person('amina').channels.kick(channel, world.person('chebet').id);
    await world.types('amina', channel, '/incident severity sev2');
    expect(inside(channel)).toEqual(['amina']);
  });

  test('brings nobody in for what was said by mistake while nobody could be brought in', async () => {
    await open();
    const channel = await world.declare('/incident start sev4 A label is wrong');
    await world.stopBot();
    await world.startBot();
    world.person('amina').channels.archive(channel);
    const ops = world.playground.channel('ops').id;
    await world.types('amina', ops, '/incident severity INC-1 sev1');
    await world.types('amina', ops, '/incident severity INC-1 sev4');
    world.person('amina').channels.unarchive(channel);
    await world.settled();
    expect(inside(channel)).toEqual(['amina', 'baraka']);
  });

  test.each([
    ['a private incident', '/incident start sev2 --private Salaries leaked', 'respondersInPrivate'],
    ['a drill', '/incident start sev2 --drill A region is gone', 'respondersInDrills'],
  ])('brings nobody into %s unless the settings say so', async (_, line, setting) => {
    await open();
    const channel = await world.declare(line);
    await world.types('amina', channel, '/incident severity sev1');
    expect(inside(channel)).toEqual(['amina']);
    await world.close();
    await open({ [setting]: true });
    const other = await world.declare(line);
    expect(inside(other)).toEqual(['amina', 'baraka', 'david']);
    await world.types('amina', other, '/incident severity sev1');
    expect(inside(other)).toEqual(['amina', 'baraka', 'chebet', 'david']);
  });

  test('says once whom Slack did not let in, and has all others', async () => {
    await open();
    const channel = await world.declare('/incident start sev3 Search is slow');
    world.playground.faults.add(({ method, moment }) =>
      method === 'conversations.invite' && moment === 'before'
        ? { type: 'error', error: 'user_is_restricted' }
        : undefined,
    );
    await world.types('amina', channel, '/incident severity sev1');
    expect(world.said(channel).filter((text) => text.startsWith(':warning:'))).toEqual([
      ':warning: *INC-1: the invitation of those who are there for this severity is missing.* A guest cannot be brought in by an app. Invite them by hand.',
    ]);
  });

  test('welcomes on its card with what is said of it, in no message besides', async () => {
    await open({
      channel: {
        ...usual,
        usualWelcome: { text: 'Say what you *see* before you change it.', links: {} },
        welcome: {
          sev1: {
            text: 'Open the bridge.',
            links: { Bridge: 'https://meet.example.com/fire', Playbook: 'https://wiki.example.com/a?b=1&c' },
          },
        },
      },
    });
    const channel = await world.declare();
    const card = (): string => {
      const [ts] = world.playground.channel(channel).pins.map((pin) => pin.ts);
      return JSON.stringify(world.playground.messages(channel).find((each) => each.ts === ts)?.blocks);
    };
    expect(card()).toContain('Say what you *see* before you change it.');
    const count = world.said(channel).length;
    await world.types('amina', channel, '/incident severity sev1');
    expect(card()).not.toContain('before you change it');
    expect(card()).toContain('"Open the bridge."');
    expect(card()).toContain(
      '"<https://meet.example.com/fire|Bridge>  ·  <https://wiki.example.com/a?b=1&amp;c|Playbook>"',
    );
    expect(world.said(channel).length).toBe(count + 1);
    expect(world.said(world.playground.channel('incidents').id).join()).not.toContain('bridge');
    await world.types('amina', channel, '/incident cancel nothing was broken');
    expect(card()).not.toContain('bridge');
  });
});
