import { hour, type Instant, later, second } from '../../../src/domain/time/instant';
import { RateLimiter } from '../../../src/slack/rate-limits/rate-limiter';
import { at } from '../../support/cast';

/** A clock that is set by hand, with the alarms that were asked of it. */
class HandClock {
  time = at('10:00');
  readonly alarms: Instant[] = [];

  now(): Instant {
    return this.time;
  }

  at(when: Instant, ring: () => void): () => void {
    this.alarms.push(when);
    if (when <= this.time) ring();
    return () => undefined;
  }
}

describe('the limits of calls, when somebody sets the clock', () => {
  let clock: HandClock;
  let pace: RateLimiter;
  beforeEach(() => {
    clock = new HandClock();
    pace = new RateLimiter(clock);
  });

  test('an hour back, let the next call go at once', async () => {
    await pace.turn('chat.update');
    clock.time = later(clock.time, -hour);
    await pace.turn('chat.update');
    expect(clock.alarms).toEqual([]);
  });

  test('an hour back, forget what Slack closed before rather than wait an hour', async () => {
    pace.close('chat.update', 30);
    await expect(pace.turn('chat.update')).rejects.toThrow('ratelimited');
    clock.time = later(clock.time, -hour);
    await pace.turn('chat.update');
    expect(clock.alarms).toEqual([]);
  });

  test('an hour forth, give out no more at once than a whole burst', async () => {
    await pace.turn('pins.add');
    clock.time = later(clock.time, hour);
    for (let call = 0; call < 10; call += 1) await pace.turn('pins.add');
    expect(clock.alarms).toEqual([]);
    void pace.turn('pins.add');
    expect(clock.alarms).toEqual([later(clock.time, 3 * second)]);
  });
});
