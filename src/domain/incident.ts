import type { IncidentChannel } from './channel';
import type { Closing } from './closing';
import type { Correction } from './correction';
import type { Recorded } from './incident-event';
import type { Instant } from './instant';
import type { MarkedMessage, Messages, Standings } from './marked-message';
import type { SettableMilestone } from './milestone';
import type { PersonId } from './person';
import type { Severity } from './severity';
import { type Source, sourceKey } from './source';
import type { Status } from './status';
import type { Wording } from './wording';
import type { Zone } from './zone';

/** An assumption's number and where it comes from: typed by someone, or a message marked as one. */
export type AssumptionOrigin =
  | { readonly number: number; readonly typed: Recorded<'assumed'> }
  | { readonly number: number; readonly marked: string };

/** An escalation's number and where it comes from. */
export type EscalationOrigin =
  | { readonly number: number; readonly typed: Recorded<'escalated'> }
  | { readonly number: number; readonly marked: string; readonly markSeq: number };

/** A follow-up's number and where it comes from. */
export type FollowUpOrigin =
  | { readonly number: number; readonly typed: Recorded<'follow-up-added'> }
  | { readonly number: number; readonly marked: string };

/** A time that a person typed for a milestone, or took back. */
export type TypedTime = Recorded<'milestone-set'> | Recorded<'milestone-cleared'>;

/**
 * An incident: the fold of its log. It holds what was recorded; what that means (who is right about an
 * assumption, when impact began) is read from it by the other files of this folder.
 */
export interface Incident {
  readonly number: number;
  /** The position of the last event folded in. */
  readonly seq: number;
  readonly title: string;
  readonly severity: Severity;
  readonly status: Status;
  readonly zone: Zone;
  /** Whether a person said that it is the right one. */
  readonly isZoneConfirmed: boolean;
  /** The other zones in which times were typed. */
  readonly zonesSpoken: readonly string[];
  readonly isPrivate: boolean;
  readonly isDrill: boolean;
  /** What was said when it was declared, whatever changed since. */
  readonly declared: Recorded<'declared'>;
  readonly declaredAt: Instant;
  readonly declaredBy: PersonId;
  readonly began?: Instant;
  readonly channel?: IncidentChannel;
  readonly card?: Source;
  readonly announcement?: Source;
  readonly messages: Messages;
  /** What people are to the workspace, of those on whom it hung whether something counts. */
  readonly standings: Standings;
  /** What was put right about entries, by their keys. */
  readonly corrections: Readonly<Record<string, Correction>>;
  /** What facts said before their words were put right, by the keys of their entries. */
  readonly firstWordings: Readonly<Record<string, Wording>>;
  readonly notes: readonly Recorded<'noted'>[];
  readonly assumptions: readonly AssumptionOrigin[];
  readonly verdicts: readonly Recorded<'settled'>[];
  readonly escalations: readonly EscalationOrigin[];
  readonly acknowledgements: readonly Recorded<'escalation-acknowledged'>[];
  readonly followUps: readonly FollowUpOrigin[];
  readonly typedTimes: readonly TypedTime[];
  /** The latest time a person typed for each milestone. */
  readonly times: Readonly<Partial<Record<SettableMilestone, Recorded<'milestone-set'>>>>;
  readonly statusChanges: readonly Recorded<'status-changed'>[];
  readonly severityChanges: readonly Recorded<'severity-changed'>[];
  readonly updates: readonly Recorded<'updated'>[];
  readonly closing?: Closing;
  /** The closing that holds: when it happened, and when somebody said so. */
  readonly closed?: {
    readonly at: Instant;
    readonly recordedAt: Instant;
    readonly seq: number;
    readonly by?: PersonId;
  };
  /** Every closing, those that were taken back by reopening included. */
  readonly closings: readonly Recorded<'closed'>[];
  readonly reopenings: readonly Recorded<'reopened'>[];
  readonly canceled?: Recorded<'canceled'>;
  /** What was withdrawn, by the fact's position in the log. */
  readonly withdrawn: Readonly<Record<number, Recorded<'withdrawn'>>>;
  /** How many drafts were asked for; the last one's number is its revision. */
  readonly draftsRequested: number;
  readonly drafts: readonly Recorded<'draft-delivered'>[];
  /** The revisions that go to people by themselves, because the channel is gone. */
  readonly draftsAddressed: readonly number[];
  /** The channel message that tells each fact, by the fact's position in the log. */
  readonly told: Readonly<Record<number, Source>>;
}

/** How an incident is named everywhere: `INC-7`. */
export function incidentName(incident: Pick<Incident, 'number'>): string {
  return `INC-${incident.number}`;
}

/** The message of a key, where anything about it was recorded. */
export function messageOf(incident: Incident, source: Source): MarkedMessage | undefined {
  return incident.messages.get(sourceKey(source));
}
