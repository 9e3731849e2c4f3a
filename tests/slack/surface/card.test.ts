import { World } from '../../support/world';

describe('the buttons of the card', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({ settingsOf: (ids) => ({ teams: { Payments: [ids.chebet ?? ''] } }) });
    channel = await world.declare();
  });
  afterEach(() => world.close());

  const card = () => {
    const found = world.playground
      .messages(channel)
      .find((message) => JSON.stringify(message.blocks ?? []).includes('card-times'));
    if (found === undefined) throw new Error('There is no card');
    return found;
  };

  const labels = (): readonly string[] =>
    [
      ...JSON.stringify(card().blocks).matchAll(
        /"action_id":"card-\w+","text":\{"type":"plain_text","text":"([^"]+)"/g,
      ),
    ].map(([, label = '']) => label);

  const press = async (action: string) => {
    await world.person('amina').press(channel, card().ts, { action });
    await world.settled();
    const modal = world.person('amina').modal();
    if (modal === undefined) throw new Error(`${action} opened no modal`);
    return modal;
  };

  const submit = async (modal: Awaited<ReturnType<typeof press>>) => {
    const answer = await modal.submit();
    await world.settled();
    return answer;
  };

  test('stand in the order in which a responder needs them', async () => {
    expect(labels()).toEqual(['I’ll lead', 'Update', 'Escalate', 'Assume', 'Times', 'Brief', 'Close']);
    await world.types('amina', channel, '/incident close');
    await submit(world.person('amina').modal() ?? (await press('card-close')));
    expect(labels()).toEqual(['Update', 'Times', 'Brief']);
  });

  test('begin with what comes next as the incident stands, which stands out', async () => {
    const rows = async (line: string) => {
      await world.types('amina', channel, `/incident ${line}`);
      await world.settled();
      const elements = [
        ...JSON.stringify(card().blocks).matchAll(/"type":"button".*?"value":"\d+"(?:,"style":"(\w+)")?/g),
      ];
      return elements.map(
        ([text, style]) => `${/"text":"([^"]+)"/.exec(text)?.[1]}${style ? ` (${style})` : ''}`,
      );
    };
    const usual = ['Update', 'Escalate', 'Assume', 'Times', 'Brief', 'Close'];
    expect(await rows('note looking')).toEqual(['I’ll lead (primary)', ...usual]);
    expect(await rows('lead')).toEqual(usual);
    expect(await rows('status monitoring')).toEqual(['It is resolved (primary)', ...usual]);
    expect(await rows('status resolved')).toEqual(['Close (primary)', 'Update', 'Times', 'Brief']);
  });

  test('stand below how bad it is, where it stands, who leads and what is promised next', async () => {
    const shown = () => {
      const [, { text }] = card().blocks as { text: { text: string } }[] as [
        unknown,
        { text: { text: string } },
      ];
      return text.text.replaceAll(/<!date[^|]*\|([^>]*)>/g, '$1').split('\n');
    };
    const amina = world.person('amina').id;
    expect(shown()).toEqual([
      expect.stringContaining('*Severity*  sev2'),
      '*Status*  investigating',
      '*Lead*  nobody',
      expect.stringMatching(/^\*Next\* {2}somebody leads by .* 12:05 UTC$/),
    ]);
    await world.types('amina', channel, '/incident lead');
    await world.types('amina', channel, '/incident update Looking. Next update at 15:30');
    await world.settled();
    expect(shown()).toEqual([
      expect.stringContaining('*Severity*  sev2'),
      '*Status*  investigating',
      expect.stringContaining(`*Lead*  <@${amina}>, since`),
      expect.stringMatching(/^\*Next\* {2}an update by .* 12:30 UTC$/),
    ]);
  });

  test('Update tells the stakeholders what was typed, word by word', async () => {
    const modal = await press('card-update');
    modal.fill('text', 'a fix is being tested <!channel>');
    expect(await submit(modal)).toEqual({ acknowledged: true, errors: {} });
    expect(world.said(channel).at(-1)).toBe('*Update:* a fix is being tested &lt;!channel&gt;');
    const announced = world.playground.messages(world.playground.channel('incidents').id).at(-1);
    expect(JSON.stringify(announced?.blocks)).toContain('a fix is being tested');
  });

  test('Assume records an assumption, at the time that was typed', async () => {
    const modal = await press('card-assume');
    modal.fill('text', 'the pool is exhausted');
    modal.fill('at', '14:50');
    await submit(modal);
    expect(world.said(channel).at(-1)).toBe('*A1 assumed:* the pool is exhausted');
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('- **14:50** **A1 assumed**: the pool is exhausted');
  });

  test('Assume shows at its field what is wrong with a time and keeps what was typed', async () => {
    const modal = await press('card-assume');
    modal.fill('text', 'the pool is exhausted');
    modal.fill('at', 'teatime');
    const { errors } = await submit(modal);
    expect(Object.keys(errors)).toEqual(['at']);
    expect(errors.at).toContain('is no time that can be read');
    modal.fill('at', '');
    expect((await submit(modal)).errors).toEqual({});
    expect(world.said(channel).at(-1)).toBe('*A1 assumed:* the pool is exhausted');
  });

  test('Escalate brings in people, a team and a name of outside with one escalation', async () => {
    const { baraka, chebet } = { baraka: world.person('baraka').id, chebet: world.person('chebet').id };
    const modal = await press('card-escalate');
    modal.fill('people', [baraka]);
    modal.fill('team', 'Payments');
    modal.fill('outside', 'Acme Networks');
    modal.fill('reason', 'the queue is stuck');
    await submit(modal);
    expect(world.said(channel).at(-1)).toBe(
      `*E1:* Amina Wanjiru → <@${baraka}>, *Payments* (<@${chebet}>), *Acme Networks*\nthe queue is stuck`,
    );
    expect(world.playground.membersOf(channel)).toEqual(expect.arrayContaining([baraka, chebet]));
  });

  test('Escalate knows a team by its name in any case, as the command does', async () => {
    const modal = await press('card-escalate');
    modal.fill('outside', 'payments');
    await submit(modal);
    expect(world.said(channel).at(-1)).toContain(`*Payments* (<@${world.person('chebet').id}>)`);
  });

  test('Escalate says at its first field that somebody is to be named', async () => {
    const modal = await press('card-escalate');
    modal.fill('reason', 'help');
    const { errors } = await submit(modal);
    expect(Object.keys(errors)).toEqual(['people']);
    expect(errors.people).toBe('Choose somebody, a team, or name who else is to help.');
    expect(world.said(channel).join()).not.toContain('E1');
  });

  test('a closed incident refuses to escalate in the modal that was open before', async () => {
    const modal = await press('card-escalate');
    modal.fill('people', [world.person('baraka').id]);
    await world.types('baraka', world.playground.channel('ops').id, '/incident list');
    await world.person('baraka').join(channel);
    await world.types('baraka', channel, '/incident close');
    await world.person('baraka').modal()?.submit();
    await world.settled();
    expect((await submit(modal)).errors.people).toContain('is closed and escalates to nobody');
  });

  test('a canceled incident has none', async () => {
    await world.types('amina', channel, '/incident cancel false alarm');
    const [card] = world.playground
      .messages(channel)
      .filter((message) => message.text.startsWith('INC-1: Checkout answers 500 (sev2, canceled)'));
    expect(card?.blocks).toBeDefined();
    expect(JSON.stringify(card?.blocks)).not.toContain('"actions"');
  });
});
