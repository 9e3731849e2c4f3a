import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

describe('the rest of the commands', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare();
  });
  afterEach(() => world.close());

  test('severity tells the channel once, with nothing beside it, and brings topic and announcement up to date', async () => {
    const before = world.said(channel).length;
    expect(await world.types('amina', channel, '/incident severity sev1')).toBe('');
    expect(world.said(channel).slice(before)).toEqual(['*Severity: sev1*']);
    expect(world.playground.channel(channel).topic.value).toContain('sev1');
    expect(world.said(world.playground.channel('incidents').id)).toEqual([
      'INC-1: Checkout answers 500 (sev1, investigating)',
      '*INC-1 is worse:* sev1, everyone is affected or data is at risk. It was sev2.',
    ]);
    expect(await world.types('amina', channel, '/incident severity 1')).toContain('INC-1 is sev1 already');
    expect(await world.types('amina', channel, '/incident sev 7')).toBe(
      'There is no severity “7”. Type one of sev1, sev2, sev3, sev4, where sev1 is the worst.',
    );
  });

  test('title renames the card and the topic and leaves the channel its name', async () => {
    await world.types('amina', channel, '/incident title Cards are refused');
    expect(world.playground.channel(channel)).toMatchObject({
      name: 'inc-1-checkout-answers-500',
      topic: { value: 'sev2 · ongoing · Cards are refused' },
    });
  });

  test('zone changes how times are typed and leaves what was recorded', async () => {
    expect(await world.types('amina', channel, '/incident zone Nairobi')).toContain('Africa/Nairobi');
    expect(await world.types('amina', channel, '/incident zone Asia/Kolkata')).toContain('IST, UTC+05:30');
    await world.types('amina', channel, '/incident note 17:20 rolled back');
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('- **17:20** rolled back');
    expect(world.draft()).toContain('Asia/Kolkata (IST, UTC+05:30)');
  });

  test('update stands in the channel once, in the one announcement and below it', async () => {
    const incidents = world.playground.channel('incidents').id;
    const answer = await world.types('amina', channel, '/incident update a fix is being tested');
    expect(answer).toContain('The update stands in this channel and in #incidents. The next one is due ');
    expect(world.said(channel).at(-1)).toBe('*Update:* a fix is being tested');
    const [announcement, reply, ...more] = world.playground
      .messages(incidents)
      .filter(({ subtype }) => subtype === undefined);
    expect(JSON.stringify(announcement?.blocks)).toContain('a fix is being tested');
    expect(reply).toMatchObject({
      text: '*Update on INC-1:* a fix is being tested',
      threadTs: announcement?.ts,
    });
    expect(more).toEqual([]);
  });

  test('follow-up answers the asker, is told once and stands in the draft with owner and due date', async () => {
    const answer = await world.types(
      'amina',
      channel,
      '/incident follow-up add an alert @baraka due tomorrow',
    );
    const baraka = world.person('baraka').id;
    expect(answer).toBe(
      `Recorded as *F1*: add an alert (<@${baraka}>, due 2023-11-09). Type \`/incident done F1\` when it is done.`,
    );
    expect(world.said(channel).filter((text) => text.includes('add an alert'))).toEqual([
      `*F1:* add an alert (<@${baraka}>, due 2023-11-09)`,
    ]);
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('- [ ] F1 add an alert (Baraka Otieno, due 2023-11-09)');
    expect(await world.types('amina', channel, '/incident follow-up add it due 2023-11-07')).toBe(
      '2023-11-07 has passed; today is 2023-11-08. Type a day that is still to come.',
    );
  });

  test('undo shows the asker’s last fact and withdraws it by button', async () => {
    await world.person('baraka').join(channel);
    await world.types('baraka', channel, '/incident note 14:50 first error');
    await world.types('amina', channel, '/incident assume the pool is exhausted');
    const shown = await world.types('baraka', channel, '/incident undo');
    expect(shown).toContain('a note: first error');
    const ephemeral = world.person('baraka').ephemerals().at(-1);
    await world.person('baraka').press(channel, ephemeral?.ts ?? '', { action: 'withdraw' });
    await world.settled();
    expect(await world.types('baraka', channel, '/incident undo')).toBe(
      'You recorded nothing by command in INC-1 that could be withdrawn. To withdraw a mark, take your reaction away.',
    );
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).not.toContain('first error');
    expect(world.draft()).toContain('the pool is exhausted');
  });

  test('a withdrawn assumption keeps its number and its message says so', async () => {
    await world.types('amina', channel, '/incident assume the pool is exhausted');
    await world.types('amina', channel, '/incident undo');
    const ephemeral = world.person('amina').ephemerals().at(-1);
    await world.person('amina').press(channel, ephemeral?.ts ?? '', { action: 'withdraw' });
    await world.settled();
    expect(world.said(channel)).toContain('*Withdrawn.* This no longer counts.');
    expect(await world.types('amina', channel, '/incident assume a disk is full')).toContain('*A2*');
  });

  test('list shows open incidents to the asker and no private one elsewhere', async () => {
    await world.declare('/incident start sev3 --private Salaries leaked');
    await world.declare('/incident start sev4 Typo on the homepage');
    const ops = world.playground.channel('ops').id;
    await world.types('baraka', ops, '/incident list');
    const listed = JSON.stringify(world.person('baraka').ephemerals().at(-1)?.blocks);
    expect(listed).toContain('Checkout answers 500');
    expect(listed).toContain('Typo on the homepage');
    expect(listed).not.toContain('Salaries');
  });

  test('reopen takes the closing back and cancel ends everything', async () => {
    expect(await world.types('amina', channel, '/incident reopen')).toContain('is open (investigating)');
    await world.types('amina', channel, '/incident close');
    await world.person('amina').modal()?.submit();
    await world.settled();
    expect(await world.types('amina', channel, '/incident escalate @baraka help')).toContain('reopen');
    await world.turn(minute);
    expect(await world.types('amina', channel, '/incident reopen the errors are back')).toBe('');
    expect(world.said(channel).at(-1)).toBe('*INC-1 is reopened.*\nthe errors are back');
    await world.types('amina', channel, '/incident cancel false alarm');
    expect(await world.types('amina', channel, '/incident note too late')).toContain('was canceled');
  });
});

