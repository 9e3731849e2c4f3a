import { minute } from '../../../src/domain/time/instant';
import { World } from '../../support/world';

const day = 24 * 60 * minute;

describe('a channel in which nobody says anything', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    channel = await world.declare('/incident start sev3 Search is slow');
    await world.types('amina', channel, '/incident lead');
    await world.settled();
  });
  afterEach(() => world.close());

  /** What asks for a word, and what became of it, with the times of day that it shows. */
  const asked = (where = channel) =>
    world.playground
      .messages(where)
      .filter(({ text, user }) => user === world.playground.botUserId && /obody ha[sd] said/.test(text))
      .map(({ ts, text, threadTs, blocks = [] }) => ({
        ts,
        isReply: threadTs !== undefined,
        text: text.replace(/<!date\^[^|]*\|\S+ (\d\d:\d\d) UTC>/g, '$1'),
        labels: [...JSON.stringify(blocks).matchAll(/"type":"button".*?"text":"([^"]*)"/g)].map(
          ([, label = '']) => label,
        ),
      }));
  const texts = (where = channel): readonly string[] => asked(where).map(({ text }) => text);
  const question = () =>
    `<@${world.person('amina').id}>: nobody has said anything in *INC-1* for 45 min. Is it still going on?`;
  const press = async (action: string): Promise<void> => {
    await world.person('amina').press(channel, asked().at(-1)?.ts ?? '', { action });
    await world.settled();
  };

  test('is asked once whether it is still going on, and not again until somebody speaks', async () => {
    await world.turn(44 * minute);
    expect(asked()).toEqual([]);
    await world.turn(minute);
    expect(asked()).toEqual([
      {
        ts: expect.any(String),
        isReply: true,
        text: question(),
        labels: ['Post an update', 'In 15 min', 'Not needed'],
      },
    ]);
    await world.turn(5 * day);
    expect(asked()).toHaveLength(1);
    await world.person('amina').post(channel, 'we are back at it');
    // The longer a channel is silent, the less often it is looked whether it is.
    await world.turn(day + 45 * minute);
    expect(texts()).toEqual([expect.not.stringContaining('<@'), question()]);
    expect(asked()[0]?.labels).toEqual([]);
  });

  test('is asked 45 minutes after the last word of a person, there or in any thread', async () => {
    const [, card] = world.playground.messages(channel);
    await world.turn(30 * minute);
    await world.person('amina').post(channel, 'still looking');
    await world.turn(30 * minute);
    await world.person('amina').post(channel, 'the index is built anew', { thread: card?.ts ?? '' });
    await world.turn(44 * minute);
    expect(asked()).toEqual([]);
    await world.turn(minute);
    expect(texts()).toEqual([question()]);
  });

  test('is asked 45 minutes after somebody recorded something, or left a huddle', async () => {
    await world.turn(30 * minute);
    await world.types('amina', channel, '/incident note the index is built anew');
    await world.turn(30 * minute);
    world.person('amina').huddles.start(channel);
    await world.turn(60 * minute);
    expect(asked()).toEqual([]);
    world.person('amina').huddles.leave(channel);
    await world.turn(44 * minute);
    expect(asked()).toEqual([]);
    await world.turn(46 * minute);
    expect(texts()).toEqual([question()]);
  });

  test('is not kept from it by what programs say, nor by people who join', async () => {
    await world.turn(30 * minute);
    const alerts = world.playground.addBot({ name: 'alerts' });
    await alerts.post(channel, { text: 'p99 is above 2 s' });
    await world.person('baraka').join(channel);
    await world.turn(15 * minute);
    expect(texts()).toEqual([question()]);
  });

  test('says so where an update came', async () => {
    await world.turn(45 * minute);
    await world.turn(5 * minute);
    await world.types('amina', channel, '/incident update the index is built anew');
    await world.settled();
    expect(texts()).toEqual([
      'Nobody had said anything in *INC-1* for 45 min, and an update came 12:50 by Amina Wanjiru.',
    ]);
    expect(asked()[0]?.labels).toEqual([]);
    await world.turn(45 * minute);
    expect(texts().at(-1)).toBe(question());
  });

  test('is put off by a press, and asked again then where nobody spoke', async () => {
    await world.turn(45 * minute);
    await press('promise-later');
    expect(texts()).toEqual(['Nobody had said anything in *INC-1* for 45 min. It was put off to 13:00.']);
    await world.turn(14 * minute);
    expect(asked()).toHaveLength(1);
    await world.turn(minute);
    expect(texts()).toEqual([expect.stringContaining('Nobody had said anything'), question()]);
  });

  test('is asked nothing more where somebody says that this is not needed', async () => {
    await world.turn(45 * minute);
    await press('promise-drop');
    expect(texts()).toEqual([
      'Nobody had said anything in *INC-1* for 45 min. It is not needed, said Amina Wanjiru.',
    ]);
    await world.types('amina', channel, '/incident update the index is built anew');
    await world.turn(2 * day);
    expect(asked()).toHaveLength(1);
  });

  test('is asked nothing once impact is over, and again where it lasts after all', async () => {
    await world.types('amina', channel, '/incident status monitoring');
    await world.turn(60 * minute);
    expect(asked()).toEqual([]);
    await world.types('amina', channel, '/incident status identified');
    await world.turn(45 * minute);
    expect(texts()).toEqual([question()]);
    await world.types('amina', channel, '/incident status resolved');
    await world.settled();
    expect(texts()).toEqual([
      'Nobody had said anything in *INC-1* for 45 min. Nobody waits for it any more.',
    ]);
  });

  test('is asked nothing while it is archived, and nothing in an incident of the mildest severity', async () => {
    const mild = await world.declare('/incident start sev4 A typo in the footer');
    world.person('amina').channels.archive(channel);
    await world.turn(day);
    expect(texts(mild)).toEqual([]);
    world.person('amina').channels.unarchive(channel);
    await world.settled();
    expect(texts()).toEqual([question()]);
    await world.types('amina', mild, '/incident severity sev3');
    await world.turn(45 * minute);
    expect(texts(mild)).toHaveLength(1);
  });

  test('is asked once where the bot was down or Slack did not answer when it was due', async () => {
    const { faults } = world.playground;
    await world.stopBot();
    await world.turn(3 * 60 * minute);
    const over = faults.add(({ moment, method }) =>
      moment === 'before' && method === 'conversations.history'
        ? { type: 'error', error: 'internal_error' }
        : undefined,
    );
    await world.startBot();
    await world.settled();
    expect(asked()).toEqual([]);
    over();
    await world.turn(10 * minute);
    expect(texts()).toEqual([question()]);
  });

  test('is asked in its own channel alone where it is private, or a drill', async () => {
    const secret = await world.declare('/incident start sev2 --private Salaries leaked');
    const drill = await world.declare('/incident start sev2 --drill The database is gone');
    await world.turn(45 * minute);
    expect([texts(secret).length, texts(drill).length]).toEqual([1, 1]);
    const elsewhere = world.playground.channels().filter(({ id }) => ![channel, secret, drill].includes(id));
    expect(elsewhere.flatMap(({ id }) => texts(id))).toEqual([]);
  });
});
