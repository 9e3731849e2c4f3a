import { World } from '../../support/world';

describe('the channel of an incident', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  const nameOf = async (title: string, flags = ''): Promise<string> => {
    const channel = await world.declare(`/incident start sev2 ${flags} ${title}`);
    return world.playground.channel(channel).name;
  };

  test.each([
    { title: 'Checkout answers 500', name: 'inc-1-checkout-answers-500' },
    { title: 'Café à Zürich: où est l’API?', name: 'inc-1-cafe-a-zurich-ou-est-l-api' },
    { title: 'DB_1 // is -- down!!', name: 'inc-1-db-1-is-down' },
    { title: 'データベース障害', name: 'inc-1-detabesuzhang-hai' },
    { title: ':fire: Login fails 🔥', name: 'inc-1-fire-login-fails' },
    { title: `Down ${'x'.repeat(120)}`, name: `inc-1-down-${'x'.repeat(69)}` },
  ])('is called $name for “$title”', async ({ title, name }) => {
    expect(await nameOf(title)).toBe(name);
    expect(name.length).toBeLessThanOrEqual(80);
  });

  test('takes a suffix where somebody else has the name', async () => {
    const amina = world.person('amina');
    amina.channels.create('inc-1-checkout-answers-500');
    amina.channels.create('inc-1-checkout-answers-500-2', { private: true });
    expect(await nameOf('Checkout answers 500')).toBe('inc-1-checkout-answers-500-3');
    expect(world.said(world.playground.channel('inc-1-checkout-answers-500').id)).toEqual([]);
  });

  test('keeps its name within the limit with a suffix, too', async () => {
    const long = `inc-1-down-${'x'.repeat(69)}`;
    world.person('amina').channels.create(long);
    expect(await nameOf(`Down ${'x'.repeat(120)}`)).toBe(`${long.slice(0, 78)}-2`);
  });

  test('numbers incidents one after the other', async () => {
    expect(await nameOf('Same title')).toBe('inc-1-same-title');
    expect(await nameOf('Same title')).toBe('inc-2-same-title');
  });

  test('has the declarer and the configured responders in it', async () => {
    await world.close();
    world = await World.open({ settingsOf: (ids) => ({ responders: [ids.chebet ?? '', ids.amina ?? ''] }) });
    const channel = await world.declare();
    const members = world.playground.membersOf(channel);
    const expected = [world.playground.botUserId, world.person('amina').id, world.person('chebet').id];
    expect([...members].sort()).toEqual(expected.sort());
  });

  test.each([
    ['--private', {}, false],
    ['--drill', {}, false],
    ['--private', { respondersInPrivate: true }, true],
    ['--drill', { respondersInDrills: true }, true],
    ['--drill', { respondersInPrivate: true }, false],
    ['--private --drill', { respondersInPrivate: true }, false],
  ])('with %s and the settings %j has the responders in it: %s', async (flags, settings, areIn) => {
    await world.close();
    world = await World.open({ settingsOf: (ids) => ({ responders: [ids.chebet ?? ''], ...settings }) });
    const channel = await world.declare(`/incident start sev2 ${flags} Checkout answers 500`);
    expect(world.playground.membersOf(channel)).toContain(world.person('amina').id);
    expect(world.playground.membersOf(channel).includes(world.person('chebet').id)).toBe(areIn);
  });

  test('says in its topic and description what is going on, in words that have no effect', async () => {
    const channel = await world.declare('/incident start sev1 <!channel> & <b>bold</b> is down');
    const { topic, purpose } = world.playground.channel(channel);
    expect(topic.value).toBe('sev1 · ongoing · &lt;!channel&gt; &amp; &lt;b&gt;bold&lt;/b&gt; is down');
    expect(purpose.value).toBe('INC-1: &lt;!channel&gt; &amp; &lt;b&gt;bold&lt;/b&gt; is down.');
  });

  test('keeps a long title within what topic and description may hold', async () => {
    const channel = await world.declare(`/incident start sev1 ${'&'.repeat(90)} down ${'<'.repeat(90)}`);
    const { topic, purpose } = world.playground.channel(channel);
    for (const { value } of [topic, purpose]) {
      expect(value.length).toBeLessThanOrEqual(250);
      expect(value).toMatch(/^[^&]+(&amp;)+…$/);
    }
  });
});

describe('an incident that not everybody is to see', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  test('has a private channel and stands nowhere else', async () => {
    const channel = await world.declare('/incident start sev1 --private Data may have leaked');
    await world.types('amina', channel, '/incident status identified');
    expect(world.playground.channel(channel).kind).toBe('private');
    for (const other of world.playground.channels().filter(({ id }) => id !== channel)) {
      expect(JSON.stringify(world.playground.messages(other.id))).not.toMatch(/leaked|INC-1/);
    }
    expect(world.playground.channel(channel).pins).toHaveLength(1);
    expect(world.said(channel).filter((text) => text.startsWith(':warning:'))).toEqual([]);
  });

  test('takes a suffix rather than a public channel of its name', async () => {
    world.person('amina').channels.create('inc-1-data-may-have-leaked');
    const channel = await world.declare('/incident start --private Data may have leaked');
    expect(world.playground.channel(channel)).toMatchObject({
      name: 'inc-1-data-may-have-leaked-2',
      kind: 'private',
    });
  });

  test('is not announced when it is a drill, which says so', async () => {
    const channel = await world.declare('/incident start --drill Fail over to the second site');
    await world.types('amina', channel, '/incident status identified');
    expect(world.said(world.playground.channel('incidents').id)).toEqual([]);
    expect(world.playground.channel(channel).purpose.value).toContain('This is a drill.');
    const card = world.playground.messages(channel).find(({ blocks }) => blocks !== undefined);
    expect(JSON.stringify(card?.blocks)).toContain('(drill)');
  });
});
