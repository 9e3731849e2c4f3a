import { minute } from '../../../src/domain/time/instant';
import { button } from '../../../src/slack/block-kit/message';
import { World } from '../../support/world';

describe('an incident’s channel', () => {
  let world: World;
  let channel: string;
  let bot: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare();
    bot = world.playground.botUserId;
    await world.person('baraka').join(channel);
    await world.settled();
  });
  afterEach(() => world.close());

  /** What the bot told amina, who declared, to her alone. */
  const toldDeclarer = async (): Promise<readonly string[]> =>
    world.said(await world.person('amina').directMessages(bot));

  const keeper = () => world.person('amina').channels;

  const lost = (): string =>
    `:warning: *INC-1: the bot is no longer in <#${channel}>.* Nothing that is said or marked there is recorded, and what it still had to do there waits. Invite the bot again: type \`/invite\` and its name there.`;

  test('from which the bot is taken out is told of once to the declarer, and goes on when it is back', async () => {
    keeper().kick(channel, bot);
    await world.settled();
    expect(await toldDeclarer()).toEqual([lost()]);
    await world.types('amina', channel, '/incident severity sev1');
    await world.types('amina', channel, '/incident assume the pool is exhausted');
    await world.turn(10 * minute);
    const before = world.said(channel);
    expect(before).not.toContain('*Severity: sev1*');

    keeper().invite(channel, bot);
    await world.settled();
    const since = world.said(channel).slice(before.length);
    // It fell due meanwhile, and is said beside what is told in order.
    const [due, told] = [true, false].map((isDue) =>
      since.filter((text) => text.includes('nobody leads *INC-1* yet') === isDue),
    );
    expect([due?.length, told]).toEqual([1, ['*Severity: sev1*', '*A1 assumed:* the pool is exhausted']]);
    expect(world.playground.channel(channel).topic.value).toContain('sev1');
    expect(await toldDeclarer()).toEqual([lost()]);
  });

  test('from which the bot was taken out unheard is noticed by the first job that fails there', async () => {
    await world.stopBot();
    world.playground.deliveries.pause();
    keeper().kick(channel, bot);
    await world.startBot();
    await world.types('amina', channel, '/incident severity sev1');
    await world.types('amina', channel, '/incident status identified');
    expect(await toldDeclarer()).toEqual([lost()]);
    await world.turn(minute);
    world.playground.deliveries.resume(() => []);
    keeper().invite(channel, bot);
    await world.settled();
    expect(world.said(channel).slice(-2)).toEqual(['*Severity: sev1*', '*Status: identified*']);
  });

  test('that is archived keeps what is to be done there until it is back, and the draft goes to whoever closes it', async () => {
    await world.types('amina', channel, '/incident close');
    const modal = world.person('amina').modal();
    keeper().archive(channel);
    await world.settled();
    await modal?.submit();
    await world.settled();
    await world.stopBot();
    await world.startBot();
    await world.turn(10 * minute);
    expect(world.said(channel)).not.toContain('*INC-1 is closed.* The postmortem draft follows.');
    expect(world.draft()).toContain('# INC-1: Checkout answers 500');

    keeper().unarchive(channel);
    await world.settled();
    expect(world.said(channel)).toContain('*INC-1 is closed.* The postmortem draft follows.');
    expect(world.playground.channel(channel).topic.value).toContain('closed');
    expect(world.playground.files()).toHaveLength(1);
  });

  test('that is archived while a job is at work there is not given up', async () => {
    world.playground.deliveries.pause();
    await world.types('amina', channel, '/incident assume the pool is exhausted');
    const told = world.said(channel).length;
    const release = world.playground.faults.add(({ moment, method, args }) =>
      moment === 'before' && method === 'chat.postMessage' && args.channel === channel
        ? { type: 'error', error: 'is_archived' }
        : undefined,
    );
    await world.types('amina', channel, '/incident severity sev1');
    release();
    keeper().archive(channel);
    await world.turn(minute);
    keeper().unarchive(channel);
    world.playground.deliveries.resume();
    await world.settled();
    expect(world.said(channel).slice(told)).toEqual(['*Severity: sev1*']);
    expect(await toldDeclarer()).toEqual([]);
  });

  test('that is renamed by hand keeps its incident, under the new name', async () => {
    keeper().rename(channel, 'checkout-is-down');
    await world.settled();
    expect(await world.types('amina', channel, '/incident severity sev1')).toBe('');
    expect(world.said(channel).at(-1)).toBe('*Severity: sev1*');
    const stored = await world.stored((db) => db.selectFrom('incidents').select('channel_name').execute());
    expect(stored).toEqual([{ channel_name: 'checkout-is-down' }]);
  });

  test('that is deleted is told of to the declarer, and its incident is listed without it', async () => {
    await world.types('amina', channel, '/incident severity sev1');
    keeper().delete(channel);
    await world.settled();
    expect(await toldDeclarer()).toEqual([
      ':warning: *INC-1: its channel was deleted.* What was recorded is kept. If it is over, close it here, and the postmortem draft comes to you; if not, declare it anew: `/incident start <title>`.',
    ]);
    await world.types('amina', world.playground.channel('ops').id, '/incident list');
    const listed = JSON.stringify(world.person('amina').ephemerals().at(-1));
    expect(listed).toContain('Checkout answers 500');
    expect(listed).not.toContain(channel);
  });

  test('that is deleted takes nothing along: the incident can be closed, and the declarer gets the draft', async () => {
    await world.types('amina', channel, '/incident note the pool was full');
    keeper().kick(channel, bot);
    await world.types('amina', channel, '/incident severity sev1');
    keeper().invite(channel, bot);
    keeper().delete(channel);
    await world.settled();
    const amina = world.person('amina');
    const direct = await amina.directMessages(bot);
    const notice = world.playground.messages(direct).at(-1)?.ts ?? '';
    await amina.press(direct, notice, { action: 'card-close' });
    await world.settled();
    await amina.modal()?.submit();
    await world.settled();
    expect(world.draft()).toContain('the pool was full');
    expect(world.playground.messages(direct).at(-1)?.text).toContain('The postmortem draft of INC-1');
    await world.types('amina', world.playground.channel('ops').id, '/incident list');
    expect(JSON.stringify(amina.ephemerals().at(-1))).toContain('No incident is open.');
  });
});

