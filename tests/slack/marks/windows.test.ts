import { minute } from '../../../src/domain/time/instant';
import { Room } from './room';

describe('impact that comes back', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
  });
  afterEach(() => room.world.close());

  async function marked(text: string, emoji: string, after: number): Promise<void> {
    await room.world.turn(after * minute);
    await room.marks('amina', await room.says('david', text), emoji);
  }

  test.each(['status investigating --at 17:10', 'status identified --at 17:10'])(
    'is a second window where “%s” sets it back',
    async (line) => {
      await marked('Checkout is down', 'red_circle', 5);
      await room.world.turn(175 * minute);
      for (const each of ['status resolved --at 15:50', line, 'status resolved --at 17:35'])
        await room.world.types('amina', room.channel, `/incident ${each}`);
      expect(await room.section('Issue summary')).toContain('- **Duration**: 70 min (1 h 10 min)');
      const durations = await room.section('Durations');
      expect(durations).toMatch(/impact minutes +\| impact windows, added up +\| 70 min/);
    },
  );

  test('is a second window in summary, timeline, durations and card', async () => {
    await marked('Checkout is down', 'red_circle', 5);
    await marked('Works again', 'checkered_flag', 45);
    await marked('Down again', 'red_circle', 80);
    const { world, channel } = room;
    const { botUserId } = world.playground;
    const cardOf = () =>
      world.playground.messages(channel).find(({ user, blocks }) => user === botUserId && blocks);
    const card = () => JSON.stringify(cardOf());
    expect(card()).toContain('*Impact again*');
    expect(card()).toContain('not ended yet');
    expect(await room.section('Before you publish')).toContain(
      '**S04** (error, Issue summary) Impact was back',
    );
    await marked('And works again', 'checkered_flag', 25);
    expect(await room.section('Issue summary')).toContain(
      [
        '- **Duration**: 70 min (1 h 10 min)',
        '- **Impact windows**:',
        '  - 2023-11-08 15:05 EAT to 15:50 EAT, 45 min',
        '  - 2023-11-08 17:10 EAT to 17:35 EAT, 25 min',
      ].join('\n'),
    );
    const durations = await room.section('Durations');
    expect(durations).toMatch(/time to resolve +\| .+ \| 45 min, first window \|/);
    expect(durations).toMatch(/impact minutes +\| impact windows, added up +\| 70 min/);
    expect((await room.timeline()).filter((line) => line.includes('**Impact started**'))).toHaveLength(2);
    expect(card()).not.toContain('not ended yet');
  });
});
