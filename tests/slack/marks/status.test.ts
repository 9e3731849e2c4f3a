import { ask } from '../../support/asking';
import { Room } from './room';

describe('the status that marks give', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
  });
  afterEach(() => room.world.close());

  /** What the topic, the card and the announcement say of the status. */
  function shown(): readonly string[] {
    const { world, channel } = room;
    const { playground } = world;
    const statuses = ['ongoing', 'investigating', 'identified', 'monitoring', 'resolved', 'closed'];
    const announcement = world.said(playground.channel('incidents').id)[0] ?? '';
    const texts = [playground.channel(channel).topic.value, world.said(channel)[0] ?? '', announcement];
    return texts.map((text) => statuses.find((status) => text.includes(status)) ?? text);
  }

  test('stands in card, topic and announcement without a command', async () => {
    const over = await room.says('david', 'Checkout works again');
    await room.marks('baraka', over, 'checkered_flag');
    expect(shown()).toEqual(['resolved', 'resolved', 'resolved']);
    expect(await room.draft()).toContain('Severity sev2, resolved.');
    await room.unmarks('baraka', over, 'checkered_flag');
    expect(shown()).toEqual(['ongoing', 'investigating', 'investigating']);
  });

  test('is answered by the bot’s reaction alone, and by no line about a topic', async () => {
    const { world, channel } = room;
    const found = await room.says('chebet', 'It is the pool');
    const before = room.world.playground.channel(channel).messages.length;
    await room.marks('amina', found, 'dart');
    expect(shown()).toEqual(['ongoing', 'identified', 'identified']);
    expect(world.playground.channel(channel).messages).toHaveLength(before);
  });

  test('gives way to a command, and a later mark moves it on', async () => {
    const { world, channel } = room;
    const fix = await room.says('chebet', 'Doubled the pool');
    await room.marks('chebet', fix, 'adhesive_bandage');
    await ask(world, 'amina', channel, '/incident status identified');
    expect(shown()).toEqual(['ongoing', 'identified', 'identified']);
    const over = await room.says('david', 'All green');
    await room.marks('david', over, 'checkered_flag');
    expect(shown()).toEqual(['resolved', 'resolved', 'resolved']);
  });

  test('may be said by command, too', async () => {
    const { world, channel } = room;
    const fix = await room.says('chebet', 'Doubled the pool');
    await room.marks('chebet', fix, 'adhesive_bandage');
    expect(await ask(world, 'amina', channel, '/incident status monitoring')).toMatchObject({
      answer: '',
      said: ['*Status: monitoring*'],
    });
  });
});
