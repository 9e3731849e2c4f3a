import type { Instant } from '../domain/instant';

/** The workspace did not do what it was asked. */
export class ChatFailure extends Error {
  override readonly name = 'ChatFailure';

  /**
   * @param code the workspace's own name for the failure: `restricted_action`
   * @param sentence what went wrong and what a person can do about it
   * @param outcome `again`: worth another try, not before `notBefore`; `final`: no try will change it
   */
  constructor(
    readonly code: string,
    readonly sentence: string,
    readonly outcome: { readonly again: true; readonly notBefore?: Instant } | { readonly again: false },
  ) {
    super(`${code}: ${sentence}`);
  }
}
