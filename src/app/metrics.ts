import type { StorageTrouble } from './storage-failure';

/** What became of a call: the workspace refused it, asked to wait, or could not be reached or was not well. */
export type CallOutcome = 'done' | 'refused' | 'limited' | 'failed';

/** Counts what happens. */
export interface Metrics {
  /** Something that Slack sent is through: `kind` is `command`, `event` …, `outcome` is `done` or `failed`. */
  requestEnded(kind: string, outcome: 'done' | 'failed', seconds: number): void;
  jobEnded(kind: string, outcome: 'done' | 'again' | 'held' | 'given up'): void;
  storageFailed(trouble: StorageTrouble): void;
  /** A call of one of the workspace's methods is through: `chat.postMessage`. */
  callEnded(method: string, outcome: CallOutcome): void;
  /** So many ways from the workspace to the bot are open now. */
  connectionsOpen(count: number): void;
  /** Another way could not be opened. */
  connectionFailed(): void;
}
