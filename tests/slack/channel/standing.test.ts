import type { CallRecord } from '../../../src/playground/wire';
import { Room } from '../marks/room';

describe('what stands in the channel and is edited in place', () => {
  let room: Room;
  beforeEach(async () => {
    room = await Room.open();
  });
  afterEach(() => room.world.close());

  const incidents = (): string => room.world.playground.channel('incidents').id;

  /** The messages of the bot that have buttons: the card, and nothing else here. */
  function cards() {
    const { playground } = room.world;
    return playground
      .messages(room.channel)
      .filter(
        ({ user, blocks }) =>
          user === playground.botUserId && JSON.stringify(blocks ?? []).includes('"Times"'),
      );
  }

  function updatesOf(ts: string | undefined): readonly CallRecord[] {
    return room.world.playground.wire.calls('chat.update').filter(({ args }) => args.ts === ts);
  }

  /** Puts a message on record as an assumption, without waiting for what follows. */
  async function assumeAll(count: number): Promise<void> {
    const said: string[] = [];
    for (let number = 1; number <= count; number += 1)
      said.push(await room.says('baraka', `Guess ${number}`));
    const amina = room.world.person('amina');
    await Promise.all(said.map((ts) => amina.react(room.channel, ts, 'crystal_ball')));
  }

  test('is one card through every change', async () => {
    const [card] = cards();
    await room.world.types('amina', room.channel, '/incident assume it is the cache');
    await room.world.types('amina', room.channel, '/incident status identified');
    await room.marks('amina', await room.says('david', 'Down since then'), 'red_circle');
    expect(cards().map(({ ts }) => ts)).toEqual([card?.ts]);
    const blocks = JSON.stringify(cards()[0]?.blocks);
    expect(blocks).toContain('A1  it is the cache');
    expect(blocks).toContain('*Status*  identified');
    expect(blocks).toContain('Impact started <!date^');
    expect(room.world.playground.channel(room.channel).pins.map(({ ts }) => ts)).toEqual([card?.ts]);
  });

  test('merges the redraws of a burst, and shows all of it at the end', async () => {
    room.world.playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === 'chat.update' ? { type: 'delay', ms: 100 } : undefined,
    );
    await assumeAll(15);
    await room.world.settled();
    const [card] = cards();
    expect(updatesOf(card?.ts).length).toBeGreaterThan(0);
    expect(updatesOf(card?.ts).length).toBeLessThanOrEqual(7);
    expect(JSON.stringify(card?.blocks)).toContain('…and 7 earlier');
    expect(JSON.stringify(card?.blocks)).toContain('A15  Guess');
  });

  test('draws the card one change after the other, so that no older drawing comes last', async () => {
    room.world.playground.faults.add(({ moment, method }) =>
      moment === 'before' && method === 'chat.update' ? { type: 'delay', ms: 50 } : undefined,
    );
    await assumeAll(4);
    await room.world.settled();
    const updates = updatesOf(cards()[0]?.ts);
    updates.slice(1).forEach((update, index) => {
      expect(update.startedAt).toBeGreaterThanOrEqual(updates[index]?.endedAt ?? Number.POSITIVE_INFINITY);
    });
  });

  test('is posted anew, once and pinned, when somebody deleted it', async () => {
    const [old] = cards();
    await room.asBot('chat.delete', { channel: room.channel, ts: old?.ts ?? '' });
    await assumeAll(5);
    await room.world.settled();
    const [card, ...more] = cards();
    expect(more).toEqual([]);
    expect(card?.ts).not.toBe(old?.ts);
    expect(JSON.stringify(card?.blocks)).toContain('A5  Guess');
    expect(room.world.playground.channel(room.channel).pins.map(({ ts }) => ts)).toEqual([card?.ts]);
    await room.world.types('amina', room.channel, '/incident status monitoring');
    expect(cards().map(({ ts }) => ts)).toEqual([card?.ts]);
  });

  test('is one announcement, which follows status and closing', async () => {
    const announced = () => {
      const { playground } = room.world;
      return playground
        .messages(incidents())
        .filter(({ user, subtype, threadTs }) => user === playground.botUserId && !subtype && !threadTs);
    };
    const [first] = announced();
    expect(first?.text).toBe('INC-1: Checkout answers 500 (sev2, investigating)');
    expect(JSON.stringify(first?.blocks)).toContain(`<#${room.channel}>`);
    await room.world.types('amina', room.channel, '/incident status monitoring');
    expect(announced().map(({ ts, text }) => [ts, text])).toEqual([
      [first?.ts, 'INC-1: Checkout answers 500 (sev2, monitoring)'],
    ]);
    await room.world.types('amina', room.channel, '/incident close');
    await room.world.person('amina').modal()?.submit();
    await room.world.settled();
    expect(announced().map(({ ts, text }) => [ts, text])).toEqual([
      [first?.ts, 'INC-1: Checkout answers 500 (sev2, closed)'],
    ]);
    expect(room.world.playground.channel(room.channel).topic.value).toContain('closed');
  });

  test('has one bookmark, which leads to the newest draft', async () => {
    await room.draft();
    await room.draft();
    const [first, second] = room.world.playground.files();
    const bookmarks = room.world.playground
      .channel(room.channel)
      .bookmarks.filter(({ title }) => title === 'Postmortem draft');
    expect(first?.id).not.toBe(second?.id);
    expect(bookmarks.map(({ link }) => link)).toEqual([
      expect.stringContaining(second?.id ?? 'no second draft'),
    ]);
  });
});
