import { ask, declared } from '../../support/asking';
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
    ['note at 10:42 nobody knew', '15:01', 'at 10:42 nobody knew'],
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
    ['an hour that no clock has', 'note 21:03 PM restarted', 'There is no 21:03 PM. Type 21:03 or 9:03 PM.'],
    [
      'an hour that no clock has behind --at',
      'note restarted --at "21:03 PM"',
      'There is no 21:03 PM. Type 21:03 or 9:03 PM.',
    ],
    [
      'an --at with nothing behind it',
      'note restarted --at',
      'There is no time after `--at`. Type one such as `--at 10:42`, `--at yesterday 22:10`, `--at 20m ago` or `--at 2023-11-08 15:05`.',
    ],
    [
      'an --at with something else behind it',
      'note restarted --at lunch',
      '“lunch” is no time after `--at`. Type one such as `--at 10:42`, `--at yesterday 22:10`, `--at 20m ago` or `--at 2023-11-08 15:05`.',
    ],
    [
      'a time shortly to come, which is a slip',
      'note 15:20 restarted',
      '15:20 is 19 minutes from now. Type a time that has passed, or yesterday 15:20 if you mean that one.',
    ],
    ['a time without minutes', 'note 3pm restarted', '"3pm" is no time as it stands. Type 3:00 PM.'],
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
