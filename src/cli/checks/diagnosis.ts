import { ChatFailure } from '../../app/chat-failure';

/** What a check found. */
export interface Diagnosis {
  /** What was looked at: `database`. */
  readonly check: string;
  /** `skipped` where something before it has to be mended first; `warning` where the bot works all the same. */
  readonly state: 'ok' | 'warning' | 'missing' | 'wrong' | 'skipped';
  /** What was found and, unless all is well, what to do. */
  readonly sentence: string;
}

/** What a check of this name finds when a call to the workspace in it fails: that failure. */
export async function unlessSlackFails(
  check: string,
  look: () => Promise<readonly Diagnosis[]>,
): Promise<readonly Diagnosis[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof ChatFailure)) throw error;
    return [{ check, state: 'wrong', sentence: `${error.sentence} (${error.code})` }];
  }
}
