import { minute, second } from '../../src/domain/time/instant';
import { Room } from '../slack/marks/room';
import { databaseKinds } from '../support/test-database';
import { away, bareTimeline } from './away';

describe.each(databaseKinds)('on %s, a verdict that is given while the bot does not run', (database) => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open({ database });
    await room.world.turn(minute);
  });
  afterEach(() => room.world.close());

  /** The message of the bot that tells an assumption. */
  const told = (text: string): string =>
    room.world.playground.messages(room.channel).find((message) => message.text.includes(text))?.ts ?? '';

  test('holds afterwards, by the moment at which it was found, and says so', async () => {
    await room.world.types('amina', room.channel, '/incident assume the cache is cold');
    const marked = await room.says('baraka', 'It is the DNS');
    await room.marks('baraka', marked, 'crystal_ball');
    await away(room.world, async () => {
      await room.marks('chebet', told('the cache is cold'), 'white_check_mark');
      await room.marks('chebet', marked, 'x');
    });
    const section = await room.section('Assumptions and misleading paths');
    expect(section).toContain('Confirmed 15:05 at the latest by');
    expect(section).toContain('Ruled out 15:05 at the latest by');
    expect(await bareTimeline(room)).toContainEqual(
      expect.stringMatching(
        /^\*\*15:05\*\* \*\*A2 ruled out\*\* .* \*\(at the latest: Firelog was away\)\*$/,
      ),
    );
  });

  test('has the time that somebody types for it', async () => {
    await room.world.types('amina', room.channel, '/incident assume the cache is cold');
    await away(room.world, () => room.marks('chebet', told('the cache is cold'), 'x'));
    await room.world.types('amina', room.channel, '/incident rule-out --at 15:03 A1 it was warm');
    const section = await room.section('Assumptions and misleading paths');
    expect(section).toContain('Ruled out 15:03 by');
    expect(section).not.toContain('at the latest');
  });

  test('is the one that stands there, where people changed their minds', async () => {
    await room.world.types('amina', room.channel, '/incident assume the cache is cold');
    const ts = told('the cache is cold');
    await room.marks('amina', ts, 'x');
    await room.world.turn(10 * second);
    await away(room.world, async () => {
      await room.unmarks('amina', ts, 'x');
      await room.marks('amina', ts, 'white_check_mark');
    });
    expect(await room.section('Assumptions and misleading paths')).toMatch(/### Confirmed\s+- \*\*A1\*\*/);
  });
});
