import type { Changes } from '../app/change';
import type { IncidentRef } from '../app/job';
import type { Newcomers } from '../app/newcomers';
import type { PeopleAtHand } from '../app/people-at-hand';
import type { Clock, Log, Members, Store } from '../app/ports';
import type { RecentMessages } from '../app/recent-messages';
import type { Settings } from '../app/settings';
import type { PersonId, Standing } from '../domain/person';
import type { Api } from './api';
import type { Identity } from './chat/parts';
import type { Homes } from './home';

/** What the front doors work with. */
export interface Desk {
  readonly api: Api;
  readonly store: Store;
  readonly members: Members;
  readonly people: PeopleAtHand;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: Settings;
  readonly identity: Identity;
  readonly recent: RecentMessages;
  readonly homes: Homes;
  readonly newcomers: Newcomers;
  /** What somebody is to the workspace, asked for where it is not known; of whom that fails, as if of a guest. */
  readonly standingOf: (person: PersonId) => Promise<Standing>;
  /** Whether somebody would see less of the open incidents as a guest than as a member; never a call. */
  readonly isLessForGuests: (team: string, person: PersonId) => Promise<boolean>;
  /** Has it read anew who is in an incident's channel. */
  readonly rereadMembers: (ref: IncidentRef) => Promise<void>;
  /** Queues the jobs of a kind again that the incident gave up; false when it has none. */
  readonly tryAgain: (ref: IncidentRef, kind: string) => Promise<boolean>;
  /** The names at hand. */
  readonly nameOf: (person: PersonId) => string;
}
