import { setImmediate, setTimeout } from 'node:timers/promises';
import type { AckWatch } from './ack-watch';

/** Does the next thing of its kind; it sends one payload to the app. */
export type Act = () => Promise<unknown>;

/** How much was acknowledged in how many seconds. */
export interface Rate {
  readonly acknowledged: number;
  readonly seconds: number;
}

/** How long the last acknowledgements are waited for. */
const longestWait = 15_000;
/** Timers ring up to a millisecond late, which is as long as an acknowledgement takes: the last of it is spun away. */
const timerMargin = 2;

/**
 * Does things at a constant rate, whatever becomes of them; resolves to the milliseconds from the moment at which each
 * was to be done until it was acknowledged, `Infinity` for what was not.
 */
export async function atRate(
  watch: AckWatch,
  act: Act,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<readonly number[]> {
  const count = Math.round(perSecond * seconds);
  const took: number[] = [];
  let failure: unknown;
  const begun = performance.now();
  for (let index = 0; index < count; index += 1) {
    const since = begun + (index * 1_000) / perSecond;
    await reached(since);
    // Not waited for: what is slow holds up nothing that comes after it.
    watch
      .follow(since, act, (milliseconds) => took.push(milliseconds))
      .catch((error: unknown) => {
        failure ??= error;
      });
  }
  const deadline = performance.now() + longestWait;
  while (took.length < count && performance.now() < deadline) await setTimeout(5);
  if (failure !== undefined) throw failure;
  return [...took, ...Array.from({ length: count - took.length }, () => Number.POSITIVE_INFINITY)];
}

async function reached(moment: number): Promise<void> {
  const left = moment - performance.now() - timerMargin;
  if (left > 0) await setTimeout(left);
  while (performance.now() < moment) await setImmediate();
}

/** Keeps so many things in flight until `count` are acknowledged or the time is up. */
export function asFastAsPossible(
  watch: AckWatch,
  act: Act,
  { count, inFlight, seconds }: { count: number; inFlight: number; seconds: number },
): Promise<Rate> {
  return new Promise((resolve, reject) => {
    let [begunCount, acknowledged, isOver] = [0, 0, false];
    const begun = performance.now();
    const end = (): void => {
      isOver = true;
      clearTimeout(timer);
      resolve({ acknowledged, seconds: (performance.now() - begun) / 1_000 });
    };
    const timer = globalThis.setTimeout(end, seconds * 1_000);
    const next = (): void => {
      if (isOver || begunCount === count) return;
      begunCount += 1;
      watch.follow(performance.now(), act, settled).catch(reject);
    };
    const settled = (milliseconds: number): void => {
      if (isOver) return;
      if (Number.isFinite(milliseconds)) acknowledged += 1;
      if (acknowledged === count) end();
      else next();
    };
    for (let place = 0; place < inFlight; place += 1) next();
  });
}
