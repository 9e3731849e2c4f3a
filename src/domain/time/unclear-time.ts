import { Refusal } from '../../errors';
import type { Sentence } from '../../sentence';
import type { Instant } from './instant';

/** What is meant as a time and cannot be taken for one: a form refuses it, a command records and offers what it may mean. */
export class UnclearTime extends Refusal {
  /** @param candidates what may be meant, the likeliest first; none where nothing can be guessed */
  constructor(
    code: string,
    sentence: Sentence,
    readonly candidates: readonly Instant[] = [],
  ) {
    super(code, sentence);
  }
}
