import { ReplayClock } from '../../../src/playground/scenario/replay-clock';

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a replay clock', () => {
  test('stands still until it is turned', () => {
    const clock = new ReplayClock(1000);
    expect(clock.now()).toBe(1000);
    clock.turn(5000);
    expect(clock.now()).toBe(5000);
  });

  test('rings alarms in the order of their times, each at its own time', () => {
    const clock = new ReplayClock(0);
    const rung: [string, number][] = [];
    for (const [name, when] of [
      ['late', 30],
      ['early', 10],
      ['also early', 10],
      ['never', 99],
    ] as const)
      clock.at(when, () => rung.push([name, clock.now()]));
    clock.turn(50);
    expect(rung).toEqual([
      ['early', 10],
      ['also early', 10],
      ['late', 30],
    ]);
    expect(clock.now()).toBe(50);
    expect(clock.next()).toBe(99);
  });

  test('rings an alarm that another alarm sets, when it is due in the same turn', () => {
    const clock = new ReplayClock(0);
    const rung: number[] = [];
    clock.at(10, () => clock.at(20, () => rung.push(clock.now())));
    clock.turn(20);
    expect(rung).toEqual([20]);
  });

  test('forgets an alarm that was taken back', () => {
    const clock = new ReplayClock(0);
    const rung: string[] = [];
    const takeBack = clock.at(10, () => rung.push('a'));
    clock.at(10, () => rung.push('b'));
    takeBack();
    takeBack();
    clock.turn(10);
    expect(rung).toEqual(['b']);
    expect(clock.next()).toBeUndefined();
  });

  test('rings what is due already soon and once, turned or not', async () => {
    const clock = new ReplayClock(10);
    const rung: string[] = [];
    clock.at(10, () => rung.push('now'));
    clock.at(5, () => rung.push('past'));
    expect(rung).toEqual([]);
    clock.turn(10);
    await soon();
    expect(rung).toEqual(['past', 'now']);
    clock.at(10, () => rung.push('again'));
    await soon();
    expect(rung).toEqual(['past', 'now', 'again']);
    expect(clock.now()).toBe(10);
  });

  test('finds out an alarm that sets itself again for the same instant', () => {
    const clock = new ReplayClock(0);
    let left = 20_000;
    const again = () => {
      left -= 1;
      if (left > 0) clock.at(10, again);
    };
    clock.at(10, again);
    expect(() => clock.turn(10)).toThrow('alarms are set in a circle at 10');
    left = 0;
  });

  test('is never turned back', () => {
    const clock = new ReplayClock(10);
    expect(() => clock.turn(9)).toThrow(RangeError);
  });
});
