import { isVerdict, type MarkKind } from '../mark-kind';
import type { PersonId, Standing } from '../person';
import type { Picture } from '../picture';
import { type Source, sourceKey } from '../source';
import type { Instant } from '../time/instant';
import type { Correction } from './correction';
import type { Recorded } from './incident-event';
import type { PersistentMap } from './persistent-map';

/** One person's mark on a message: a register that the latest `asOf` wins, so that order does not matter. */
export type Mark = Recorded<'mark-set'> & {
  /** Why it counts for nothing: whose it is is not known yet, or it is somebody's who may not set it. */
  readonly idle?: 'unknown' | 'refused';
};

/** What people are to the workspace, as far as that matters to an incident. */
export type Standings = Readonly<Record<PersonId, Standing>>;

/** A message that somebody marked: who marked it as what, and its wordings. */
export interface MarkedMessage {
  readonly source: Source;
  /** One register per emoji and person. */
  readonly marks: Readonly<Record<string, Mark>>;
  /** The earliest wording known, kept for what an edit leaves out. */
  readonly first?: Recorded<'worded'>;
  /** What the message says now, or said last. */
  readonly current?: Recorded<'worded'>;
  readonly deletedAt?: Instant;
  /** Until when its marks were a mistake. */
  readonly withdrawnAt?: Instant;
  /** Whether its words were removed for good: of what it says from then on, only whom it mentions is taken in. */
  readonly isRedacted?: boolean;
  /** What a person corrected about it, which beats what the message says. */
  readonly correction?: Correction;
}

/** The marked messages of an incident by `sourceKey`, in the order in which they came on record. */
export type Messages = PersistentMap<MarkedMessage>;

type MessageEvent =
  | Recorded<'mark-set'>
  | Recorded<'worded'>
  | Recorded<'message-deleted'>
  | Recorded<'marks-withdrawn'>;

/**
 * The messages after one more event; the very same object when the event is older than what is known. Those in `own`
 * are nobody else's yet and are changed in place: to copy them for each event of a long log would take minutes.
 */
export function recordMark(
  messages: Messages,
  event: MessageEvent,
  { own, standings }: { own: WeakSet<Messages>; standings: Standings },
): Messages {
  const before = messages.get(sourceKey(event.source)) ?? { source: event.source, marks: {} };
  const after = withThread(changed(before, event, standings), event.source);
  return replaced(messages, after, own);
}

/** The messages once it is known what a person is to the workspace: their marks count from then on, or never. */
export function recordStanding(
  messages: Messages,
  person: PersonId,
  { own, standings }: { own: WeakSet<Messages>; standings: Standings },
): Messages {
  return [...messages.values()].reduce<Messages>((all, message) => {
    const awaited = Object.entries(message.marks).filter(
      ([, mark]) => mark.person === person && mark.onlyFor !== undefined,
    );
    if (awaited.length === 0) return all;
    const known = awaited.map(([key, mark]) => [key, judged(mark, standings)] as const);
    return replaced(all, { ...message, marks: { ...message.marks, ...Object.fromEntries(known) } }, own);
  }, messages);
}

function replaced(messages: Messages, after: MarkedMessage, own: WeakSet<Messages>): Messages {
  const key = sourceKey(after.source);
  if (messages.get(key) === after) return messages;
  if (own.has(messages)) {
    messages.set(key, after);
    return messages;
  }
  const next = messages.with(key, after);
  own.add(next);
  return next;
}

/** Whether a delivery about a mark tells anything new: the register's latest `asOf` wins, a tie goes to removal. */
export function supersedes(
  next: { readonly asOf: Instant; readonly present: boolean },
  known: Mark | undefined,
): boolean {
  if (known === undefined || next.asOf > known.asOf) return true;
  return next.asOf === known.asOf && known.present && !next.present;
}

/** The register's name within its message. */
export function markKey(mark: { readonly emoji: string; readonly person: PersonId }): string {
  return `${mark.emoji}:${mark.person}`;
}

