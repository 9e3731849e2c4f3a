import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

const title = 'Search answers slowly';

describe('an incident that is named first', () => {
  let world: World;
  let channel: string;
  let ops: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare(`/incident start sev2 ${title}`);
    ops = world.playground.channel('ops').id;
  });
  afterEach(() => world.close());

  const types = (line: string): Promise<string> => world.types('amina', ops, line);

  test.each([
    ['status INC-1 identified', 'INC-1 is now *identified*.'],
    ['severity inc-1 sev1', 'INC-1 is now *sev1*.'],
    ['assume INC-1 a slow disk', '*A1*'],
    ['escalate INC-1 @baraka the disk is slow', 'Recorded as *E1*'],
    ['title INC-1 Search is down', 'Search is down'],
    ['zone INC-1 Asia/Tokyo', 'Asia/Tokyo'],
    ['undo INC-1', 'You recorded nothing by command in INC-1'],
    ['cancel INC-1 a false alarm', 'INC-1'],
    ['update INC-1 the index is rebuilt', 'The update stands in the channel of INC-1 and in #incidents.'],
    ['postmortem INC-1', 'Revision 1 of the draft is on its way into the channel of INC-1.'],
  ])('takes /incident %s from any channel', async (line, answer) => {
    expect(await types(`/incident ${line}`)).toContain(answer);
  });

  test('takes verdicts, and says who is meant', async () => {
    await types('/incident assume INC-1 a slow disk');
    expect(await types('/incident rule-out Inc-1 A1 the disk is fast')).toContain('*A1* is ruled out');
    await types('/incident postmortem INC-1');
    expect(world.draft()).toContain('the disk is fast');
  });

  test.each([
    ['close', 'Close INC-1'],
    ['times', 'Times of INC-1'],
  ])('opens the form of %s', async (command, heading) => {
    await types(`/incident ${command} INC-1`);
    expect(JSON.stringify(world.person('amina').modal()?.view)).toContain(heading);
  });

  test('gets a note that its own channel reads, and whoever typed it alone elsewhere', async () => {
    const before = world.playground.messages(ops).length;
    expect(await types('/incident note INC-1 14:50 first errors')).toMatch(
      /^\*INC-1\* .*14:50.*first errors$/,
    );
    expect(world.playground.messages(ops)).toHaveLength(before);
    expect(world.said(channel).at(-1)).toBe('*Note:* first errors');
    await types('/incident postmortem INC-1');
    expect(world.draft()).toContain('- **14:50** first errors');
  });

  test('gets a follow-up that its own channel reads', async () => {
    expect(await types('/incident follow-up INC-1 add an alert @baraka')).toContain('*F1*: add an alert');
    expect(world.said(channel).at(-1)).toBe(
      `*F1:* add an alert (<@${world.person('baraka').id}>, no due date)`,
    );
  });

  test('tells nothing twice that is typed in its own channel', async () => {
    await world.types('amina', channel, '/incident note INC-1 rolled back');
    expect(world.said(channel).filter((text) => text.includes('rolled back'))).toHaveLength(1);
  });

  test('takes back what was told of a note that is withdrawn', async () => {
    await types('/incident note INC-1 rolled back');
    await types('/incident undo INC-1');
    const shown = world.person('amina').ephemerals().at(-1);
    await world.person('amina').press(ops, shown?.ts ?? '', { action: 'withdraw' });
    await world.settled();
    expect(world.said(channel).at(-1)).toBe('*Withdrawn.* This no longer counts.');
  });

  test('is meant rather than the one whose channel it is typed in, and the answer says so', async () => {
    const other = await world.declare('/incident start sev3 Payroll exports fail');
    expect(await world.types('amina', other, '/incident note INC-1 rolled back')).toContain('*INC-1*');
    expect(world.said(channel).at(-1)).toBe('*Note:* rolled back');
  });

  test('is no part of a title that is declared', async () => {
    await types('/incident start sev3 INC-1 is back');
    await types('/incident list');
    expect(JSON.stringify(world.person('amina').ephemerals().at(-1)?.blocks)).toContain('INC-1 is back');
  });

  test.each(['timeline', 'note', 'close', 'confirm', 'postmortem', 'times', 'update', 'undo', 'severity'])(
    'is to people outside a private one as if it had never been declared: %s',
    async (command) => {
      await world.declare('/incident start sev1 --private Salaries leaked');
      await world.person('baraka').join(channel);
      await world.settled();
      const rest = command === 'severity' ? 'sev1' : 'A1 x';
      const hidden = await world.types('baraka', ops, `/incident ${command} INC-2 ${rest}`);
      const missing = await world.types('baraka', ops, `/incident ${command} INC-9 ${rest}`);
      expect(hidden).toContain('There is no INC-2 that you can see.');
      expect(hidden.replace('INC-2', 'INC-9')).toBe(missing);
      expect(world.person('baraka').modal()).toBeUndefined();
    },
  );

  test('is taken from whoever is in a private one, in whose channel alone it stands', async () => {
    const secret = await world.declare('/incident start sev1 --private Salaries leaked');
    const before = JSON.stringify(world.playground.messages(ops));
    await types('/incident note INC-2 the export was public');
    expect(world.said(secret).at(-1)).toBe('*Note:* the export was public');
    expect(JSON.stringify(world.playground.messages(ops))).toBe(before);
  });

  test('is shown to no guest who is not in its channel, though nobody knew that they are one', async () => {
    const gil = world.playground.addPerson({ name: 'gil', guest: 'multi-channel' });
    world.person('amina').channels.invite(ops, gil.id);
    await world.settled();
    await world.playground.person('gil').command(ops, '/incident timeline INC-1');
    await world.settled();
    const shown = world.playground.person('gil').ephemerals().at(-1);
    expect(shown?.text).toContain('There is no INC-1 that you can see');
  });

  test('opens its form to somebody of whom nothing was known', async () => {
    const person = world.playground.addPerson({ name: 'nia' });
    world.person('amina').channels.invite(ops, person.id);
    await world.settled();
    await world.playground.person('nia').command(ops, '/incident close INC-1');
    await world.settled();
    expect(JSON.stringify(world.playground.person('nia').modal()?.view)).toContain('Close INC-1');
  });
});

