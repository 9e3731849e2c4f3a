import type { PersonId } from '../domain/person';
import type { Source } from '../domain/source';
import type { Instant } from '../domain/time/instant';

/** An incident's identity: the workspace it belongs to and its number there. */
export interface IncidentRef {
  readonly team: string;
  readonly number: number;
}

/** Every kind of job, and what it needs to know beyond the incident itself. */
export interface JobKinds {
  /** Opens the incident's channel; everything else in it follows from that. */
  'open-channel': Record<never, never>;
  invite: { readonly people: readonly PersonId[] };
  /** Reads who is in the channel. */
  'read-members': Record<never, never>;
  topic: Record<never, never>;
  purpose: Record<never, never>;
  /** Names the channel anew by the title as it reads now. */
  'rename-channel': Record<never, never>;
  /** Posts the card, or brings it up to date in place. */
  card: Record<never, never>;
  'pin-card': Record<never, never>;
  /** Posts the announcement, or brings it up to date in place. */
  announcement: Record<never, never>;
  /** Posts the channel message that tells the fact with this position in the log. */
  tell: { readonly fact: number };
  /** Invites whomever an escalation names. */
  'bring-in': { readonly escalation: number };
  /** Sets the bot's own reaction on a message that is on record, or takes it back. */
  'answer-mark': { readonly source: Source };
  /** Reads the words of a marked message that were not at hand. */
  'read-message': { readonly source: Source };
  /** Puts the rest of a message's thread on the timeline, where the bot may read it. */
  'read-thread': { readonly source: Source; readonly person: PersonId };
  /** Finds out what somebody is to the workspace, on which it hangs whether something counts that they did. */
  identify: { readonly person: PersonId };
  'deliver-draft': { readonly revision: number };
  /** Sends a draft to one person, where the channel it belongs into is gone. */
  'send-draft': { readonly revision: number; readonly person: PersonId };
  /** Deletes the files of the drafts before that revision. */
  'delete-drafts': { readonly before: number };
  'bookmark-draft': { readonly revision: number };
  /** Tells the declarer alone that the channel is out of reach. */
  'tell-declarer': Record<never, never>;
  /** Takes up what waited for the channel. */
  resume: Record<never, never>;
  /** Says visibly that jobs of a kind were given up, and what to do. */
  'report-failure': { readonly part: string; readonly why: string; readonly job?: JobKindName };
}

/** The name of a kind of job. */
export type JobKindName = keyof JobKinds;

/** A job to be queued in the transaction of the fact that causes it. */
export type JobRequest = {
  [K in JobKindName]: {
    readonly kind: K;
    readonly payload: JobKinds[K];
    /** Jobs of one incident with the same key are merged while they wait. */
    readonly mergeKey?: string;
    /** Jobs of one incident in the same lane run one after the other, in the order of their causes. */
    readonly lane?: string;
  };
}[JobKindName];

/**
 * Lanes whose jobs come after what still waits in another lane, as long as that one is on its first tries: a draft links
 * to the messages that tell what it quotes.
 */
export const behind: Readonly<Record<string, string>> = { draft: 'tell' };

/** A job in the hands of a worker. */
export type Job = JobRequest & {
  readonly id: string;
  readonly incident: IncidentRef;
  /** 1 on the first try. A later one may find that an earlier one did its work unseen. */
  readonly attempt: number;
  readonly firstAttemptAt: Instant;
  /** What earlier attempts left for later ones. */
  readonly progress: Readonly<Record<string, string>>;
};
