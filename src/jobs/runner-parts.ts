import type { Changes } from '../app/change';
import type { Chat, Clock, Documents, Log, Members, Metrics, Outbox, Readings, Store } from '../app/ports';
import type { JobList } from './kind';

/** What the runner works with. */
export interface RunnerParts {
  readonly outbox: Outbox;
  readonly store: Store;
  readonly members: Members;
  readonly changes: Changes;
  readonly chat: Chat;
  readonly documents: Documents;
  readonly readings: Readings;
  readonly clock: Clock;
  readonly kinds: JobList;
  readonly responders: readonly string[];
  readonly log: Log;
  readonly metrics: Metrics;
}
