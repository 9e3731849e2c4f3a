import { type Instant, later } from '../domain/time/instant';

/** What another try can bring. */
export type Prospect =
  | { readonly again: false }
  | {
      readonly again: true;
      readonly notBefore?: Instant;
      /** Nobody gets through now, whatever they ask for: this says nothing of the call, and is not held against it. */
      readonly isForAll?: true;
    };

/** The workspace did not do what it was asked. */
export class ChatFailure extends Error {
  override readonly name = 'ChatFailure';

  /**
   * @param code the workspace's own name for the failure: `restricted_action`
   * @param sentence what went wrong and what a person can do about it
   * @param outcome `again`: worth another try, not before `notBefore`; `final`: no try will change it
   * @param asOf when it was so, by the workspace's own clock, where that said a date
   */
  constructor(
    readonly code: string,
    readonly sentence: string,
    readonly outcome: Prospect,
    readonly asOf?: Instant,
  ) {
    super(`${code}: ${sentence}`);
  }

  /** The same failure, which was so at that instant. */
  saidAt(asOf: Instant): ChatFailure {
    return new ChatFailure(this.code, this.sentence, this.outcome, asOf);
  }
}

/** When something that failed is tried again: at the time that the workspace named, however often it did; else after a wait. */
export function nextTry(now: Instant, wait: number, notBefore: Instant | undefined): Instant {
  return notBefore !== undefined && notBefore > now ? notBefore : later(now, wait);
}
