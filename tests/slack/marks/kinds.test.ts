import { minute } from '../../../src/domain/time/instant';
import { Room } from './room';

/** What each mark makes of a message, in front of its words in the draft's timeline. */
const labels = [
  { emoji: 'pushpin', label: '' },
  { emoji: 'red_circle', label: '**Impact started**: ' },
  { emoji: 'rotating_light', label: '**Detected**: ' },
  { emoji: 'adhesive_bandage', label: '**Mitigated**: ' },
  { emoji: 'checkered_flag', label: '**Resolved**: ' },
  { emoji: 'crystal_ball', label: '**A1 assumed**: ' },
  { emoji: 'dart', label: '**Identified** · **Root cause**: ' },
  { emoji: 'sos', label: '**Escalated (E1)** Chebet Koech: ' },
];

describe('a mark puts a message on record', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  test.each(labels)('$emoji: a message of the channel, at its own time', async ({ emoji, label }) => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.world.turn(20 * minute);
    await room.marks('chebet', ts, emoji);
    expect(await room.timeline()).toEqual([
      `**15:05** ${label}The pool is exhausted — [Baraka Otieno](${await room.permalink(ts)})`,
    ]);
  });

  test.each(labels)('$emoji: a thread reply as that reply, at its own time', async ({ emoji, label }) => {
    const parent = await room.says('david', 'Customers are calling');
    await room.world.turn(3 * minute);
    const reply = await room.says('baraka', 'The pool is exhausted', parent);
    await room.world.turn(20 * minute);
    await room.marks('chebet', reply, emoji);
    const link = await room.permalink(reply);
    expect(link).toContain(`?thread_ts=${parent}&cid=${room.channel}`);
    expect(await room.timeline()).toEqual([
      `**15:08** ${label}The pool is exhausted — [Baraka Otieno](${link})`,
    ]);
  });

  test.each([{ inThread: false }, { inThread: true }])(
    'fast_forward: a task for its owner, in a thread: $inThread',
    async ({ inThread }) => {
      const parent = inThread ? await room.says('david', 'For later') : undefined;
      const ts = await room.says('baraka', '@chebet alert on memory growth', parent);
      await room.marks('amina', ts, 'fast_forward');
      const measures = await room.section('Corrective and preventative measures');
      expect(measures).toContain('- [ ] F1 @Chebet Koech alert on memory growth (Chebet Koech, no due date)');
      expect(measures).toContain(await room.permalink(ts));
    },
  );

  test('answers a mark with its own reaction and without a message', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    const { length } = room.world.said(room.channel);
    for (const { emoji } of labels.filter((each) => each.emoji !== 'sos')) {
      await room.marks('amina', ts, emoji);
    }
    expect(room.botReactions(ts)).toEqual(['memo']);
    expect(room.world.said(room.channel)).toHaveLength(length);
    expect(room.world.playground.wire.calls('reactions.add')).toHaveLength(1);
  });

  test('makes one line of a message with several kinds of mark', async () => {
    const ts = await room.says('baraka', 'Connections were cut to 20 at 14:50');
    for (const emoji of ['pushpin', 'red_circle', 'crystal_ball', 'dart'])
      await room.marks('amina', ts, emoji);
    const lines = await room.timeline();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('**Impact started** · **Identified** · **A1 assumed** · **Root cause**: Conn');
  });

  test('finds the words of a marked message at hand and calls nobody for them', async () => {
    const ts = await room.says('baraka', 'The pool is exhausted');
    await room.marks('chebet', ts, 'pushpin');
    expect(room.world.playground.wire.calls('conversations.replies')).toEqual([]);
  });
});
