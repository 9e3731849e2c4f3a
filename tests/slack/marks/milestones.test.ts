import { minute } from '../../../src/domain/time/instant';
import { Room } from './room';

describe('the marks that set milestones', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.world.close());

  /** Two messages, ten minutes apart, the later one marked first. */
  async function markTwice(emoji: string): Promise<void> {
    const earlier = await room.says('baraka', 'Earlier');
    await room.world.turn(10 * minute);
    const later = await room.says('baraka', 'Later');
    await room.marks('amina', later, emoji);
    await room.marks('amina', earlier, emoji);
  }

  test.each([
    { emoji: 'red_circle', name: 'Impact started' },
    { emoji: 'rotating_light', name: 'Detected' },
    { emoji: 'dart', name: 'Identified' },
  ])('$emoji: the earliest marked message counts', async ({ emoji, name }) => {
    await markTwice(emoji);
    const lines = await room.timeline();
    expect(lines.find((line) => line.includes('Earlier'))).toContain(`**15:05** **${name}**`);
    expect(lines.find((line) => line.includes('Later'))).not.toContain(`**${name}**`);
  });

  test.each([
    { emoji: 'adhesive_bandage', name: 'Mitigated' },
    { emoji: 'checkered_flag', name: 'Resolved' },
  ])('$emoji: the latest marked message counts', async ({ emoji, name }) => {
    await markTwice(emoji);
    const lines = await room.timeline();
    expect(lines.find((line) => line.includes('Later'))).toContain(`**15:15** **${name}**`);
    expect(lines.find((line) => line.includes('Earlier'))).not.toContain(`**${name}**`);
  });

  test('makes durations of the times at which things were written, not marked', async () => {
    const began = await room.says('david', 'Checkout is down');
    await room.world.turn(40 * minute);
    const over = await room.says('david', 'Checkout works');
    await room.world.turn(30 * minute);
    await room.marks('amina', began, 'red_circle');
    await room.marks('amina', over, 'checkered_flag');
    expect(await room.section('Durations')).toMatch(
      /time to resolve +\| impact started → resolved +\| 40 min/,
    );
  });

  test('falls back to the next message when the one that counted is unmarked', async () => {
    await markTwice('red_circle');
    const [earlier] = room.world.playground.messages(room.channel).filter(({ text }) => text === 'Earlier');
    await room.unmarks('amina', earlier?.ts ?? '', 'red_circle');
    expect(await room.timeline()).toEqual([expect.stringContaining('**15:15** **Impact started**: Later')]);
  });
});
