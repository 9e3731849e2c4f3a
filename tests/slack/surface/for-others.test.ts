import { minute } from '../../../src/domain/time/instant';
import { ask, declared, shownTo, textsIn } from '../../support/asking';
import { World } from '../../support/world';

describe('an escalation that somebody else answers', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open({
      settingsOf: ({ chebet = '', david = '' }) => ({ teams: { payments: [chebet, david] } }),
    });
    channel = await declared(world);
  });
  afterEach(() => world.close());

  const told = () => world.playground.messages(channel).findLast(({ text }) => text.startsWith('*E1:*'));
  const presses = async (name: 'amina' | 'baraka' | 'david') => {
    await world.person(name).press(channel, told()?.ts ?? '', { action: 'acknowledge' });
    await world.settled();
  };
  const agrees = async (name: 'amina' | 'baraka') => {
    const asked = world.person(name).ephemerals().at(-1);
    await world.person(name).press(channel, asked?.ts ?? '', { action: 'acknowledge-for-others' });
    await world.settled();
  };
  const shown = () => textsIn(told()?.blocks).join('\n');

  test('is asked back first, and recorded as theirs for whoever was asked', async () => {
    await ask(world, 'amina', channel, '/incident escalate @chebet the queue is stuck');
    await presses('baraka');
    expect(shownTo(world, 'baraka')).toContain(
      'E1 asks Chebet Koech, and not you. Acknowledge for Chebet Koech?',
    );
    expect(shown()).not.toContain('Acknowledged');
    await world.turn(3 * minute);
    await agrees('baraka');
    expect(shown()).toContain('Acknowledged by Baraka Otieno for Chebet Koech, ');
    expect((await ask(world, 'amina', channel, '/incident timeline')).answer).toBe('The timeline of INC-1');
    await ask(world, 'amina', channel, '/incident postmortem');
    expect(world.draft()).toMatch(/Acknowledged 15:04 by .*Baraka Otieno.* for Chebet Koech, after 3 min/);
    expect(world.draft()).toContain('**E1 acknowledged** for Chebet Koech');
  });

  test('stands for a team that they are not in, and for their own without asking', async () => {
    await ask(world, 'amina', channel, '/incident escalate payments the queue is stuck');
    await presses('amina');
    expect(shownTo(world, 'amina')).toContain('Acknowledge for payments?');
    await presses('david');
    expect(shown()).toContain('Acknowledged by David Mwangi, ');
    await agrees('amina');
    expect(shownTo(world, 'amina')).toContain('E1 was acknowledged already');
  });

  test('is a vendor’s, for whom whoever presses speaks', async () => {
    await ask(world, 'amina', channel, '/incident escalate "Acme Networks" packet loss');
    await presses('baraka');
    expect(shown()).toContain('Acknowledged by Baraka Otieno, ');
  });
});

describe('a message of the bot’s own', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterEach(() => world.close());

  test('takes verdicts and no other mark, heard or read back', async () => {
    await ask(world, 'amina', channel, '/incident assume the cache is cold');
    await ask(world, 'amina', channel, '/incident postmortem');
    const own = world.playground.messages(channel).filter(({ user }) => user === world.playground.botUserId);
    const assumed = own.find(({ text }) => text.startsWith('*A1 assumed:*'));
    const draft = own.at(-1);
    await world.person('baraka').react(channel, draft?.ts ?? '', 'rotating_light');
    await world.settled();
    await world.stopBot();
    await world.person('baraka').react(channel, draft?.ts ?? '', 'red_circle');
    await world.person('baraka').react(channel, assumed?.ts ?? '', 'pushpin');
    await world.person('baraka').react(channel, assumed?.ts ?? '', 'x');
    await world.startBot();
    await world.turn(minute);
    await ask(world, 'amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('**A1 ruled out**');
    expect(world.draft()).not.toMatch(/\*\*(?:Detected|Impact started)\*\*/);
    expect(world.draft().match(/the cache is cold/g)).toHaveLength(3);
  });
});

describe('what is said to whoever asks', () => {
  let world: World;
  let channel: string;
  beforeAll(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterAll(() => world.close());

  test.each(['@here', '@channel packets are lost', '@Everyone', '@chebet @here packets are lost'])(
    'escalating to %s is refused',
    async (typed) => {
      const { answer, said } = await ask(world, 'amina', channel, `/incident escalate ${typed}`);
      expect(answer).toMatch(
        /^“@(?:here|channel|everyone)” calls whoever happens to be there, .* Mention a person or a group/,
      );
      expect(said).toEqual([]);
    },
  );

  test('help says what to do in a thread', async () => {
    const { answer } = await ask(world, 'amina', channel, '/incident help all');
    const shown = shownTo(world, 'amina');
    expect(answer + shown).toContain('Slack takes no slash command in a thread');
    expect(shown).toContain('*Add to timeline*, *Add assumption*');
  });

  test.each([
    ['add an alert by friday', '*F1*: add an alert (no owner, due 2023-11-10)'],
    ['add an alert, by 2026-12-05', '*F2*: add an alert (no owner, due 2026-12-05)'],
    ['add an alert due next friday', '*F3*: add an alert (no owner, due 2023-11-17)'],
    ['restart it by hand', '*F4*: restart it by hand (no owner, no due date)'],
    ['add an alert by friday @chebet', '*F5*: add an alert (<@'],
  ])('follow-up %s', async (typed, answer) => {
    expect((await ask(world, 'amina', channel, `/incident follow-up ${typed}`)).answer).toContain(answer);
  });
});

test('the reason of a marked escalation does not call anybody again', async () => {
  const world = await World.open();
  try {
    const channel = await declared(world);
    const { id } = world.person('chebet');
    const ts = await world
      .person('baraka')
      .post(channel, '@chebet: payments are stuck, since what @chebet released');
    await world.person('amina').react(channel, ts, 'sos');
    await world.settled();
    await world.turn(minute);
    expect(world.said(channel)).toContain(
      `*E1:* Amina Wanjiru → <@${id}>\npayments are stuck, since what Chebet Koech released`,
    );
  } finally {
    await world.close();
  }
});
