import type { AssumptionVerdict } from '../mark-kind';
import type { PersonId } from '../person';
import type { Source } from '../source';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';

/** Who judged something, how and when: an assumption, unless it says otherwise. */
export interface Verdict<K extends string = AssumptionVerdict> {
  readonly kind: K;
  /** When it was settled. */
  readonly at: Instant;
  /** Whether that was about then. */
  readonly isApproximate?: true;
  /** Whether nobody knows more than that it was settled by then. */
  readonly isAtLatest?: true;
  /** What orders verdicts: the moment somebody said so. */
  readonly asOf: Instant;
  readonly by?: PersonId;
  /** Why, in words. */
  readonly evidence?: Wording;
  readonly source?: Source;
  /** The verdict's position in the log, where it was typed. */
  readonly seq?: number;
}

/**
 * Verdicts in the order in which they were given, one for each change of mind. Whoever says the same again adds evidence at
 * most; a time typed later corrects the first one.
 */
export function changesOfMind<K extends string>(verdicts: readonly Verdict<K>[]): readonly Verdict<K>[] {
  const kept: Verdict<K>[] = [];
  for (const verdict of [...verdicts].sort((a, b) => a.asOf - b.asOf)) {
    const last = kept.at(-1);
    if (last?.kind !== verdict.kind) {
      kept.push(verdict);
      continue;
    }
    const evidence = last.evidence ?? verdict.evidence;
    const { isAtLatest: _, isApproximate: __, ...known } = last;
    const about = verdict.isApproximate && { isApproximate: true as const };
    const when = verdict.at === verdict.asOf ? last : { ...known, at: verdict.at, ...about };
    kept[kept.length - 1] = { ...when, ...(evidence !== undefined && { evidence }) };
  }
  return kept;
}
