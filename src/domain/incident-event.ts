import type { Closing } from './closing';
import type { Instant } from './instant';
import type { MarkKind, VerdictKind } from './mark';
import type { SettableMilestone } from './milestone';
import type { Author, PersonId, Standing } from './person';
import type { Severity } from './severity';
import type { Source } from './source';
import type { OpenStatus } from './status';
import type { Target } from './target';
import type { Wording } from './wording';
import type { Zone } from './zone';

/** What each type of fact says. `occurredAt` is given where it differs from the time of recording. */
export interface Facts {
  declared: {
    number: number;
    title: string;
    severity: Severity;
    zone: Zone;
    isPrivate: boolean;
    isDrill: boolean;
    /** When impact began, where the declarer said so. */
    began?: Instant;
    /** The channel in which it was declared. */
    from?: string;
    /** Nobody else may declare, and it was not known yet what the declarer is to the workspace. */
    onlyFor?: readonly Standing[];
  };
  /** What somebody is to the workspace on whom it hangs whether something counts that they did. */
  'person-identified': { person: PersonId; standing: Standing };
  'channel-opened': { channel: string; name: string };
  /** These are registers: of each, the latest `asOf` tells how it is. */
  'channel-renamed': { name: string; asOf: Instant };
  'channel-archived': { archived: boolean; asOf: Instant };
  /** Whether the bot is in the channel. */
  'bot-moved': { present: boolean; asOf: Instant };
  'channel-deleted': Record<never, never>;
  'card-posted': { source: Source };
  'announcement-posted': { source: Source };
  noted: { text: Wording; occurredAt?: Instant };
  /** A register: the latest `asOf` for a message, emoji and person tells whether the mark is there. */
  'mark-set': {
    source: Source;
    kind: MarkKind;
    emoji: string;
    person: PersonId;
    present: boolean;
    asOf: Instant;
    /** The marker's team, where the mark escalates. */
    team?: string;
    /** It was there when the channel was read: nobody knows since when, but by `asOf` at the latest. */
    found?: true;
    /** It counts for nothing unless the person is known to be one of these to the workspace; absent: it always counts. */
    onlyFor?: readonly Standing[];
  };
  /** What a marked message says; the latest `asOf` is its wording now. */
  worded: { source: Source; text: Wording; author?: Author; asOf: Instant };
  'message-deleted': { source: Source; asOf: Instant };
  /** The marks made on a message until then were a mistake; one that is made later counts again. */
  'marks-withdrawn': { source: Source; asOf: Instant };
  /** What an entry says, or when it happened, was put right; `entry` is its key in the timeline. */
  'entry-changed': { entry: string; text?: Wording; occurredAt?: Instant };
  /** An entry's words were removed for good, and these fields of the closing that repeated them. */
  redacted: { entry: string; closing: readonly (keyof Closing)[] };
  /** Somebody wants the whole thread of a message on the timeline. */
  'thread-asked': { source: Source; person: PersonId };
  /** The bot may not read the thread that somebody wanted: the message alone is on the timeline. */
  'thread-unread': { source: Source; person: PersonId };
  assumed: { text: Wording; occurredAt?: Instant };
  settled: { assumption: number; verdict: VerdictKind; evidence?: Wording; occurredAt?: Instant };
  escalated: { to: readonly Target[]; team?: string; reason?: Wording; occurredAt?: Instant };
  'escalation-acknowledged': { escalation: number; occurredAt?: Instant };
  'milestone-set': { milestone: SettableMilestone; occurredAt: Instant };
  /** A typed time was taken back; what is marked counts again. */
  'milestone-cleared': { milestone: SettableMilestone };
  'status-changed': { to: OpenStatus; occurredAt?: Instant };
  'severity-changed': { to: Severity; occurredAt?: Instant };
  retitled: { title: string; occurredAt?: Instant };
  'zone-changed': { zone: Zone; occurredAt?: Instant };
  /** Somebody typed a time in another zone than the incident's: `EAT` or `+03:00`. */
  'zone-spoken': { name: string };
  /** What the stakeholders were told. */
  updated: { text: Wording; occurredAt?: Instant };
  /** `due` is a calendar day, `2023-11-30`. */
  'follow-up-added': { text: Wording; owner?: PersonId; due?: string; occurredAt?: Instant };
  closed: { closing: Closing; occurredAt?: Instant };
  reopened: { reason?: Wording; occurredAt?: Instant };
  canceled: { reason?: Wording; occurredAt?: Instant };
  /** The fact with that position in the log was a mistake; the log keeps that it was there. */
  withdrawn: { fact: number };
  'draft-requested': Record<never, never>;
  /** The channel is gone: the draft goes to these people, to each by themselves. */
  'draft-addressed': { revision: number; people: readonly PersonId[] };
  /** `person` is whom it was sent to where the channel is gone. */
  'draft-delivered': {
    revision: number;
    file: string;
    link: string;
    source?: Source;
    person?: PersonId;
  };
  /** The channel message that tells the fact recorded as event `fact`: it can be linked and reacted to. */
  told: { fact: number; source: Source };
}

/** A fact's type, as it stands in the log. */
export type FactType = keyof Facts;

/** Something that became true of an incident; `change` stamps and appends it. */
export type Fact = { [T in FactType]: { readonly type: T } & Readonly<Facts[T]> }[FactType];

/** What the log adds to every fact. */
export interface Stamp {
  /** Position in the incident's log, from 1. */
  readonly seq: number;
  /** When the bot learnt it. */
  readonly recordedAt: Instant;
  /** Who said or did it; absent for what the bot did by itself. */
  readonly by?: PersonId;
}

/** An incident event: a fact of the given type in an incident's log. */
export type Recorded<T extends FactType> = { readonly type: T } & Readonly<Facts[T]> & Stamp;

/** Any incident event. */
export type IncidentEvent = { [T in FactType]: Recorded<T> }[FactType];

/** The version that new events are stored with; raised when a fact's shape changes. */
export const eventVersion = 1;

/** When the thing happened: what the person said, else the moment of recording. */
export function occurredAt(event: { readonly occurredAt?: Instant; readonly recordedAt: Instant }): Instant {
  return event.occurredAt ?? event.recordedAt;
}
