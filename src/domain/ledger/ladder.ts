import type { Rung, Target } from '../target';

/** What an escalation's ladder has to do with: whom it called at first, its rungs, and who was called since. */
interface Climbing {
  readonly to: readonly Target[];
  readonly ladder: readonly Rung[];
  readonly calls: readonly { readonly rung: number; readonly to: readonly Target[] }[];
}

/** The ladder of an escalation to several that have one: those of the same step are called together. */
export function joinedLadders(
  to: readonly Target[],
  ladders: readonly (readonly Rung[])[],
): readonly Rung[] | undefined {
  const steps = Math.max(0, ...ladders.map(({ length }) => length));
  if (steps === 0) return undefined;
  return Array.from({ length: steps }, (_, step): Rung => {
    const rungs = ladders.flatMap((ladder) => ladder[step] ?? []);
    const waits = rungs.flatMap(({ wait }) => wait ?? []);
    return {
      // What somebody typed stands in the escalation itself, and is removed for good there.
      to:
        step === 0
          ? to.filter((target) => !('outside' in target))
          : distinct(rungs.flatMap((rung) => rung.to)),
      ...(waits.length > 0 && { wait: Math.min(...waits) }),
    };
  });
}

/** The rung that is called next where nobody answers, and its number; undefined where there is nobody else to call. */
export function rungAfter({
  ladder,
  calls,
}: Pick<Climbing, 'ladder' | 'calls'>): { readonly rung: Rung; readonly number: number } | undefined {
  const number = Math.max(1, ...calls.map((call) => call.rung)) + 1;
  const rung = ladder[number - 1];
  return rung && { rung, number };
}

/** Everybody whom an escalation has called so far, by whichever rung. */
export function calledBy({ to, calls }: Pick<Climbing, 'to' | 'calls'>): readonly Target[] {
  return distinct([...to, ...calls.flatMap((call) => call.to)]);
}

function distinct(targets: readonly Target[]): readonly Target[] {
  return [...new Map(targets.map((target) => [JSON.stringify(target), target])).values()];
}
