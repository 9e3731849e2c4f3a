import { ask, declared, shownTo } from '../../support/asking';
import { World } from '../../support/world';

describe('/incident note', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await declared(world);
  });
  afterEach(() => world.close());

  const timeline = async () => {
    await ask(world, 'amina', channel, '/incident postmortem');
    return world
      .draft()
      .split('\n')
      .filter((line) => line.startsWith('- **'));
  };

  test('puts a line on the timeline and shows it to the channel in its acknowledgement alone', async () => {
    expect(await ask(world, 'baraka', channel, '/incident note rolled back to 1.42')).toEqual({
      answer: ':memo: *15:01*  rolled back to 1.42',
      seenBy: 'the channel',
      said: [],
    });
    expect(await timeline()).toContain('- **15:01** rolled back to 1.42 — Baraka Otieno');
  });

  test.each([
    ['note 10:42 rolled back', '10:42', 'rolled back'],
    ['note 10:42: rolled back', '10:42', 'rolled back'],
    ['note 3:05 AM rolled back', '03:05', 'rolled back'],
    ['note 10:42 EAT rolled back', '10:42', 'rolled back'],
    ['note 20m ago rolled back', '14:41', 'rolled back'],
    ['note rolled back --at 14:40', '14:40', 'rolled back'],
    ['note rolled back —at 14:40', '14:40', 'rolled back'],
    ['note --at “2:40 PM” rolled back', '14:40', 'rolled back'],
    ['note 14:00 was the deadline --at 14:10', '14:10', '14:00 was the deadline'],
    ['log 10:42 rolled back', '10:42', 'rolled back'],
    ['note Sun service is down', '15:01', 'Sun service is down'],
    ['note at 10:42 nobody knew', '10:42', 'nobody knew'],
    ['note 3pm restarted', '15:00', 'restarted'],
  ])('reads “%s” as of %s', async (line, time, text) => {
    const { answer, seenBy } = await ask(world, 'amina', channel, `/incident ${line}`);
    expect([answer, seenBy]).toEqual([`:memo: *${time}*  ${text}`, 'the channel']);
    expect(await timeline()).toContain(`- **${time}** ${text} — Amina Wanjiru`);
  });

  test('says the date of a time on another day, with the note and in the draft', async () => {
    const { answer } = await ask(
      world,
      'amina',
      channel,
      '/incident note yesterday 22:10 the cron job began',
    );
    expect(answer).toBe(':memo: *2023-11-07 22:10*  the cron job began');
    await ask(world, 'amina', channel, '/incident postmortem');
    expect(world.draft()).toMatch(/### 2023-11-07, Tuesday\n+- \*\*22:10\*\* the cron job began/);
  });

  test('names people without notifying them', async () => {
    const { answer } = await ask(world, 'amina', channel, '/incident note @chebet restarted #ops');
    expect(answer).not.toContain('<@');
    expect(await timeline()).toContain('- **15:01** @Chebet Koech restarted #ops — Amina Wanjiru');
  });

  test.each([
    ['note 21:03 PM restarted', '21:03 PM restarted'],
    ['note restarted --at "21:03 PM"', 'restarted'],
    ['note restarted --at', 'restarted'],
    ['note restarted --at lunch', 'restarted'],
    ['note 15:20 restarted', '15:20 restarted'],
  ])('records as of now what cannot be read as a time: %s', async (line, text) => {
    const { answer, seenBy } = await ask(world, 'amina', channel, `/incident ${line}`);
    expect([answer, seenBy]).toEqual([`:memo: *15:01*  ${text}`, 'the channel']);
    expect(shownTo(world, 'amina')).toContain('It stands at *15:01*. Which time is meant?');
    expect(await timeline()).toContain(`- **15:01** ${text} — Amina Wanjiru`);
  });

  test.each([
    [
      'nothing at all',
      'note',
      'Say what happened: `/incident note rolled back to 1.42`, or with a time: `/incident note 10:42 rolled back to 1.42`.',
    ],
    [
      'a time and nothing else',
      'note 10:42',
      'Say what happened: `/incident note rolled back to 1.42`, or with a time: `/incident note 10:42 rolled back to 1.42`.',
    ],
    [
      'an abbreviation that several zones share',
      'note 10:42 IST restarted',
      expect.stringContaining('IST is the time of'),
    ],
  ])('refuses %s to the asker alone, and records nothing', async (_, line, sentence) => {
    const before = await timeline();
    expect(await ask(world, 'amina', channel, `/incident ${line}`)).toEqual({
      answer: sentence,
      seenBy: 'the asker',
      said: [],
    });
    expect(await timeline()).toEqual(before);
  });
});
