import { minute } from '../../../src/domain/time/instant';
import { defaultSettings } from '../../support/default-settings';
import { World } from '../../support/world';

describe('what somebody owes', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    // What is asked of a silent channel has tests of its own.
    world = await World.open({ settings: { promises: { ...defaultSettings.promises, silence: {} } } });
    channel = await world.declare();
    await world.types('amina', channel, '/incident lead');
    await world.settled();
  });
  afterEach(() => world.close());

  /** The messages below the card, with the times of day that they show. */
  const reminders = (): readonly { ts: string; text: string; labels: readonly string[] }[] =>
    world.playground
      .messages(channel)
      .filter(({ threadTs, user }) => threadTs !== undefined && user === world.playground.botUserId)
      .map(({ ts, text, blocks = [] }) => ({
        ts,
        text: text.replace(/<!date\^[^|]*\|\S+ (\d\d:\d\d) UTC>/g, '$1'),
        labels: [...JSON.stringify(blocks).matchAll(/"type":"button".*?"text":"([^"]*)"/g)].map(
          ([, label = '']) => label,
        ),
      }));
  const texts = (): readonly string[] => reminders().map(({ text }) => text);
  const opened = async (ask: () => Promise<unknown>) => {
    await ask();
    await world.settled();
    const form = world.person('amina').modal();
    if (form === undefined) throw new Error('No form opened');
    return form;
  };
  const press = async (action: string): Promise<void> => {
    await world.person('amina').press(channel, reminders().at(-1)?.ts ?? '', { action });
    await world.settled();
  };

  test('is asked for once, when it is due, of whoever owes it', async () => {
    await world.turn(59 * minute);
    expect(reminders()).toEqual([]);
    await world.turn(minute);
    expect(reminders()).toEqual([
      {
        ts: expect.any(String),
        text: `<@${world.person('amina').id}>: the next update on *INC-1* was due 13:00.`,
        labels: ['Write it now', 'In 15 min', 'Not needed'],
      },
    ]);
    await world.turn(20 * minute);
    expect(reminders()).toHaveLength(1);
    await world.stopBot();
    await world.startBot();
    await world.turn(20 * minute);
    expect(reminders()).toHaveLength(1);
  });

  test('is asked for by nobody once it was done in time', async () => {
    await world.turn(50 * minute);
    await world.types('amina', channel, '/incident update still looking, next update in 30 min');
    await world.turn(29 * minute);
    expect(reminders()).toEqual([]);
    await world.turn(minute);
    expect(texts()).toEqual([expect.stringContaining('the next update on *INC-1* was due 13:20.')]);
  });

  test('is told to whoever tells an update, with what was not read of the time that it names', async () => {
    const update = async (text: string) =>
      (await world.types('amina', channel, `/incident update ${text}`)).replace(
        /<!date\^[^|]*\|(\S+ \d\d:\d\d UTC)>/g,
        '$1',
      );
    expect(await update('still looking')).toBe(
      'The update stands in this channel and in #incidents. The next one is due 2023-11-08 13:00 UTC.',
    );
    expect(await update('next update at 14:00')).toContain('The next one is due 2023-11-09 11:00 UTC.');
    expect(await update('next update at 25:70 <@U1>')).toBe(
      'The update stands in this channel and in #incidents. “25:70” was not read as a time. The next one is due 2023-11-08 13:00 UTC. Say it with another update: `/incident update … next update at 15:30`, or “in 20 min”.',
    );
    const mild = await world.declare('/incident start sev4 --private A typo in the footer');
    expect(await world.types('amina', mild, '/incident update it is on its way')).toBe(
      'The update is recorded and stands in this channel only.',
    );
    expect(await world.types('amina', mild, '/incident update next update by noon')).toContain(
      '“noon” was not read as a time. No next one is due.',
    );
  });

  test('says when it came after all, where it was asked for and on the timeline', async () => {
    await world.turn(60 * minute);
    await world.turn(11 * minute);
    await world.types('amina', channel, '/incident update a fix is on its way');
    await world.settled();
    expect(reminders()).toEqual([
      {
        ts: expect.any(String),
        text: 'The next update on *INC-1* was due 13:00, and came 13:11 by Amina Wanjiru.',
        labels: [],
      },
    ]);
    await world.types('amina', channel, '/incident postmortem');
    await world.settled();
    expect(world.draft()).toContain('**Stakeholders told**, promised for 16:00: a fix is on its way');
  });

  test('is put off by a press, and asked for again then', async () => {
    await world.turn(60 * minute);
    await press('promise-later');
    expect(texts()).toEqual(['The next update on *INC-1* was due 13:00. It was put off to 13:15.']);
    await world.turn(15 * minute);
    expect(texts()).toEqual([
      'The next update on *INC-1* was due 13:00. It was put off to 13:15.',
      expect.stringContaining('was due 13:15'),
    ]);
  });

  test('is not needed where somebody says so, and a second press says that', async () => {
    await world.turn(60 * minute);
    const { ts = '' } = reminders().at(-1) ?? {};
    await press('promise-drop');
    expect(texts()).toEqual([
      'The next update on *INC-1* was due 13:00. It is not needed, said Amina Wanjiru.',
    ]);
    await world.turn(120 * minute);
    expect(reminders()).toHaveLength(1);
    expect(ts).not.toBe('');
  });

  test('is asked for of those whom an escalation names, until they answer', async () => {
    await world.types('amina', channel, '/incident escalate @baraka the queue is stuck');
    await world.turn(5 * minute);
    const baraka = world.person('baraka');
    expect(texts()).toEqual([`<@${baraka.id}>: *E1* waits for an answer since 12:00.\nthe queue is stuck`]);
    await baraka.press(channel, reminders()[0]?.ts ?? '', { action: 'acknowledge' });
    await world.settled();
    expect(texts()).toEqual(['An answer to *E1* was due 12:05, and came 12:05 by Baraka Otieno.']);
  });

  test('is whether it is over, and that it is closed, once somebody may know', async () => {
    await world.types('amina', channel, '/incident status monitoring');
    await world.types('amina', channel, '/incident update watching it, next update in 10 hours');
    await world.turn(120 * minute);
    expect(texts()).toEqual([expect.stringContaining('Is it resolved?')]);
    await press('resolve');
    expect(texts()).toEqual([expect.stringContaining('The resolution of *INC-1* was due 14:00')]);
    await world.turn(24 * 60 * minute);
    expect(texts().at(-1)).toContain('Closing it brings the postmortem draft.');
  });

  test('is that somebody leads, and who is asked takes it by a press', async () => {
    await world.types('amina', channel, '/incident step-down');
    const other = await world.declare('/incident start sev3 Search is slow');
    await world.turn(5 * minute);
    const [asked] = world.playground.messages(other).filter(({ text }) => text.includes('nobody leads'));
    expect(asked?.text).toBe(`<@${world.person('amina').id}>: nobody leads *INC-2* yet. Who does?`);
    const baraka = world.person('baraka');
    await baraka.join(other);
    await baraka.press(other, asked?.ts ?? '', { action: 'card-lead' });
    await world.settled();
    expect(world.playground.messages(other).find(({ ts }) => ts === asked?.ts)?.text).toContain(
      'Somebody who leads *INC-2* was due',
    );
  });

  test('is held while the channel is archived, and asked for once it is back', async () => {
    const amina = world.person('amina');
    amina.channels.archive(channel);
    await world.turn(60 * minute);
    expect(reminders()).toEqual([]);
    amina.channels.unarchive(channel);
    await world.settled();
    expect(texts()).toEqual([expect.stringContaining('was due 13:00')]);
  });

  test('is asked for no sooner where the bot begins anew', async () => {
    await world.turn(20 * minute);
    await world.stopBot();
    await world.turn(10 * minute);
    await world.startBot();
    await world.settled();
    expect(reminders()).toEqual([]);
    await world.turn(30 * minute);
    expect(reminders()).toHaveLength(1);
  });

  test('is the task of whoever has it, asked for by direct message until it is done', async () => {
    const baraka = world.person('baraka');
    await baraka.join(channel);
    await world.types('amina', channel, '/incident follow-up alert on the queue @baraka due 2023-11-20');
    await world.types('amina', channel, '/incident status resolved');
    const form = await opened(() => world.types('amina', channel, '/incident close'));
    await form.submit();
    await world.settled();
    const direct = await baraka.directMessages(world.playground.botUserId);
    const asked = () => world.said(direct).filter((text) => text.includes('*F1*'));
    for (let days = 0; days < 10; days += 1) await world.turn(24 * 60 * minute);
    expect(asked()).toEqual([
      '*F1* of *INC-1: Checkout answers 500* is yours, due 2023-11-20.\nalert on the queue',
    ]);
    for (let days = 0; days < 4; days += 1) await world.turn(24 * 60 * minute);
    expect(asked()).toHaveLength(2);
    await world.types('baraka', channel, '/incident done F1');
    await world.settled();
    expect(asked()).toEqual([
      expect.stringMatching(/^\*F1\* of \*INC-1\* was asked for .* and was done .* by Baraka Otieno\.$/),
      expect.stringMatching(/^\*F1\* of \*INC-1\* was asked for .* and was done .* by Baraka Otieno\.$/),
    ]);
    for (let days = 0; days < 20; days += 1) await world.turn(24 * 60 * minute);
    expect(asked()).toHaveLength(2);
  });

  test('is a task that somebody dropped, which did not come', async () => {
    const baraka = world.person('baraka');
    await baraka.join(channel);
    await world.types('amina', channel, '/incident follow-up alert on the queue @baraka due 2023-11-10');
    for (let days = 0; days < 2; days += 1) await world.turn(24 * 60 * minute);
    await world.types('baraka', channel, '/incident drop F1 the queue goes');
    await world.settled();
    const direct = await baraka.directMessages(world.playground.botUserId);
    expect(world.said(direct).filter((text) => text.includes('*F1*'))).toEqual([
      expect.stringMatching(
        /^\*F1\* of \*INC-1\* was asked for .*\. It is not needed, said Baraka Otieno\.$/,
      ),
    ]);
  });

  test('is nobody’s secret: of a private incident a task is asked for of nobody who is not in it', async () => {
    const secret = await world.declare('/incident start sev3 --private Salaries leaked');
    await world.types('amina', secret, '/incident follow-up rotate the keys @baraka due 2023-11-20');
    for (let days = 0; days < 14; days += 1) await world.turn(24 * 60 * minute);
    const direct = await world.person('baraka').directMessages(world.playground.botUserId);
    expect(world.said(direct)).toEqual([]);
  });

  test('that fell due while the bot was down is asked for at its start', async () => {
    await world.stopBot();
    await world.turn(70 * minute);
    expect(reminders()).toEqual([]);
    await world.startBot();
    await world.settled();
    expect(texts()).toEqual([expect.stringContaining('was due 13:00')]);
  });
});
