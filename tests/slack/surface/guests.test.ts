import { minute } from '../../../src/domain/time/instant';
import type { Member } from '../../../src/playground/people/member';
import { commands } from '../../../src/slack/commands';
import { textsIn } from '../../support/asking';
import { World } from '../../support/world';
import { logOf } from '../transport/log-of';

const refused = 'Guests of the workspace cannot do this.';

/** What a guest types behind each command that is for members alone. */
const forMembers: Readonly<Record<string, string>> = {
  start: 'sev1 Something else',
  escalate: '@david let me bring you in',
  lead: '',
  role: 'comms',
  'hand-over': '@david',
  'step-down': '',
  severity: 'sev1',
  status: 'resolved',
  title: 'Mine',
  zone: 'UTC',
  subscribe: '',
  unsubscribe: '',
  service: 'checkout',
  fields: '',
  update: 'all is well',
  times: '',
  postmortem: '',
  close: '',
  reopen: '',
  cancel: 'it was nothing',
};

/** What a guest in the channel may type. */
const forGuests: Readonly<Record<string, string>> = {
  note: 'the router was swapped',
  undo: '',
  assume: 'it is the router',
  confirm: 'A1 it flaps',
  partly: 'A1 only at night',
  'rule-out': 'A1 it does not',
  'follow-up': 'buy a router',
  done: 'F1',
  drop: 'F1 nobody sells it',
  timeline: '',
  check: '',
  brief: '',
  list: '',
  help: 'note',
};

describe('a guest', () => {
  let world: World;
  let channel: string;
  let other: string;
  let gil: Member;
  beforeEach(async () => {
    world = await World.open();
    other = await world.declare('/incident start sev3 Search is slow');
    channel = await world.declare();
    await world.person('baraka').join(channel);
    gil = world.playground.addPerson({ name: 'gil', realName: 'Gil Odhiambo', guest: 'multi-channel' });
    world.person('amina').channels.invite(channel, gil.id);
    await world.turn(minute);
  });
  afterEach(() => world.close());

  const types = async (where: string, line: string): Promise<string> => {
    const { text = '' } = await gil.command(where, line);
    await world.settled();
    return text;
  };
  const recorded = async (): Promise<readonly string[]> => (await logOf(world)).map(({ type }) => type);
  const newest = (): string =>
    textsIn(gil.ephemerals().at(-1)?.blocks ?? gil.ephemerals().at(-1)?.text).join(' ');
  const messageWith = (start: string): string =>
    world.playground.messages(channel).findLast(({ text }) => text.startsWith(start))?.ts ?? '';

  test('in an incident’s channel may add to the record and read it, and do nothing else by command', async () => {
    expect(new Set([...Object.keys(forMembers), ...Object.keys(forGuests)])).toEqual(
      new Set(commands.map(({ name }) => name)),
    );
    const before = await recorded();
    for (const [word, text] of Object.entries(forMembers)) {
      expect([word, await types(channel, `/incident ${word} ${text}`.trim())]).toEqual([
        word,
        expect.stringContaining(refused),
      ]);
    }
    expect([await recorded(), gil.modal()]).toEqual([before, undefined]);
    for (const [word, text] of Object.entries(forGuests)) {
      expect([word, await types(channel, `/incident ${word} ${text}`.trim())]).not.toEqual([
        word,
        expect.stringContaining(refused),
      ]);
    }
    expect(await recorded()).toEqual(
      expect.arrayContaining(['noted', 'assumed', 'settled', 'follow-up-added', 'follow-up-settled']),
    );
  });

  test('sees the incidents alone in whose channels they are', async () => {
    await types(channel, '/incident list');
    expect(newest()).toContain('Checkout answers 500');
    expect(newest()).not.toContain('Search is slow');
    await gil.home();
    await world.settled();
    expect(JSON.stringify(gil.homeView())).toContain('Checkout answers 500');
    expect(JSON.stringify(gil.homeView())).not.toContain('Search is slow');
    await world.person('amina').channels.kick(channel, gil.id);
    await gil.home();
    await world.settled();
    expect(JSON.stringify(gil.homeView())).not.toContain('Checkout answers 500');
  });

  test('may answer what the buttons of an incident ask, and is refused the others and those of other incidents', async () => {
    await world.types('amina', channel, `/incident escalate @gil the network`);
    await world.types('amina', channel, '/incident note rolled back');
    const card = world.playground.channel(channel).pins[0]?.ts ?? '';
    for (const action of ['card-lead', 'card-update', 'card-escalate', 'card-times', 'card-close']) {
      await gil.press(channel, card, { action });
      await world.settled();
      expect([action, gil.modal(), newest()]).toEqual([action, undefined, expect.stringContaining(refused)]);
    }
    await gil.press(channel, card, { action: 'card-assume' });
    await world.settled();
    gil.modal()?.fill('text', 'it is the router');
    await gil.modal()?.submit();
    await gil.press(channel, messageWith('*E1:*'), { action: 'acknowledge' });
    await world.settled();
    expect((await recorded()).slice(-6)).toEqual(
      expect.arrayContaining(['assumed', 'escalation-acknowledged']),
    );
    world.person('amina').channels.invite(other, gil.id);
    await world.turn(minute);
    world.person('amina').channels.kick(other, gil.id);
    await world.turn(minute);
    const forged = await press('card-assume', '1');
    expect(forged).toContain('There is no INC-1 that you can see.');
  });

  /** Presses a button in the incident's channel with a value that somebody made up. */
  const press = async (action: string, value: string): Promise<string> => {
    const text = { type: 'plain_text', text: 'Press me' };
    const blocks = [{ type: 'actions', elements: [{ type: 'button', action_id: action, value, text }] }];
    const ts = await world.playground
      .addBot({ name: `Forger ${action} ${value}` })
      .post(channel, { text: 'x', blocks });
    await gil.press(channel, ts, { action });
    await world.settled();
    return newest();
  };

  test('withdraws what they recorded by command, and nothing of anybody else’s', async () => {
    await world.types('amina', channel, '/incident note rolled back');
    const hers = (await logOf(world)).findLast(({ type }) => type === 'noted')?.seq;
    expect(await press('withdraw', `2:${hers}`)).toContain(refused);
    await types(channel, '/incident note the router was swapped');
    const own = (await logOf(world)).findLast(({ type }) => type === 'noted')?.seq;
    expect(await press('withdraw', `2:${own}`)).toContain('Withdrawn.');
  });

  test('marks what was said like anybody, and brings nobody in by a mark either', async () => {
    const ts = await world.person('baraka').post(channel, '@david please look');
    await gil.react(channel, ts, 'sos');
    await gil.react(channel, ts, 'red_circle');
    await world.turn(minute);
    expect(world.playground.membersOf(channel)).not.toContain(world.person('david').id);
    expect(world.said(channel).filter((text) => text.startsWith('*E'))).toEqual([]);
    await world.types('amina', channel, '/incident postmortem');
    expect(world.draft()).toContain('**Impact started**: @David Mwangi please look');
  });

  test('adds a message by its menu, and declares nothing by a form', async () => {
    const ts = await world.person('baraka').post(channel, 'The router flaps');
    await gil.shortcut('add-to-timeline', { channel, ts });
    await world.settled();
    gil.modal()?.fill('kind', 'entry');
    await gil.modal()?.submit();
    await world.settled();
    expect((await recorded()).filter((type) => type === 'mark-set')).toHaveLength(1);
    await gil.shortcut('declare-incident');
    await world.settled();
    expect(gil.modal()).toBeUndefined();
    const direct = await gil.directMessages(world.playground.botUserId);
    expect(world.said(direct).at(-1)).toContain(refused);
  });

  test('is let do everything once they are a member', async () => {
    expect(await types(channel, '/incident severity sev1')).toContain(refused);
    await world.turn(minute);
    world.playground.changePerson('gil', { guest: undefined });
    await world.settled();
    expect(await types(channel, '/incident severity sev1')).toBe('');
    await world.settled();
    expect(world.said(channel).at(-1)).toBe('*Severity: sev1*');
  });
});