describe('an incident in whose channel nobody can write', () => {
  let world: World;
  let channel: string;
  let ops: string;
  beforeEach(async () => {
    world = await World.open();
    ops = world.playground.channel('ops').id;
  });
  afterEach(() => world.close());

  const lose = async (how: 'archive' | 'delete', line = `/incident start sev2 ${title}`): Promise<void> => {
    channel = await world.declare(line);
    world.person('amina').channels.invite(channel, world.person('baraka').id);
    await world.types('amina', channel, '/incident follow-up add an alert @amina');
    world.person('amina').channels[how](channel);
    await world.settled();
  };

  const listed = async (): Promise<string> => {
    await world.types('amina', ops, '/incident list');
    return JSON.stringify(world.person('amina').ephemerals().at(-1)?.blocks);
  };

  /** Whose direct messages with the bot hold a draft. */
  const drafted = (): readonly string[] =>
    world.playground
      .files()
      .flatMap(({ shares }) => Object.keys(shares))
      .filter((id) => world.playground.channel(id).kind === 'im')
      .flatMap((id) => world.playground.channel(id).members)
      .filter((member) => member !== world.playground.botUserId);

  const closes = async (name: 'amina' | 'baraka'): Promise<void> => {
    await world.types(name, ops, '/incident close INC-1');
    await world.person(name).modal()?.submit();
    await world.settled();
  };

  test.each([
    ['archive', '(archived)'],
    ['delete', '(channel deleted)'],
  ] as const)('says so in lists and on Home: %s', async (how, words) => {
    await lose(how);
    expect(await listed()).toContain(words);
    await world.person('amina').home();
    await world.settled();
    const home = JSON.stringify(world.person('amina').homeView());
    expect(home.split(words)).toHaveLength(3);
  });

  test('is listed without that once the channel is back', async () => {
    await lose('archive');
    world.person('amina').channels.unarchive(channel);
    await world.settled();
    expect(await listed()).not.toContain('archived');
  });

  test.each(['archive', 'delete'] as const)(
    'closes, and the draft goes to whoever asked: %s',
    async (how) => {
      await lose(how);
      await closes('baraka');
      expect(drafted()).toEqual([world.person('baraka').id]);
      expect(world.draft()).toContain('add an alert');
      expect(await world.types('amina', ops, '/incident postmortem INC-1')).toContain(
        `by direct message, because the channel is ${how}d`,
      );
      expect(drafted()).toEqual([world.person('baraka').id, world.person('amina').id]);
    },
  );

  test('sends the draft of an archived private one to whoever asked and is in it', async () => {
    await lose('archive', '/incident start sev2 --private Salaries leaked');
    await closes('baraka');
    expect(drafted()).toEqual([world.person('baraka').id]);
  });

  test('sends the draft that waits for the channel when that is archived meanwhile', async () => {
    channel = await world.declare();
    world.playground.faults.add(({ moment, method }) => {
      if (moment !== 'before' || method !== 'conversations.history') return undefined;
      if (!world.playground.channel(channel).archived) world.person('amina').channels.archive(channel);
      return undefined;
    });
    await world.types('amina', channel, '/incident postmortem');
    await world.settled();
    expect(drafted()).toEqual([world.person('amina').id]);
  });

  test.each([true, false])(
    'sends the draft to whoever asked when that is archived while it is uploaded, heard at once: %s',
    async (isHeard) => {
      channel = await world.declare();
      let isArchived = false;
      world.playground.faults.add(({ moment, method }) => {
        if (moment !== 'before' || method !== 'files.completeUploadExternal' || isArchived) return undefined;
        isArchived = true;
        if (!isHeard) world.playground.deliveries.pause();
        world.person('amina').channels.archive(channel);
        return isHeard ? { type: 'delay', ms: 50 } : undefined;
      });
      await world.types('amina', channel, '/incident postmortem');
      await world.turn(minute);
      if (!isHeard) world.playground.deliveries.resume();
      await world.turn(20 * minute);
      expect(drafted()).toEqual([world.person('amina').id]);
    },
  );

  test('takes times, notes and marks of before, and tells them once the channel is back', async () => {
    await lose('archive');
    expect(await world.types('amina', ops, '/incident note INC-1 14:50 first errors')).toContain('14:50');
    await world.types('amina', ops, '/incident times INC-1');
    expect(JSON.stringify(world.person('amina').modal()?.view)).toContain('Times of INC-1');
    world.person('amina').channels.unarchive(channel);
    await world.settled();
    expect(world.said(channel)).toContain('*Note:* first errors');
  });
});
