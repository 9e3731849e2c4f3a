import { ask, declared, opened, shownTo, textsIn } from '../../support/asking';
import { services } from '../../support/details';
import { World } from '../../support/world';

describe('services', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({
      settings: { services },
      settingsOf: (ids) => ({ teams: { Ops: [ids.david ?? ''], Payments: [ids.chebet ?? ''], Lab: [] } }),
    });
    channel = await declared(world);
  });
  afterEach(() => world.close());

  const blocksOf = (where: string, words: string): string => {
    const found = world.playground
      .messages(where)
      .findLast(({ blocks }) => JSON.stringify(blocks ?? []).includes(words));
    return JSON.stringify(found?.blocks ?? []);
  };
  const card = () => blocksOf(channel, 'card-times');
  const announced = () => blocksOf(world.playground.channel('incidents').id, 'INC-1');
  const says = (line: string, name: 'amina' | 'baraka' = 'baraka') =>
    ask(world, name, channel, `/incident ${line}`);
  const lines =
    '*checkout*  ·  owned by Payments  ·  #checkout-team  ·  <https://wiki.example.com/checkout|Runbook>  ·  <https://grafana.example.com/d/checkout|Latency>';

  test('are named by one command, which answers the asker alone and shows where to look', async () => {
    expect(await says('service cart')).toEqual({
      answer: `INC-1 is about *checkout*.\n${lines}`,
      seenBy: 'the asker',
      said: [],
    });
    expect(card()).toContain(`*Services*\\n${lines}`);
    expect(announced()).toContain(', about checkout');
    expect((await says('list')).answer).toContain(
      'sev2, investigating, about checkout  Checkout answers 500',
    );
    await says('service search');
    expect((await says('service')).answer).toBe(
      `INC-1 is about *checkout*, *search*.\n${lines}\n*search*\nBesides, there is R&amp;D &lt;lab&gt;. Type \`/incident service R&amp;D &lt;lab&gt;\` to say that it is about that.`,
    );
  });

  test.each([['remove checkout'], ['-cart'], ['— checkout'], ['Remove CHECKOUT']])(
    'are taken off by “service %s”',
    async (typed) => {
      await says('service checkout');
      await says('service search');
      expect((await says(`service ${typed}`)).answer).toBe('Taken off. INC-1 is about *search*.');
      expect(card()).not.toContain('wiki.example.com');
      expect(announced()).toContain(', about search');
    },
  );

  test('say what there is where nothing is meant by a name', async () => {
    expect((await says('service chekout')).answer).toBe(
      'There is no service “chekout”. Did you mean checkout? There are checkout, search, R&amp;D &lt;lab&gt;.',
    );
    expect((await says('service <!channel> *x*')).answer).not.toContain('<!channel>');
    expect((await says('service remove checkout')).answer).toContain('it is about no service');
  });

  test('offer their owner, once, by a form in which that team is chosen', async () => {
    await says('service checkout');
    const { ts } = world.person('baraka').ephemerals().at(-1) ?? { ts: '' };
    expect(shownTo(world, 'baraka')).toContain('Escalate to Payments');
    await world.person('baraka').press(channel, ts, { action: 'escalate-to-owner' });
    await world.settled();
    const modal = world.person('baraka').modal();
    expect(textsIn(modal?.view.blocks)).toContain('Payments, owns checkout');
    modal?.fill('reason', 'no orders come in');
    expect(await modal?.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    expect(world.said(channel).at(-1)).toContain('→ *Payments*');
    expect(world.playground.membersOf(channel)).toContain(world.person('chebet').id);
    await says('service remove checkout');
    await says('service checkout');
    expect(shownTo(world, 'baraka')).not.toContain('Escalate to Payments');
  });

  test('put their owners first in the form of escalating, and choose nobody', async () => {
    await says('service R&D <lab>');
    const ts = world.playground
      .messages(channel)
      .find(({ blocks }) => JSON.stringify(blocks ?? []).includes('card-times'))?.ts;
    await world.person('amina').press(channel, ts ?? '', { action: 'card-escalate' });
    await world.settled();
    const [, team] = (world.person('amina').modal()?.view.blocks ?? []) as {
      element: { options: { text: unknown }[] };
    }[];
    expect(textsIn(team)).toContain('Lab owns R&D <lab>.');
    const options = team?.element.options.map(({ text }) => text);
    expect(textsIn(options)).toEqual(['Lab, owns R&D <lab>', 'Ops', 'Payments']);
    expect(team?.element).not.toHaveProperty('initial_option');
  });

  test('are withdrawn by undo', async () => {
    await says('service checkout');
    expect((await says('undo')).answer).toContain('the service checkout');
    const { ts } = world.person('baraka').ephemerals().at(-1) ?? { ts: '' };
    await world.person('baraka').press(channel, ts, { action: 'withdraw' });
    await world.settled();
    await world.turn(2_000_000);
    expect(card()).not.toContain('*Services*');
    expect(announced()).not.toContain('about checkout');
  });

  test('are chosen in the form that declares, among any number of them', async () => {
    const modal = await opened(world, 'amina', world.playground.channel('ops').id, '/incident start');
    modal.fill('title', 'Search is empty');
    modal.fill('services', ['search', 'checkout']);
    expect(await modal.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    await world.turn(2_000_000);
    const incidents = world.playground.channel('incidents').id;
    expect(blocksOf(incidents, 'INC-2')).toContain(', about search, checkout');
    expect((await says('brief INC-2', 'amina')).answer).toContain('How INC-2 stands');
    expect(shownTo(world, 'amina')).toContain('*search*');
  });

  test('stand in Home, in the draft and in the list of nobody else where the incident is private', async () => {
    const ops = world.playground.channel('ops').id;
    await world.types('amina', ops, '/incident start sev2 --private Salaries leaked');
    await world.types('amina', ops, '/incident service INC-2 R&D <lab>');
    await world.turn(2_000_000);
    const everywhere = JSON.stringify(world.playground.messages(world.playground.channel('incidents').id));
    expect(everywhere).not.toContain('lab');
    expect((await says('list')).answer).not.toContain('lab');
    expect((await says('list', 'amina')).answer).toContain(
      ', private, about R&amp;D &lt;lab&gt;  Salaries leaked',
    );
    await world.person('amina').home();
    await world.person('baraka').home();
    await world.settled();
    expect(JSON.stringify(world.person('amina').homeView())).toContain('about R&amp;D &lt;lab&gt;');
    expect(JSON.stringify(world.person('baraka').homeView())).not.toContain('lab');
    await world.types('amina', ops, '/incident postmortem INC-2');
    await world.turn(2_000_000);
    expect(world.draft()).toContain('- **Services**: R&D &lt;lab>');
  });

  test('of a drill are announced nowhere', async () => {
    const drill = await world.declare('/incident start --drill sev2 Practice');
    await ask(world, 'amina', drill, '/incident service search');
    expect(blocksOf(drill, 'card-times')).toContain('*search*');
    expect(announced()).not.toContain('search');
  });
});

test('a form holds hundreds of services, in lists of a hundred', async () => {
  const many = Array.from({ length: 250 }, (_, index) => ({
    ...{ name: `service ${String(index).padStart(3, '0')} ${'x'.repeat(38)}`, aliases: [], dashboards: [] },
  }));
  const world = await World.open({ settings: { services: many } });
  const modal = await opened(world, 'amina', world.playground.channel('ops').id, '/incident start');
  const names = [many[7]?.name ?? '', many[249]?.name ?? ''];
  modal.fill('title', 'Everything is down');
  modal.fill('services', names);
  expect(await modal.submit()).toEqual({ acknowledged: true, errors: {} });
  await world.settled();
  const channel = world.playground.channel('inc-1-everything-is-down').id;
  const form = await opened(world, 'amina', channel, '/incident fields');
  form.fill('services', [names[1] ?? '']);
  await form.submit();
  await world.settled();
  expect((await ask(world, 'amina', channel, '/incident service')).answer).toContain(
    `is about *${names[1]}*.`,
  );
  await world.close();
});
