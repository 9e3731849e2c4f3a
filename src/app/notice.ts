import type { Outlook } from '../domain/channel/archiving';
import type { TimeOffer } from '../domain/decisions/time-offers';
import type { Obstacle } from '../domain/incident/channel';
import type { Incident } from '../domain/incident/incident';
import type { IncidentEvent } from '../domain/incident/incident-event';
import type { Holding } from '../domain/ledger/role';
import type { PersonId } from '../domain/person';
import type { Instant } from '../domain/time/instant';
import type { JobKindName } from './job';

/** Something the bot says on the workspace; how it looks there is the workspace's room to decide. */
export type Notice =
  | { readonly type: 'card'; readonly incident: Incident }
  | { readonly type: 'announcement'; readonly incident: Incident }
  | { readonly type: 'fact'; readonly incident: Incident; readonly event: IncidentEvent }
  /** Asks for what was due, or says what became of it. */
  | {
      readonly type: 'reminder';
      readonly incident: Incident;
      readonly promise: string;
      readonly due: Instant;
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
