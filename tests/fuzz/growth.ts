/** Something that is done with a text, and what is thrown where the text is at fault: a `Refusal`, say. */
export type Work = (text: string) => unknown;

/** How long a text is at first, and what each next one is longer by: the second is as long as a message can be. */
const SHORTEST = 5_000;
const FACTOR = 8;
const LONGEST = SHORTEST * FACTOR ** 2;

/** Linear work takes eight times as long with a text of eight times the length, quadratic work sixty-four times. */
const MOST = FACTOR ** 1.5;

/** In milliseconds: below, the clock shows chance; above, a longer text tells nothing new. */
const NOISE = 5;
const ENOUGH = 1_000;

/** How often each length is tried for its least time, and again where that looks too long: a machine may be busy. */
const TRIES = 2;
const MORE_TRIES = 6;

/**
 * Does the work with longer and longer texts. Throws when its time grows faster than their length, whatever the machine
 * is: times are compared with each other and with nothing else. What fits a cache no longer may look so once, and work that
 * really grows faster does so with the next length as well.
 */
export function refuseGrowth(work: Work, textOf: (length: number) => string): void {
  let before = leastTime(work, textOf(SHORTEST), TRIES);
  let isSuspect = false;
  for (let length = SHORTEST * FACTOR; length <= LONGEST && before < ENOUGH; length *= FACTOR) {
    const [short, long] = [textOf(length / FACTOR), textOf(length)];
    let after = leastTime(work, long, TRIES);
    for (let left = MORE_TRIES; left > 0 && isTooLong(before, after); left -= 1) {
      before = Math.max(before, leastTime(work, short, 1));
      after = Math.min(after, leastTime(work, long, 1));
    }
    const grows = isTooLong(before, after);
    if (grows && (isSuspect || after >= ENOUGH || length * FACTOR > LONGEST)) {
      const times = `${before.toFixed(2)} ms for ${short.length} characters, ${after.toFixed(2)} ms for ${long.length}`;
      throw new Error(`Its time grows faster than its text: ${times}`);
    }
    isSuspect = grows;
    before = after;
  }
}

function isTooLong(before: number, after: number): boolean {
  return after > NOISE && after / Math.max(before, NOISE / FACTOR) > MOST;
}

function leastTime(work: Work, text: string, tries: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let left = tries; left > 0; left -= 1) {
    const begun = performance.now();
    work(text);
    least = Math.min(least, performance.now() - begun);
  }
  return least;
}
