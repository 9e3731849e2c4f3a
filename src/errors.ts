import { inWords, type Sentence } from './sentence';

/**
 * Something a person did that cannot be done, said in the exact sentence they read.
 * It is an answer, not a fault: nothing is logged as an error and nothing was changed.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  /**
   * @param code stable name of the reason, for tests and metrics: `unknown-severity`
   * @param sentence what the person reads: what is wrong and what to type instead
   * @param field the field of a form that the sentence is about, where there is one
   */
  constructor(
    readonly code: string,
    readonly sentence: Sentence,
    readonly field?: string,
  ) {
    super(inWords(sentence, unnamed));
  }
}

/** A refusal's message is for logs, where no settings are at hand. */
const unnamed = { command: '<command>', emoji: {} };
