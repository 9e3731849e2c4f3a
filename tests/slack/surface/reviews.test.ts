import { day, minute } from '../../../src/domain/time/instant';
import { Room } from '../marks/room';

type Name = 'amina' | 'baraka' | 'chebet' | 'david';

describe('a postmortem that is reviewed and published', () => {
  let room: Room;
  let channel: string;
  beforeAll(async () => {
    room = await Room.open();
  });
  beforeEach(async () => {
    // Slack takes so many calls a minute.
    await room.world.turn(minute);
    channel = await room.world.declare();
    const others = (['baraka', 'chebet', 'david'] as const).map((name) => room.world.person(name).id);
    room.world.person('amina').channels.invite(channel, ...others);
    await room.world.settled();
  });
  afterAll(() => room.world.close());

  const incident = () =>
    `INC-${room.world.playground.channels().filter(({ name }) => name.startsWith('inc-')).length}`;
  const types = (line: string, name: Name = 'amina') => room.world.types(name, channel, `/incident ${line}`);
  const close = async () => {
    await types('close');
    await room.world.person('amina').modal()?.submit();
    await room.world.settled();
  };
  const said = () => room.world.said(channel);
  const messages = async (name: Name) =>
    room.world.playground.messages(
      await room.world.person(name).directMessages(room.world.playground.botUserId),
    );
  /** The newest direct message to somebody: all that it says, and its buttons. */
  const direct = async (name: Name) => JSON.stringify((await messages(name)).at(-1)?.blocks ?? []);
  const press = async (name: Name, action: string) => {
    const person = room.world.person(name);
    const place = await person.directMessages(room.world.playground.botUserId);
    const on = (await messages(name)).findLast(({ blocks }) =>
      JSON.stringify(blocks ?? []).includes(`"${action}"`),
    );
    await person.press(place, on?.ts ?? '', { action });
    await room.world.settled();
  };
  const whole = (start: string) =>
    JSON.stringify(
      room.world.playground.messages(channel).findLast(({ text }) => text.startsWith(start))?.blocks ?? [],
    );
  const publishAnyway = async (name: Name = 'amina') => {
    const person = room.world.person(name);
    await person.press(channel, person.ephemerals().at(-1)?.ts ?? '', { action: 'publish-anyway' });
    await room.world.turn(minute);
  };

  test('asks each reviewer by themselves, with the draft, and tells the channel once', async () => {
    await close();
    const before = said().length;
    expect(await types('postmortem review @baraka @chebet due friday')).toBe(
      `Baraka Otieno and Chebet Koech are asked by direct message to review the postmortem of ${incident()}.`,
    );
    expect(said().slice(before)).toEqual([
      expect.stringMatching(
        /^\*Amina Wanjiru asks Baraka Otieno and Chebet Koech to review the postmortem of INC-\d+\.\* <http.*\|Read the draft, revision 1>\n• Baraka Otieno: asked, by 2023-11-10\n• Chebet Koech: asked, by 2023-11-10$/,
      ),
    ]);
    expect(await direct('baraka')).toMatch(
      /Amina Wanjiru asks you to review .*by 2023-11-10.*Read the draft.*I reviewed it.*Changes needed/,
    );
    await press('baraka', 'review-given');
    expect(whole('*Amina Wanjiru asks')).toContain('Baraka Otieno: *reviewed*');
    expect(await direct('baraka')).toContain('You reviewed it');
    expect(await direct('baraka')).not.toContain('"action_id"');
    expect(await direct('amina')).toContain('Baraka Otieno reviewed the postmortem');
    await press('chebet', 'review-changes');
    const form = room.world.person('chebet').modal();
    form?.fill('text', 'the cause names a person');
    await form?.submit();
    await room.world.settled();
    expect(whole('*Amina Wanjiru asks')).toContain('the cause names a person');
    expect(await direct('amina')).toMatch(
      /Chebet Koech wants changes.*the cause names a person.*2 of 2 answered, 1 of them wants changes/,
    );
    expect(await direct('chebet')).toContain('I reviewed it');
    expect(said().slice(before)).toHaveLength(1);
  });

  test('refuses whoever cannot review, each with a sentence', async () => {
    expect(await types(`postmortem review @baraka`)).toContain('is open (investigating)');
    await close();
    expect(await types(`postmortem review @amina`)).toContain('You cannot ask yourself');
    expect(await types('postmortem review the team')).toContain('“the” is no person');
    expect(await types('postmortem review due friday')).toContain('Say who is to review');
    expect(await types(`postmortem review @firelog`)).toContain('is a bot');
    expect(await types(`postmortem review @baraka due yesterday`)).toContain('is no day');
    await types(`postmortem review @baraka`);
    expect(await types(`postmortem review @baraka`)).toContain('Baraka Otieno was asked at');
    expect(await types('postmortem revue')).toContain('`/incident postmortem review');
  });

  test('publishes only what is closed, asks first where something speaks against it, and says so once', async () => {
    await types(`follow-up add an alert @baraka due friday`);
    await types('follow-up write a runbook');
    expect(await types('postmortem publish')).toContain('is open (investigating)');
    await close();
    await types(`postmortem review @chebet`);
    const before = said().length;
    expect(await types('postmortem publish https://wiki.example.com/inc')).toContain('is not published yet');
    const asked = JSON.stringify(room.world.person('amina').ephemerals().at(-1)?.blocks);
    expect(asked).toMatch(/no cause|root cause/i);
    expect(asked).toContain('Chebet Koech was asked for a review');
    expect(asked).toMatch(/F2.*write a runbook.*nobody has it.*Owner and day/);
    expect(asked).not.toContain('add an alert');
    expect(said().length).toBe(before);
    await publishAnyway();
    expect(said().slice(before)).toEqual([
      expect.stringMatching(
        /^\*The postmortem of INC-\d+ is published\.\* <https:\/\/wiki.example.com\/inc\|Read it here/,
      ),
    ]);
    const incidents = room.world.playground.channel('incidents').id;
    expect(room.world.said(incidents).at(-1)).toMatch(
      /^\*The postmortem of INC-\d+ is published\.\* <https:\/\/wiki/,
    );
    expect(await direct('chebet')).toContain('Nobody waits for it any more: it was published');
    expect(await direct('baraka')).toMatch(
      /is published.*F1.*add an alert.*due 2023-11-10.*I’ll do it.*Not mine/,
    );
    expect(await types('postmortem publish')).toMatch(/was published at .* by Amina Wanjiru already/);
    expect(await types('postmortem publish nowhere')).toContain('That is no address of a page');
    expect(await types('postmortem publish https://wiki.example.com/moved')).toContain('is published');
    expect(room.world.said(incidents).at(-1)).toContain('https://wiki.example.com/moved');
    expect(await types('postmortem')).toContain('The postmortem stays what it was: published');
    expect(room.world.draft()).toMatch(
      /\*\*Published\*\* 2023-11-08 .* by Amina Wanjiru: \[read it there\]\(https:\/\/wiki.example.com\/moved\)/,
    );
    await types('note one more thing');
    expect(whole('INC-')).toContain('changed since');
    expect(await types('postmortem publish')).toContain('is not published yet');
  });

  test('asks the owners of tasks to confirm them, and tells whoever has the postmortem what is not theirs', async () => {
    await types(`follow-up add an alert @baraka due friday`);
    await types(`follow-up write a runbook @baraka due friday`);
    await close();
    await types(`postmortem owner @david`);
    expect(said().at(-1)).toContain(`<@${room.world.person('david').id}> has the postmortem`);
    await types('postmortem publish');
    await publishAnyway();
    await press('baraka', 'task-confirm');
    expect(await direct('baraka')).toMatch(/F1.*You do it/);
    await press('baraka', 'task-decline');
    expect(await direct('baraka')).not.toContain('write a runbook');
    expect(await direct('david')).toMatch(
      /Baraka Otieno says that F2 .* is not theirs.*Nobody has it now.*write a runbook/,
    );
    await press('david', 'task-change');
    const form = room.world.person('david').modal();
    form?.fill('owner', room.world.person('chebet').id);
    await form?.submit();
    await room.world.settled();
    expect(await direct('david')).toContain('It is Chebet Koech’s now');
  });

  test('goes back to a draft when the incident is reopened, and asks nobody any more', async () => {
    await close();
    await types(`postmortem review @baraka`);
    await types('reopen it is back');
    expect(await direct('baraka')).toContain('it was reopened');
    await room.world.turn(5 * day);
    expect(
      (await messages('baraka')).filter(({ text }) =>
        text.startsWith(`Your review of the postmortem of *${incident()}:`),
      ),
    ).toEqual([]);
    await close();
    expect(await types('postmortem review')).toMatch(
      /is a draft\.\n• Baraka Otieno: the incident was reopened before they answered/,
    );
  });

  test('shows in Home what somebody is to review, with the buttons, until they did', async () => {
    await close();
    await types(`postmortem review @chebet`);
    const chebet = room.world.person('chebet');
    await chebet.home();
    await room.world.settled();
    const home = () => JSON.stringify(chebet.homeView()?.blocks);
    expect(home()).toMatch(/Postmortems to review.*I reviewed it/);
    await press('chebet', 'review-given');
    expect(home()).not.toContain('Postmortems to review');
  });
});
