import { minute } from '../../../src/domain/time/instant';
import { CanvasRoom } from './room';

describe('the canvases of an incident', () => {
  let room: CanvasRoom;
  beforeEach(async () => {
    room = await CanvasRoom.open();
    await room.world.turn(5 * minute);
  });
  afterEach(() => room.close());

  test('come with the first draft, in the channel’s tabs and its head', async () => {
    await room.types('note rolled back to 1.42');
    expect(room.titles()).toEqual([]);
    await room.types('postmortem');
    expect(room.titles()).toEqual(['INC-1 Postmortem', 'INC-1 Record']);
    expect(room.read('Postmortem')).toContain('rolled back to 1.42');
    expect(room.read('Record')).toContain('rolled back to 1.42');
    expect(room.bookmarks()).toEqual([
      ['Postmortem draft', expect.stringContaining('/files/')],
      ['Postmortem', `https://playground.slack.com/docs/T0000000001/${room.idOf('Postmortem')}`],
      ['Record', `https://playground.slack.com/docs/T0000000001/${room.idOf('Record')}`],
    ]);
    await room.types('postmortem');
    expect(room.titles()).toEqual(['INC-1 Postmortem', 'INC-1 Record']);
    expect(room.edits('Postmortem')).toBe(0);
  });

  test('the record is written anew around what people write, who keep the postmortem', async () => {
    await room.types('assume the cache is cold');
    await room.types('postmortem');
    room.writes('Postmortem', '# What we think\n\nThe cache was cold.');
    await room.world.turn(5 * minute);
    await room.types('note it is the pool');
    await room.types('rule-out A1 its hit rate is fine');
    await room.world.turn(2 * minute);
    const record = room.read('Record');
    expect(record).toContain('it is the pool');
    expect(record).toMatch(
      /\*\*Since the Postmortem canvas was made\*\* on .*: 2 entries added, A1 ruled out\./,
    );
    expect(room.read('Postmortem')).toBe('# What we think\n\nThe cache was cold.');
    expect(room.edits('Postmortem')).toBe(0);
  });

  test('the record is written at most once a minute, and only where it says something else', async () => {
    await room.types('postmortem');
    await room.world.turn(5 * minute);
    const before = room.edits('Record');
    for (const word of ['one', 'two', 'three']) await room.types(`note ${word}`);
    await room.world.turn(3 * minute);
    expect(room.read('Record')).toContain('three');
    expect(room.edits('Record')).toBe(before + 2);
    await room.types('follow');
    await room.world.turn(3 * minute);
    expect(room.edits('Record')).toBe(before + 2);
  });

  test('what a person writes in the record is lost, as its top says', async () => {
    await room.types('postmortem');
    room.writes('Record', 'my own words');
    await room.world.turn(5 * minute);
    await room.types('note another thing');
    await room.world.turn(2 * minute);
    expect(room.read('Record')).not.toContain('my own words');
    expect(room.read('Record').split('\n')[2]).toMatch(
      /^\*\*Firelog rewrites this canvas\*\*: what anybody else writes here is lost\. Write in the \[Postmortem canvas\]\(https:\S+\)\.$/,
    );
  });

  test('a record that somebody deleted is made anew once', async () => {
    await room.types('postmortem');
    for (const isMade of [true, false]) {
      room.deletes('Record');
      await room.world.turn(5 * minute);
      await room.types('note another thing');
      await room.world.turn(2 * minute);
      expect(room.titles().includes('INC-1 Record')).toBe(isMade);
    }
    await room.types('postmortem');
    expect(room.titles()).toEqual(['INC-1 Postmortem']);
  });

  test('the bookmark leads to the record that was made anew', async () => {
    await room.types('postmortem');
    room.deletes('Record');
    await room.world.turn(5 * minute);
    await room.types('note another thing');
    await room.world.turn(2 * minute);
    const links = room.bookmarks().filter(([title]) => title === 'Record');
    expect(links).toEqual([['Record', expect.stringContaining(room.idOf('Record'))]]);
  });

  test('a postmortem that somebody deleted stays deleted, and the record says so', async () => {
    await room.types('postmortem');
    room.deletes('Postmortem');
    await room.world.turn(5 * minute);
    await room.types('note another thing');
    await room.world.turn(2 * minute);
    await room.types('postmortem');
    expect(room.titles()).toEqual(['INC-1 Record']);
    expect(room.read('Record')).toMatch(/The Postmortem canvas of .* was deleted, and no other is made/);
  });

  test('closing makes them, and reopening and closing again makes no others', async () => {
    await room.closes();
    expect(room.titles()).toEqual(['INC-1 Postmortem', 'INC-1 Record']);
    await room.types('reopen');
    await room.closes();
    expect(room.titles()).toEqual(['INC-1 Postmortem', 'INC-1 Record']);
    await room.world.turn(2 * minute);
    expect(room.edits('Postmortem')).toBe(0);
  });
});