/** The mark with whether it counts, by what is known of whoever set it. */
function judged({ idle: _, ...mark }: Mark, standings: Standings): Mark {
  if (mark.onlyFor === undefined) return mark;
  const standing = standings[mark.person];
  if (standing === undefined) return { ...mark, idle: 'unknown' };
  return mark.onlyFor.includes(standing) ? mark : { ...mark, idle: 'refused' };
}

/** Whether a mark counts for nothing, whatever will become known. */
export function isRefused(
  { person, onlyFor }: Pick<Mark, 'person' | 'onlyFor'>,
  standings: Standings,
): boolean {
  const standing = standings[person];
  return onlyFor !== undefined && standing !== undefined && !onlyFor.includes(standing);
}

function changed(message: MarkedMessage, event: MessageEvent, standings: Standings): MarkedMessage {
  switch (event.type) {
    case 'mark-set': {
      const key = markKey(event);
      if (!supersedes(event, message.marks[key])) return message;
      return { ...message, marks: { ...message.marks, [key]: judged(event, standings) } };
    }
    case 'worded': {
      const first = message.first === undefined || event.asOf < message.first.asOf ? event : message.first;
      const current =
        message.current === undefined || event.asOf > message.current.asOf ? event : message.current;
      return { ...message, first, current };
    }
    case 'message-deleted':
      return message.deletedAt === undefined ? { ...message, deletedAt: event.asOf } : message;
    case 'marks-withdrawn': {
      const isNews = message.withdrawnAt === undefined || event.asOf > message.withdrawnAt;
      return isNews ? { ...message, withdrawnAt: event.asOf } : message;
    }
    default:
      return event satisfies never;
  }
}

/** A reaction does not say which thread its message stands in; whoever learns it first tells. */
function withThread(message: MarkedMessage, source: Source): MarkedMessage {
  if (source.thread === undefined || message.source.thread !== undefined) return message;
  return { ...message, source: { ...message.source, thread: source.thread } };
}

/** The marks that stand on a message now and count, in the order in which they were made. */
export function presentMarks(message: MarkedMessage, kind?: MarkKind): readonly Mark[] {
  const present = Object.values(message.marks).filter(
    (mark) => (kind === undefined || mark.kind === kind) && counts(message, mark),
  );
  return present.length < 2
    ? present
    : present.sort((a, b) => a.asOf - b.asOf || compare(a.person, b.person) || compare(a.emoji, b.emoji));
}

/** Whether a mark stands on a message and is one of somebody who may set it. */
export function counts(message: MarkedMessage, mark: Mark): boolean {
  return mark.idle === undefined && stands(message, mark);
}

function stands({ withdrawnAt }: MarkedMessage, mark: Mark): boolean {
  return mark.present && (withdrawnAt === undefined || mark.asOf > withdrawnAt);
}

/** Whether it is still open if a mark on the message counts that would put it on record. */
export function isAwaited(message: MarkedMessage): boolean {
  return Object.values(message.marks).some(
    (mark) => mark.idle === 'unknown' && !isVerdict(mark.kind) && stands(message, mark),
  );
}

/** Whether a message is on record now: some mark other than a verdict stands on it. */
export function isRecorded(message: MarkedMessage | undefined): message is MarkedMessage {
  if (message === undefined) return false;
  return Object.values(message.marks).some((mark) => !isVerdict(mark.kind) && counts(message, mark));
}

/** The pictures that belong to the record with a message: none once it is off the record, deleted or redacted. */
export function recordedPictures(message: MarkedMessage | undefined): readonly Picture[] {
  if (!isRecorded(message) || message.deletedAt !== undefined || message.isRedacted) return [];
  return message.current?.pictures ?? [];
}

/** Whoever marked the message, each once, first marker first. */
export function recordersOf(marks: readonly Mark[]): readonly PersonId[] {
  const people = marks.map((mark) => mark.person);
  return people.length < 2 ? people : [...new Set(people)];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