describe('a slip of a tired person', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  test.each(['-private', '—private', '−private', '--private'])(
    'start %s is private all the same',
    async (flag) => {
      const channel = await world.declare(`/incident start ${flag} key leaked`);
      expect(world.playground.channel(channel)).toMatchObject({ kind: 'private', name: 'inc-1-key-leaked' });
    },
  );

  test('note -at reads the time as --at does', async () => {
    const channel = await world.declare();
    expect(await world.types('amina', channel, '/incident note -at 14:30 rolled back')).toContain('*14:30*');
  });

  test('title without words says how to type one', async () => {
    const channel = await world.declare();
    expect(await world.types('amina', channel, '/incident title')).toBe(
      'Say what is wrong: `/incident title Cards are refused`.',
    );
  });

  test('cancel leaves a closed incident as it is', async () => {
    const channel = await world.declare();
    await world.types('amina', channel, '/incident close');
    await world.person('amina').modal()?.submit();
    await world.settled();
    expect(await world.types('amina', channel, '/incident cancel oops')).toBe(
      'INC-1 is closed. Type `/incident reopen &lt;reason&gt;` before you cancel it.',
    );
  });

  test('a resolution that is marked before the impact is found by the draft', async () => {
    const channel = await world.declare();
    const amina = world.person('amina');
    const first = await amina.post(channel, 'All is well again');
    await world.turn(3 * minute);
    const second = await amina.post(channel, 'Errors are rising');
    await amina.react(channel, second, 'red_circle');
    await amina.react(channel, first, 'checkered_flag');
    await world.settled();
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('**T11**');
    expect(world.draft()).toContain('Impact is said to have started after it was resolved.');
  });
});