describe('somebody whom the bot meets for the first time', () => {
  let world: World;
  let ops: string;
  let gil: Member;
  beforeEach(async () => {
    world = await World.open();
    await world.declare('/incident start sev3 Search is slow');
    await world.turn(minute);
    gil = world.playground.addPerson({ name: 'gil', guest: 'multi-channel' });
    ops = world.playground.channel('ops').id;
    world.person('amina').channels.invite(ops, gil.id);
    await world.settled();
  });
  afterEach(() => world.close());

  test('and who is a guest sees no list of incidents, and a member sees it a moment later', async () => {
    for (const [who, isShown] of [
      [gil, false],
      [world.person('david'), true],
    ] as const) {
      expect((await who.command(ops, '/incident list')).acknowledged).toBe(true);
      await world.settled();
      const shown = JSON.stringify(who.ephemerals());
      expect([shown.includes('Search is slow'), shown.includes('No incident is open')]).toEqual([
        isShown,
        !isShown,
      ]);
    }
  });

  test('is answered at once where a guest would see the same', async () => {
    const incident = world.playground.channels().find(({ name }) => name.startsWith('inc-1'));
    await world.types('amina', incident?.id ?? '', '/incident cancel');
    const { text } = await world.person('david').command(ops, '/incident list');
    expect(text).toContain('No incident is open.');
  });

  test('and who is a guest declares nothing that lasts', async () => {
    await gil.command(ops, '/incident start sev1 Everything is down');
    await world.turn(minute);
    const direct = await gil.directMessages(world.playground.botUserId);
    expect(world.said(direct)).toEqual([
      expect.stringContaining('INC-2 was called off: guests cannot declare'),
    ]);
    expect((await logOf(world)).filter(({ number }) => number === 2).map(({ type }) => type)).toContain(
      'canceled',
    );
    await world.types('amina', ops, '/incident list');
    expect(JSON.stringify(world.person('amina').ephemerals().at(-1))).not.toContain('Everything is down');
    const announced = world
      .said(world.playground.channel('incidents').id)
      .filter((text) => text.includes('INC-2'));
    expect(announced.every((text) => text.includes('canceled'))).toBe(true);
    const again = await gil.command(ops, '/incident start sev1 Everything is down');
    expect(again.text).toContain(refused);
  });
});
