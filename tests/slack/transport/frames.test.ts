import { setImmediate as turn } from 'node:timers/promises';
import { inTurns } from '../../../src/slack/transport/socket-frame-guard';

describe('frames that arrive at once', () => {
  test('are taken in their order, and let everything else have its turn between', async () => {
    const taken: number[] = [];
    const take = inTurns<number>((frame) => taken.push(frame));
    const frames = Array.from({ length: 95 }, (_, index) => index);
    for (const frame of frames) take(frame);
    const counts = [taken.length];
    while (taken.length < frames.length) {
      await turn();
      counts.push(taken.length);
    }
    expect(taken).toEqual(frames);
    expect(counts.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...counts.map((count, index) => count - (counts[index - 1] ?? 0)))).toBeLessThanOrEqual(
      40,
    );
  });

  test('wait for nothing while they are few', async () => {
    const taken: number[] = [];
    const take = inTurns<number>((frame) => taken.push(frame));
    for (const frame of [1, 2, 3]) {
      take(frame);
      expect(taken.at(-1)).toBe(frame);
      await turn();
    }
  });

  test('are taken behind those that wait', async () => {
    const taken: number[] = [];
    const take = inTurns<number>((frame) => taken.push(frame));
    for (let frame = 0; frame < 50; frame += 1) take(frame);
    await turn();
    take(50);
    while (taken.length < 51) await turn();
    expect(taken).toEqual([...taken].sort((a, b) => a - b));
  });
});
