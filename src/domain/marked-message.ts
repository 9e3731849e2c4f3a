import type { Correction } from './correction';
import type { Recorded } from './incident-event';
import type { Instant } from './instant';
import { isVerdict, type MarkKind } from './mark';
import type { PersonId } from './person';
import { type Source, sourceKey } from './source';

/** One person's mark on a message: a register that the latest `asOf` wins, so that order does not matter. */
export type Mark = Recorded<'mark-set'>;

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
  /** What a person put right about it, which beats what the message says. */
  readonly correction?: Correction;
}

/** The marked messages of an incident by `sourceKey`. */
export type Messages = ReadonlyMap<string, MarkedMessage>;

type MessageEvent =
  | Recorded<'mark-set'>
  | Recorded<'worded'>
  | Recorded<'message-deleted'>
  | Recorded<'marks-withdrawn'>;

/**
 * The messages after one more event; the very same object when the event is older than what is known. Those in `own`
 * are nobody else's yet and are changed in place: to copy them for each event of a long log would take minutes.
 */
export function record(messages: Messages, event: MessageEvent, own: WeakSet<Messages>): Messages {
  const key = sourceKey(event.source);
  const before = messages.get(key) ?? { source: event.source, marks: {} };
  const after = withThread(changed(before, event), event.source);
  if (after === before) return messages;
  // Those in `own` were made here, below.
  const next = own.has(messages) ? (messages as Map<string, MarkedMessage>) : new Map(messages);
  next.set(key, after);
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

function changed(message: MarkedMessage, event: MessageEvent): MarkedMessage {
  switch (event.type) {
    case 'mark-set': {
      const key = markKey(event);
      if (!supersedes(event, message.marks[key])) return message;
      return { ...message, marks: { ...message.marks, [key]: event } };
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

/** The marks that stand on a message now, in the order in which they were made. */
export function presentMarks(message: MarkedMessage, kind?: MarkKind): readonly Mark[] {
  const { withdrawnAt } = message;
  return Object.values(message.marks)
    .filter((mark) => mark.present && (kind === undefined || mark.kind === kind))
    .filter((mark) => withdrawnAt === undefined || mark.asOf > withdrawnAt)
    .sort((a, b) => a.asOf - b.asOf || compare(a.person, b.person) || compare(a.emoji, b.emoji));
}

/** Whether a message is on record now: some mark other than a verdict stands on it. */
export function isRecorded(message: MarkedMessage | undefined): message is MarkedMessage {
  return message !== undefined && presentMarks(message).some((mark) => !isVerdict(mark.kind));
}

/** Whoever marked the message, each once, first marker first. */
export function recordersOf(marks: readonly Mark[]): readonly PersonId[] {
  return [...new Set(marks.map((mark) => mark.person))];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
