import { SystemClock } from '../../src/app/system-clock';
import { hour, later, minute, second } from '../../src/domain/time/instant';
import { until } from '../support/until';

describe('the machine’s own time', () => {
  /** What the machine tells, moved by hand. */
  let told: { shown: number; awake: number; uptime: number };
  let clock: SystemClock;
  beforeEach(() => {
    told = { shown: Date.UTC(2023, 10, 8, 12), awake: 500, uptime: 1_000 };
    clock = new SystemClock({
      shown: () => told.shown,
      awake: () => told.awake,
      uptime: () => told.uptime,
    });
  });

  const wake = (ms: number): void => {
    told.shown += ms;
    told.awake += ms;
    told.uptime += ms / 1_000;
  };

  /** Microseconds that passed by its measure while something happened. */
  const passed = (happens: () => void): number => {
    const before = clock.elapsed();
    happens();
    return clock.elapsed() - before;
  };

  test('passes while the machine is awake', () => {
    expect(passed(() => wake(1_500))).toBe(1.5 * second);
  });

  test('passes while it sleeps, where Node’s own measure stands still then', () => {
    const slept = passed(() => {
      told.shown += 8 * 3_600_000;
      told.uptime += 8 * 3_600;
    });
    expect(slept).toBe(8 * hour);
  });

  test('passes once while it sleeps, where Node’s own measure goes on', () => {
    expect(passed(() => wake(8 * 3_600_000))).toBe(8 * hour);
  });

  test('is the same whatever the clock is set to', () => {
    const set = passed(() => {
      told.shown -= 3_600_000;
      wake(1_000);
      told.shown += 7_200_000;
    });
    expect(set).toBe(second);
  });

  test('is not moved by an uptime in whole seconds', () => {
    const coarse = passed(() => {
      wake(100);
      told.uptime = Math.ceil(told.uptime);
    });
    expect(coarse).toBe(second / 10);
  });

  test('rings an alarm that was set before the clock was set back', async () => {
    let rang = false;
    clock.at(later(clock.now(), 5_000), () => {
      rang = true;
    });
    told.shown -= 3_600_000;
    told.awake += 2_000;
    await until('it rings', () => rang);
  });

  test('rings an alarm for a time that was passed by when the clock was set forth', async () => {
    let rang = false;
    clock.at(later(clock.now(), 5_000), () => {
      rang = true;
    });
    told.shown += minute;
    await until('it rings', () => rang);
  });
});
