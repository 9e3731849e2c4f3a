import type { Changes } from '../app/change';
import type { IncidentRef } from '../app/job';
import type { Clock, Log, Members, Pictures, Store } from '../app/ports';
import type { Workspaces } from './workspace';

/** What the listeners work with, whatever workspace a request comes from; what is one workspace's hangs on that one. */
export interface ListenerDependencies {
  readonly workspaces: Workspaces;
  readonly store: Store;
  readonly members: Members;
  readonly pictures: Pictures;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly log: Log;
  /** Has it read anew who is in an incident's channel. */
  readonly rereadMembers: (ref: IncidentRef) => Promise<void>;
  /** Queues the jobs of a kind again that the incident gave up; false when it has none. */
  readonly tryAgain: (ref: IncidentRef, kind: string) => Promise<boolean>;
}