describe('a part that was given up', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  const failing = (name: string, error: string) =>
    world.playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === name ? { type: 'error', error } : undefined,
    );

  test('is tried again by the button of its notice, which then says so', async () => {
    const repair = failing('pins.add', 'restricted_action');
    const channel = await world.declare();
    const notices = () =>
      world.playground.messages(channel).filter(({ text }) => text.startsWith(':warning:'));
    const [notice] = notices();
    expect(notice?.text).toContain('*INC-1: the pin of the card is missing.*');

    await world.person('amina').press(channel, notice?.ts ?? '', { action: 'try-again' });
    await world.settled();
    expect(notices()).toHaveLength(2);
    expect(JSON.stringify(notices()[0]?.blocks)).toContain(`Tried again by <@${world.person('amina').id}>`);
    expect(JSON.stringify(notices()[0]?.blocks)).not.toContain('try-again');

    repair();
    const second = notices()[1]?.ts ?? '';
    await world.person('amina').press(channel, second, { action: 'try-again' });
    await world.settled();
    expect(notices()).toHaveLength(2);
    expect(world.playground.channel(channel).pins).toHaveLength(1);
  });

  test('is not tried again once it is done, whoever still has the button', async () => {
    const repair = failing('pins.add', 'restricted_action');
    const channel = await world.declare();
    const amina = world.person('amina');
    const notice = world.playground.messages(channel).find(({ text }) => text.startsWith(':warning:'));
    const [value = ''] = /1:pin-card/.exec(JSON.stringify(notice?.blocks)) ?? [];
    const blocks = [{ type: 'actions', elements: [button('try-again', 'Try again', value)] }];
    const copy = await world.playground.addBot({ name: 'Copier' }).post(channel, { text: 'Again', blocks });
    repair();
    await amina.press(channel, notice?.ts ?? '', { action: 'try-again' });
    await world.settled();
    expect(world.playground.channel(channel).pins).toHaveLength(1);
    await amina.press(channel, copy, { action: 'try-again' });
    await world.settled();
    expect(amina.ephemerals().at(-1)?.text).toContain('It is done, or somebody tried it again already.');
  });

  test('is tried again from the direct message when it is the channel itself', async () => {
    const repair = failing('conversations.create', 'restricted_action');
    const { playground } = world;
    await world.types('amina', playground.channel('ops').id, '/incident start sev2 --private Leak');
    repair();
    const direct = await world.person('amina').directMessages(playground.botUserId);
    const notice = playground.messages(direct).find(({ text }) => text.startsWith(':warning:'));
    await world.person('amina').press(direct, notice?.ts ?? '', { action: 'try-again' });
    await world.settled();
    expect(playground.membersOf('inc-1-leak')).toContain(world.person('amina').id);
  });
});
