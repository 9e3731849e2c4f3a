import type { Figure } from './figure';

/** Something that is measured by itself: `npm run bench -- --only <name>`. */
export interface Part {
  readonly name: string;
  /** What is measured, in a line. */
  readonly summary: string;
  /** How often it is measured with everything else, where it takes minutes; asked for by itself, as often as the rest. */
  readonly runsAmongAll?: number;
  measure(runs: number): Promise<readonly Figure[]>;
}
