import type { Outlook } from '../domain/channel/archiving';
import type { TimeOffer } from '../domain/decisions/time-offers';
import type { Obstacle } from '../domain/incident/channel';
import type { Incident } from '../domain/incident/incident';
import type { IncidentEvent } from '../domain/incident/incident-event';
import type { FollowUp } from '../domain/ledger/follow-up';
import type { Holding, RoleRequest } from '../domain/ledger/role';
import type { PersonId } from '../domain/person';
import type { Instant } from '../domain/time/instant';
import type { JobKindName } from './job';

/** Something that somebody owes and that a message asked for, by the time by which it was due then. */
export interface Asked {
  readonly incident: Incident;
  readonly promise: string;
  readonly due: Instant;
}

/** A task that is still to be done. */
export interface OpenTask {
  readonly incident: Incident;
  readonly task: FollowUp;
}

/** Something the bot says on the workspace; how it looks there is the workspace's room to decide. */
export type Notice =
  | { readonly type: 'card'; readonly incident: Incident }
  | { readonly type: 'announcement'; readonly incident: Incident }
  | {
      readonly type: 'fact';
      readonly incident: Incident;
      readonly event: IncidentEvent;
      /** The incident as it stood then, where what is told with the fact stays what it was. */
      readonly then?: Incident;
    }
  /** What an event brought: to whoever follows the incident, else in the thread of the announcement. */
  | {
      readonly type: 'news';
      readonly incident: Incident;
      readonly event: IncidentEvent;
      readonly to?: PersonId;
      /** They may not know of it any more. */
      readonly isTakenBack?: boolean;
    }
  /** To one person, about the postmortem: asked for a review, told of one, or of the tasks that are theirs once it is published. */
  | {
      readonly type: 'postmortem';
      readonly incident: Incident;
      readonly event: IncidentEvent;
      readonly to: PersonId;
      /** They may not know of it any more. */
      readonly isTakenBack: boolean;
    }
  /** Asks one person for what was due, or says what became of it. */
  | { readonly type: 'reminder'; readonly asked: readonly Asked[] }
  /** Lists open tasks, to the one who has them or to everybody. */
  | {
      readonly type: 'digest';
      readonly tasks: readonly OpenTask[];
      readonly to: 'owner' | 'channel';
      readonly now: Instant;
    }
  /** Says that the channel is archived, or what became of that. */
  | {
      readonly type: 'archiving';
      readonly incident: Incident;
      readonly due: Instant;
      readonly outlook:
        | Outlook
        | { readonly type: 'refused'; readonly why: string }
        /** The settings have no channel archived any more. */
        | { readonly type: 'called off' };
    }
  | { readonly type: 'draft'; readonly incident: Incident; readonly revision: number }
  /** The picture that goes with a draft. */
  | { readonly type: 'chart'; readonly incident: Incident; readonly revision: number }
  | { readonly type: 'agenda'; readonly incident: Incident }
  | {
      readonly type: 'failure';
      readonly incident: Incident;
      readonly part: string;
      readonly why: string;
      /** The kind of the jobs that were given up and can be tried again. */
      readonly job?: JobKindName;
    }
  /** To whoever declared it and was not to. */
  | { readonly type: 'called-off'; readonly incident: Incident }
  /** To whoever has a role now, or had it before. */
  | {
      readonly type: 'role';
      readonly incident: Incident;
      readonly holding: Holding;
      readonly to: PersonId;
    }
  /** To whoever asked somebody to take a role who cannot. */
  | { readonly type: 'declined'; readonly incident: Incident; readonly request: RoleRequest }
  /** To whoever joined the incident's channel. */
  | { readonly type: 'brief'; readonly incident: Incident }
  /** To whoever marked a message, about the times that it names. */
  | {
      readonly type: 'time-offer';
      readonly incident: Incident;
      readonly offer: TimeOffer;
      readonly now: Instant;
    }
  | { readonly type: 'out-of-reach'; readonly incident: Incident; readonly obstacle: Obstacle };

/** The message below which something is said, and whether the channel shows it as well. */
export interface Thread {
  readonly below: string;
  readonly isInChannel: boolean;
}
