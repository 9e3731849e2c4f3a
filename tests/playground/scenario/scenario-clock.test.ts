import { ScenarioClock, ScenarioStopped } from '../../../src/playground/scenario/scenario-clock';

const START = Date.UTC(2023, 10, 8, 12, 0) * 1000;
const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;

describe('a story’s clock', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('at the fastest stands still until it is turned, and rings everything on the way at its own time', async () => {
    const clock = new ScenarioClock(START, 'fastest');
    const rung: number[] = [];
    for (const minutes of [5, 1, 9]) {
      clock.at(START + minutes * MINUTE, () => rung.push((clock.now() - START) / MINUTE));
    }
    jest.advanceTimersByTime(60_000);
    expect([clock.now(), clock.rate]).toEqual([START, 0]);
    await clock.turn(START + 6 * MINUTE);
    expect(rung).toEqual([1, 5]);
    expect(clock.now()).toBe(START + 6 * MINUTE);
    expect(clock.next()).toBe(START + 9 * MINUTE);
  });

  test('at a pace passes by itself, and rings as real clocks do', async () => {
    const clock = new ScenarioClock(START, 60);
    const rung: string[] = [];
    clock.at(START + MINUTE, () => rung.push('one'));
    const taken = clock.at(START + 2 * MINUTE, () => rung.push('two'));
    taken();
    let turned = false;
    const turning = clock.turn(START + 3 * MINUTE).then(() => {
      turned = true;
    });
    await jest.advanceTimersByTimeAsync(1_000);
    expect([clock.now() - START, clock.rate, rung, turned]).toEqual([MINUTE, 60, ['one'], false]);
    await jest.advanceTimersByTimeAsync(2_000);
    await turning;
    expect(rung).toEqual(['one']);
  });

  test('changes its pace in the middle, while somebody waits', async () => {
    const clock = new ScenarioClock(START, 1);
    const turning = clock.turn(START + 60 * MINUTE);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(clock.now()).toBe(START + 5 * SECOND);
    clock.setPace(60);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(clock.now()).toBe(START + 65 * SECOND);
    clock.setPace('fastest');
    await turning;
    expect(clock.now()).toBe(START + 60 * MINUTE);
    clock.setPace(1);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(clock.now()).toBe(START + 60 * MINUTE + SECOND);
  });

  test.each([1, 60, 'fastest'] as const)('stands still while it is paused, at pace %s', async (pace) => {
    const clock = new ScenarioClock(START, pace);
    let rung = false;
    clock.pause();
    clock.at(START + SECOND, () => {
      rung = true;
    });
    let turned = false;
    const turning = clock.turn(START + MINUTE).then(() => {
      turned = true;
    });
    await jest.advanceTimersByTimeAsync(120_000);
    expect([clock.now(), clock.rate, rung, turned]).toEqual([START, 0, false, false]);
    clock.resume();
    await jest.advanceTimersByTimeAsync(60_000);
    await turning;
    expect(rung).toBe(true);
  });

  test('rings what is due already even while it stands still', async () => {
    const clock = new ScenarioClock(START, 'fastest');
    let rung = false;
    clock.at(START, () => {
      rung = true;
    });
    await jest.advanceTimersByTimeAsync(0);
    expect(rung).toBe(true);
  });

  test('that is stopped tells whoever turns it, and keeps nobody waiting for an alarm', async () => {
    const clock = new ScenarioClock(START, 'fastest');
    clock.pause();
    let rung = false;
    clock.at(START + MINUTE, () => {
      rung = true;
    });
    const turning = expect(clock.turn(START + MINUTE)).rejects.toThrow(ScenarioStopped);
    clock.stop();
    await turning;
    await jest.advanceTimersByTimeAsync(100);
    expect(rung).toBe(true);
  });

  test('finds alarms that set each other for ever', async () => {
    const clock = new ScenarioClock(START, 'fastest');
    const again = (): void => {
      clock.at(START + SECOND, again);
    };
    again();
    await expect(clock.turn(START + MINUTE)).rejects.toThrow('in a circle');
  });
});
