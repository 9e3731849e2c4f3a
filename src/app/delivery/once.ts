/**
 * What Slack sent, by everything that tells it from whatever else it sends: a command, a press or a form has its effect
 * once, however often it is delivered.
 */
export interface Once {
  readonly keys: readonly string[];
}

/** The change was made when the same came before: nothing is to be changed, and the answer is that it is done. */
export class TakenBefore extends Error {
  override readonly name = 'TakenBefore';

  constructor() {
    super('Slack delivered again what was taken before');
  }
}
