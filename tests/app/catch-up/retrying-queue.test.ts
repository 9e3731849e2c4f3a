import { type QueueProgress, RetryingQueue } from '../../../src/app/catch-up/retrying-queue';
import { ChatFailure } from '../../../src/app/chat-failure';
import { type Instant, instant, later, second } from '../../../src/domain/time/instant';
import { ReplayClock } from '../../../src/playground/scenario/replay-clock';
import { at } from '../../support/cast';
import { until } from '../../support/until';

const ignore = (): void => undefined;

describe('a retrying queue', () => {
  let clock: ReplayClock;
  let visits: string[];
  let progress: QueueProgress[];
  /** What each place fails with, as often as it is listed. */
  let failures: Record<string, Error[]>;
  let round: RetryingQueue<string>;
  beforeEach(() => {
    clock = new ReplayClock(at('15:00'));
    [visits, progress, failures] = [[], [], {}];
    round = new RetryingQueue({
      clock: { now: () => instant(clock.now()), at: (when, ring) => clock.at(when, ring) },
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      visit: async (place) => {
        visits.push(place);
        const failure = failures[place]?.shift();
        if (failure !== undefined) throw failure;
      },
      onProgress: (each) => progress.push(each),
    });
  });
  afterEach(() => round.stop());

  const goes = async (...places: readonly string[]): Promise<void> => {
    round.begin(async () => places);
    await until('it rests', () => !round.isActive);
  };
  const turnsTo = async (when: Instant): Promise<void> => {
    clock.turn(when);
    await until('it rests', () => !round.isActive);
  };
  const passing = (notBefore?: Instant): ChatFailure => {
    return new ChatFailure('internal_error', 'It passes.', {
      again: true,
      ...(notBefore !== undefined && { notBefore }),
    });
  };

  test('goes to each place once, in order, and tells how far it is', async () => {
    await goes('a', 'b');
    expect(visits).toEqual(['a', 'b']);
    expect(progress).toEqual([
      { done: 0, of: 2, failed: 0 },
      { done: 1, of: 2, failed: 0 },
      { done: 2, of: 2, failed: 0 },
    ]);
  });

  test('comes back after all others to what failed, and waits longer each time', async () => {
    failures = { a: [passing(), passing()] };
    await goes('a', 'b');
    expect(visits).toEqual(['a']);
    await turnsTo(at('15:00:01'));
    expect(visits).toEqual(['a', 'b', 'a']);
    await turnsTo(at('15:00:01'));
    expect(visits).toHaveLength(3);
    await turnsTo(at('15:00:03'));
    expect(visits).toEqual(['a', 'b', 'a', 'a']);
    expect(progress.at(-1)).toEqual({ done: 2, of: 2, failed: 0 });
  });

  test('goes nowhere before the time that it was asked to wait for', async () => {
    failures = { a: [passing(later(at('15:00'), 30 * second))] };
    await goes('a');
    await turnsTo(at('15:00:29'));
    expect(visits).toEqual(['a']);
    await turnsTo(at('15:00:30'));
    expect(visits).toEqual(['a', 'a']);
  });

  test('waits no longer than it was asked to, however often that is', async () => {
    const seconds = [1, 2, 3, 4, 5];
    failures = { a: seconds.map((after) => passing(later(at('15:00'), after * second))) };
    await goes('a');
    for (const after of seconds) {
      await turnsTo(later(at('15:00'), after * second));
      expect(visits).toHaveLength(after + 1);
    }
  });

  test('gives up what is refused at once, and what looks like a mistake of ours after three tries', async () => {
    failures = {
      refused: [new ChatFailure('missing_scope', 'It stays.', { again: false })],
      mistaken: [new Error('one'), new Error('two'), new Error('three')],
    };
    await goes('refused', 'mistaken');
    for (let time = 1; time <= 4; time += 1) await turnsTo(later(at('15:00'), time * 10 * second));
    expect(visits).toEqual(['refused', 'mistaken', 'mistaken', 'mistaken']);
    expect(progress.at(-1)).toEqual({ done: 2, of: 2, failed: 2 });
  });

  test('begins anew when it is told to, also while it waits', async () => {
    failures = { a: [passing()] };
    await goes('a', 'b');
    await goes('c', 'a');
    expect(visits).toEqual(['a', 'c', 'a']);
  });

  test.each([1, 2, 3, 4, 5, 6])(
    'begins anew when it is told to %i moments after its end',
    async (moments) => {
      const later = (left: number, act: () => void): void => {
        if (left === 0) act();
        else queueMicrotask(() => later(left - 1, act));
      };
      await goes('once');
      round.begin(async () => []);
      later(moments, () => round.begin(async () => ['again']));
      await until('it rests', () => !round.isActive && visits.length > 1, 2_000);
      expect(visits).toEqual(['once', 'again']);
    },
  );
});
