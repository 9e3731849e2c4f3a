import type { JobKindName } from '../app/job';
import type { JobList } from './kind';

/** How many jobs run at the same time: enough for everything that setting up one incident does at once. */
const MAX_AT_ONCE = 8;
/** Of one kind: a hundred marks that are answered at the rate that Slack allows must not keep a new incident waiting. */
const MAX_OF_A_KIND = 5;

/** The places in which jobs run. */
export class JobSlots {
  readonly #taken = new Map<Promise<void>, JobKindName>();

  /** How many jobs run. */
  get taken(): number {
    return this.#taken.size;
  }

  /** Resolves once those that run now are through. */
  async through(): Promise<void> {
    await Promise.all(this.#taken.keys());
  }

  /** Gives a job its place until its work is over; calls `left` then. */
  take(kind: JobKindName, work: Promise<void>, left: () => void): void {
    const running = work.finally(() => {
      this.#taken.delete(running);
      left();
    });
    this.#taken.set(running, kind);
  }

  /** How many more jobs may be begun, whatever their kinds, and the kinds of which there may be no more. */
  get free(): { readonly most: number; readonly without: readonly JobKindName[] } {
    const counts = new Map<JobKindName, number>();
    for (const kind of this.#taken.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const without = [...counts].filter(([, count]) => count >= MAX_OF_A_KIND).map(([kind]) => kind);
    const others = [...counts.values()].filter((count) => count < MAX_OF_A_KIND);
    return { most: Math.min(MAX_AT_ONCE - this.taken, MAX_OF_A_KIND - Math.max(0, ...others)), without };
  }
}

/** The kinds that may be begun, where that is not all of them. */
export function kindsBut(
  kinds: JobList,
  without: readonly JobKindName[],
): readonly JobKindName[] | undefined {
  if (without.length === 0) return undefined;
  // Typed so because `Object.keys` forgets whose keys they are.
  const names = Object.keys(kinds) as JobKindName[];
  return names.filter((kind) => !without.includes(kind));
}
