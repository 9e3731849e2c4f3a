import { minute } from '../../../src/domain/time/instant';
import { readServiceField } from '../../../src/slack/block-kit/service-field';
import { ModalValues } from '../../../src/slack/block-kit/values';
import { ask, declared, opened, prefilled, shownTo, shownWith, textsIn } from '../../support/asking';
import { fields, services } from '../../support/details';
import { World } from '../../support/world';

describe('fields', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({ settings: { fields, services } });
    channel = await declared(world);
  });
  afterEach(() => world.close());

  const ops = () => world.playground.channel('ops').id;
  const says = (line: string, where = channel) => ask(world, 'amina', where, `/incident ${line}`);
  const form = (where = channel) => opened(world, 'amina', where, '/incident fields');
  const save = async (modal: Awaited<ReturnType<typeof form>>) => {
    const answer = await modal.submit();
    await world.settled();
    await world.turn(2_000_000);
    return answer;
  };
  const card = (where = channel) => {
    const found = world.playground
      .messages(where)
      .find(({ blocks }) => JSON.stringify(blocks ?? []).includes('card-times'));
    return { ts: found?.ts ?? '', blocks: JSON.stringify(found?.blocks) };
  };
  const brief = async (where = channel) => {
    await says('brief', where);
    return shownTo(world, 'amina');
  };
  const written = async (where = channel) => {
    await says('postmortem', where);
    await world.turn(2_000_000);
    return world.draft();
  };

  test('never keep anybody from declaring: what is empty is offered by a button', async () => {
    const { answer } = await says('start sev2 Search is empty', ops());
    expect(answer.split('\n')).toEqual([
      expect.stringContaining('*INC-2 is declared*'),
      'To be filled in: *Business impact*',
    ]);
    const { ts } = shownWith(world, 'amina', 'Fill in 1 field');
    await world.person('amina').press(ops(), ts, { action: 'card-fields' });
    await world.settled();
    expect(world.person('amina').modal()?.view.title).toMatchObject({ text: 'Fields of INC-2' });
  });

  test('are asked in the form that declares, and stand on record with the declaration', async () => {
    const modal = await opened(world, 'amina', ops(), '/incident start');
    expect(textsIn(modal.view.blocks)).toContain(
      'What the customers cannot do. Required for the draft; it can be filled in later.',
    );
    expect(JSON.stringify(modal.view.blocks)).not.toContain('Lost orders');
    modal.fill('title', 'Search is empty');
    modal.fill('field:impact', 'some orders');
    expect(await save(modal)).toEqual({ acknowledged: true, errors: {} });
    const own = world.playground.channel('inc-2-search-is-empty').id;
    expect(card(own).blocks).not.toContain('card-fields');
    expect(await brief(own)).toContain('*Business impact*  some orders');
  });

  test('are offered on the card until they are filled in, by whichever form', async () => {
    expect(card().blocks).toContain('"action_id":"card-fields"');
    await world.person('baraka').press(channel, card().ts, { action: 'card-fields' });
    await world.settled();
    const modal = world.person('baraka').modal();
    modal?.fill('field:impact', 'all orders');
    modal?.fill('field:orders', '1500.5');
    modal?.fill('field:told by', world.person('david').id);
    modal?.fill('field:lesson', 'ask *twice* <!channel>\n- and again');
    modal?.fill('services', ['search']);
    expect(await modal?.submit()).toEqual({ acknowledged: true, errors: {} });
    await world.settled();
    await world.turn(2_000_000);
    expect(card().blocks).not.toContain('card-fields');
    const known = await brief();
    expect(known).toContain('*Lost orders*  1500.5');
    expect(known).toContain('*Who told the customers?*  David Mwangi');
    expect(known).toContain('&lt;!channel&gt;');
    const draft = await written();
    expect(draft).toContain('- **Services**: search\n');
    expect(draft).toContain(
      '- **Business impact**: all orders\n- **Who told the customers?**: David Mwangi\n',
    );
    expect(draft).not.toContain('C01');
  });

  test('show what stands in them, change what is touched alone, and can be emptied', async () => {
    const first = await form();
    first.fill('field:orders', '3');
    first.fill('field:lesson', 'test more');
    await save(first);
    const second = await form();
    expect([prefilled(second, 'field:orders'), prefilled(second, 'field:lesson')]).toEqual([
      '3',
      'test more',
    ]);
    // Somebody else is faster with another field.
    const other = await opened(world, 'baraka', channel, '/incident fields');
    other.fill('field:impact', 'none');
    await save(other);
    second.fill('field:orders', '');
    await save(second);
    const known = await brief();
    expect(known).not.toContain('Lost orders');
    expect(known).toContain('*Business impact*  none');
    expect(known).toContain('*Lesson for the board*  test more');
    const before = await world.types('amina', channel, '/incident undo');
    expect(before).toContain('Lost orders: nothing any more');
  });

  test('refuse a number that would not be kept as it was typed', async () => {
    const modal = await form();
    modal.fill('field:orders', '0.1234567');
    modal.fill('field:lesson', 'stays');
    expect(await save(modal)).toEqual({
      acknowledged: true,
      errors: {
        'field:orders':
          'This is no number that can be kept. Type at most twelve digits and three decimal places, such as 1500 or 0.25.',
      },
    });
    expect(await brief()).not.toContain('stays');
    modal.fill('field:orders', '-0');
    expect(await save(modal)).toEqual({ acknowledged: true, errors: {} });
    expect(await brief()).toContain('*Lost orders*  0');
  });

  test('are asked for when it is resolved, by the command that says so and by the reminder’s button', async () => {
    expect((await says('status monitoring')).answer).not.toContain('To be filled in');
    await world.turn(120 * minute);
    const asked = world.playground.messages(channel).findLast(({ text }) => text.includes('Is it resolved?'));
    const button = await world.person('baraka').press(channel, asked?.ts ?? '', { action: 'resolve' });
    expect(button).toMatchObject({ acknowledged: true });
    await world.settled();
    expect(shownTo(world, 'baraka')).toContain('Fill in 2 fields');
    await says('status investigating');
    expect((await says('status resolved')).answer).toBe(
      'To be filled in: *Business impact*, *Who told the customers?*',
    );
    expect(shownTo(world, 'amina')).toContain('Fill in 2 fields');
  });

  test('are asked for in the form that closes, and nothing waits for them', async () => {
    const modal = await opened(world, 'amina', channel, '/incident close');
    const texts = textsIn(modal.view.blocks);
    expect(texts).toEqual(
      expect.arrayContaining(['Business impact', 'Who told the customers?', 'Lesson for the board']),
    );
    // What the form asks for is not said to be missing as well.
    expect(texts.join('\n')).not.toContain('is not filled in');
    // Not required, and asked for before.
    expect(texts).not.toContain('Lost orders');
    modal.fill('field:lesson', 'test more');
    expect(await save(modal)).toEqual({ acknowledged: true, errors: {} });
    const draft = world.draft();
    expect(draft).toContain(
      '- **Business impact**: None recorded\n- **Who told the customers?**: None recorded\n- **Lesson for the board**: test more\n',
    );
    expect(draft).toContain(
      '- **C01** (error, Issue summary) “Business impact” is not filled in. Type `/incident fields`.',
    );
    expect(card().blocks).toContain('card-fields');
  });

  test('keep their words from documents once those are removed for good', async () => {
    const modal = await form();
    modal.fill('field:lesson', 'Salaries of the board');
    await save(modal);
    await says('timeline');
    const { ts } = world.person('amina').ephemerals().at(-1) ?? { ts: '' };
    await world.person('amina').press(channel, ts, { action: 'change-entry' });
    await world.settled();
    const choose = world.person('amina').modal();
    const [option = ''] = textsIn(choose?.view.blocks).filter((text) => text.includes('Salaries'));
    choose?.fill('entry', option);
    await choose?.submit();
    await world.settled();
    const change = world.person('amina').modal();
    change?.fill('fate', 'redact');
    await change?.submit();
    await world.settled();
    expect(await written()).toContain('- **Lesson for the board**: \\[redacted\\]');
    expect(
      await world.stored((db) => db.selectFrom('incident_events').select('body').execute()),
    ).not.toContainEqual(expect.objectContaining({ body: expect.stringContaining('Salaries') }));
  });

  test('are no form where the settings ask for nothing, and of a canceled incident', async () => {
    await says('cancel a mistake');
    expect((await says('fields')).answer).toContain('INC-1 was canceled');
    const bare = await World.open();
    const own = await bare.declare();
    expect(await bare.types('amina', own, '/incident fields')).toBe(
      'No fields and no services are configured. The settings `fields` and `services` list them.',
    );
    expect(await bare.types('amina', own, '/incident service checkout')).toContain(
      'No services are configured.',
    );
    await bare.close();
  });
});

test('a service that the settings do not list cannot be added by a form that was made up', () => {
  const chosen = ['search', '<!channel>'].map((value) => ({ value }));
  const values = new ModalValues({
    state: { values: { services: { value: { selected_options: chosen } } } },
    blocks: [],
  });
  expect(readServiceField(values, services)).toEqual({ added: ['search'], removed: [] });
});
