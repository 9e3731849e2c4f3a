import type { Canvases } from '../canvas';
import type { PersonId } from '../person';
import type { Written } from '../section';
import type { Severity } from '../severity';
import { type Source, sourceKey } from '../source';
import type { Status } from '../status';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import type { Zone } from '../time/zone';
import type { IncidentChannel } from './channel';
import type { Correction } from './correction';
import type { IncidentEvent, Recorded } from './incident-event';
import type { MarkedMessage, Messages, Standings } from './marked-message';

/** An assumption's number and where it comes from: typed by someone (the fact's position in the log), or a message marked as one. */
export type AssumptionOrigin =
  | { readonly number: number; readonly typed: number }
  | { readonly number: number; readonly marked: string };

/** An escalation's number and where it comes from. */
export type EscalationOrigin =
  | { readonly number: number; readonly typed: number }
  | { readonly number: number; readonly marked: string; readonly markSeq: number };

/** A follow-up's number and where it comes from. */
export type FollowUpOrigin =
  | { readonly number: number; readonly typed: number }
  | { readonly number: number; readonly marked: string };

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
  /** Somebody made it public last, after its channel. */
  readonly madePublic?: Recorded<'made-public'>;
  readonly isDrill: boolean;
  /** What was said when it was declared, whatever changed since. */
  readonly declared: Recorded<'declared'>;
  /** What people said and decided, as it reads now, in the order of the log; what was withdrawn included. */
  readonly facts: readonly IncidentEvent[];
  readonly declaredAt: Instant;
  readonly declaredBy: PersonId;
  readonly channel?: IncidentChannel;
  readonly card?: Source;
  readonly announcement?: Source;
  readonly messages: Messages;
  /** The messages, by their keys, on which a mark was set that moves the status. */
  readonly moving: readonly string[];
  /** What people are to the workspace, of those on whom it hung whether something counts. */
  readonly standings: Standings;
  /** What was corrected about entries, by their keys. */
  readonly corrections: Readonly<Record<string, Correction>>;
  /** What facts said before their words were corrected, by the keys of their entries. */
  readonly firstWordings: Readonly<Record<string, Wording>>;
  /** What looks like a secret and is none, as somebody said of an entry, by its key. */
  readonly notSecrets: Readonly<Record<string, readonly string[]>>;
  readonly assumptions: readonly AssumptionOrigin[];
  readonly escalations: readonly EscalationOrigin[];
  readonly followUps: readonly FollowUpOrigin[];
  /** What people wrote of the postmortem; absent until somebody did. */
  readonly written?: Written;
  /** The closing that holds: when it happened, and when somebody said so. */
  readonly closed?:
    | {
        readonly at: Instant;
        readonly recordedAt: Instant;
        readonly seq: number;
        readonly by?: PersonId;
      }
    | undefined;
  readonly canceled?: Recorded<'canceled'>;
  /** When something was last recorded that the postmortem says; see `isEdit`. */
  readonly edited?: Pick<IncidentEvent, 'recordedAt' | 'seq'>;
  /** What was withdrawn, by the fact's position in the log. */
  readonly withdrawn: Readonly<Record<number, Recorded<'withdrawn'>>>;
  /** How many drafts were asked for; the last one's number is its revision. */
  readonly draftsRequested: number;
  readonly drafts: readonly Recorded<'draft-delivered'>[];
  /** The pictures that went with drafts. */
  readonly charts: readonly Recorded<'chart-delivered'>[];
  /** The revisions that go to people by themselves, because the channel is gone. */
  readonly draftsAddressed: readonly number[];
  /** What became of its canvases; absent until one was made, or refused. */
  readonly canvases?: Canvases;
  /** The channel message that tells each fact, by the fact's position in the log. */
  readonly told: Readonly<Record<number, Source>>;
  /** Who joined its channel since it was set up, each once. */
  readonly joined: readonly PersonId[];
  /** The services that it is about, by their names in the settings, in the order in which they were added. */
  readonly services: readonly string[];
}

/** How an incident is named everywhere: `INC-7`. */
export function incidentName(incident: Pick<Incident, 'number'>): string {
  return `INC-${incident.number}`;
}

/** The message of a key, where anything about it was recorded. */
export function messageOf(incident: Incident, source: Source): MarkedMessage | undefined {
  return incident.messages.get(sourceKey(source));
}
