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

/** Several things that cannot be done at once, each with its own sentence; read as one refusal it is the first. */
export class Refusals extends Refusal {
  constructor(readonly all: readonly [Refusal, ...Refusal[]]) {
    const [{ code, sentence, field }] = all;
    super(code, sentence, field);
  }
}

/** Throws what is refused, where anything is. */
export function refuseAll(refused: readonly Refusal[]): void {
  const [first, ...others] = refused;
  if (first !== undefined) throw others.length === 0 ? first : new Refusals([first, ...others]);
}

/** What an error refuses, each on its own; nothing where it is no refusal. */
export function refusalsIn(error: unknown): readonly Refusal[] {
  if (error instanceof Refusals) return error.all;
  return error instanceof Refusal ? [error] : [];
}

/** A refusal's message is for logs, where no settings are at hand. */
const unnamed = { command: '<command>', emoji: {} };
