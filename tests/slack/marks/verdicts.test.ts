import { minute } from '../../../src/domain/time/instant';
import { Room } from './room';

describe('verdicts on assumptions by reaction', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  test.each([
    { emoji: 'white_check_mark', heading: 'Confirmed' },
    { emoji: 'x', heading: 'Ruled out' },
  ])('$emoji settles a marked assumption at the moment of the reaction', async ({ emoji, heading }) => {
    const ts = await room.says('baraka', 'It is the cache');
    await room.marks('amina', ts, 'crystal_ball');
    await room.world.turn(12 * minute);
    await room.marks('chebet', ts, emoji);
    const ledger = await room.section('Assumptions and misleading paths');
    const link = await room.permalink(ts);
    expect(ledger.split(`### ${heading}\n`)[1]).toMatch(/^\n- \*\*A1\*\* It is the cache\n/);
    expect(ledger).toContain(`${heading} 15:17 by [Chebet Koech](${link}), after 12 min`);
    expect(await room.timeline()).toHaveLength(2);
  });

  test('settles a typed assumption on the message that tells it', async () => {
    await room.world.types('amina', room.channel, '/incident assume it is the cache');
    const told = room.world.playground
      .messages(room.channel)
      .find((each) => each.text.includes('A1 assumed'));
    await room.world.turn(3 * minute);
    await room.marks('david', told?.ts ?? '', 'white_check_mark');
    expect(await room.section('Assumptions and misleading paths')).toContain(
      'Confirmed 15:08 by [David Mwangi]',
    );
    expect(room.botReactions(told?.ts ?? '')).toEqual(['memo']);
  });

  test('lets the later of two verdicts hold and keeps the earlier one as told', async () => {
    const ts = await room.says('baraka', 'It is the cache');
    await room.marks('amina', ts, 'crystal_ball');
    await room.world.turn(minute);
    await room.marks('chebet', ts, 'white_check_mark');
    await room.world.turn(minute);
    await room.marks('david', ts, 'x');
    const ledger = await room.section('Assumptions and misleading paths');
    expect(ledger.split('### Ruled out')[1]).toContain('Ruled out 15:07 by [David Mwangi]');
    expect(ledger).toContain('Confirmed 15:06 by [Chebet Koech]');
  });

  test('opens the assumption again when the verdict is taken back', async () => {
    const ts = await room.says('baraka', 'It is the cache');
    await room.marks('amina', ts, 'crystal_ball');
    await room.marks('chebet', ts, 'x');
    await room.unmarks('chebet', ts, 'x');
    const ledger = await room.section('Assumptions and misleading paths');
    expect(ledger.split('### Still open')[1]).toContain('**A1** It is the cache');
  });

  test('takes a verdict for nothing on any other message, until that message becomes an assumption', async () => {
    const ts = await room.says('baraka', 'It is the cache');
    await room.marks('chebet', ts, 'white_check_mark');
    expect(room.botReactions(ts)).toEqual([]);
    expect(await room.timeline()).toEqual([]);
    await room.world.turn(4 * minute);
    await room.marks('amina', ts, 'crystal_ball');
    expect(await room.section('Assumptions and misleading paths')).toContain(
      'Confirmed 15:05 by [Chebet Koech]',
    );
  });
});
