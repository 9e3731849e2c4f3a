import type { FindingSeverity } from '../../domain/findings/finding';
import type { Sentence } from '../../sentence';

/** What is wrong in a postmortem that is a text. */
export interface LintFinding {
  /** The rule that finds the same in the record of an incident. */
  readonly id: string;
  readonly severity: FindingSeverity;
  /** From 1; that of the first place where there are several. */
  readonly line: number;
  readonly sentence: Sentence;
}
