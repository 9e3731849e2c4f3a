import { redactWording } from '../fold/apply-redaction';
import type { Forwarded } from '../forwarded';
import { type Incident, messageOf } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import {
  isAwaited,
  isRecorded,
  isRefused,
  type MarkedMessage,
  markKey,
  supersedes,
} from '../incident/marked-message';
import { isVerdict, type MarkKind } from '../mark-kind';
import type { Author, PersonId, Standing } from '../person';
import type { Picture } from '../picture';
import type { Source } from '../source';
import type { Wording } from '../text/wording';
import { type Instant, later } from '../time/instant';

/** A reaction set or taken back, as it was delivered. */
export interface MarkDelivery {
  readonly source: Source;
  readonly kind: MarkKind;
  readonly emoji: string;
  readonly person: PersonId;
  readonly present: boolean;
  /** When it was set or taken back; the later delivery wins whatever the order of arrival. */
  readonly asOf: Instant;
  readonly team?: string;
  /** It was found by reading the channel, and set by `asOf` at the latest. */
  readonly found?: true;
  /** To whom it is open to set it, where it is not known that whoever set it is one of them. */
  readonly onlyFor?: readonly Standing[];
}

/** What is known of a message's words, and since when they read so. */
export interface SeenMessage {
  readonly source: Source;
  readonly text: Wording;
  readonly author?: Author;
  readonly forwarded?: Forwarded;
  /** The pictures that were posted with it. */
  readonly pictures?: readonly Picture[];
  readonly asOf: Instant;
  readonly deletedAt?: Instant;
  /** Nothing is known of its words: it was told of as deleted, and not what it said. */
  readonly isUnread?: true;
}

/**
 * Records that a mark was set or taken back, and the message's words where they are at hand. A delivery that
 * tells nothing new, and anything about a canceled incident, records nothing.
 */
export function mark(incident: Incident, delivery: MarkDelivery, seen?: SeenMessage): readonly Fact[] {
  if (incident.status === 'canceled') return [];
  const message = messageOf(incident, delivery.source);
  if (!supersedes(delivery, message?.marks[markKey(delivery)])) return [];
  const source = seen?.source ?? delivery.source;
  const set: Fact = { type: 'mark-set', ...delivery, source };
  const counts = delivery.present && !isVerdict(delivery.kind) && !isRefused(delivery, incident.standings);
  return seen !== undefined && (counts || isRecorded(message)) ? [set, ...news(message, seen)] : [set];
}

/** Records the words of a message that is on record, or their change; nothing for any other message. */
export function recordWording(incident: Incident, seen: SeenMessage): readonly Fact[] {
  const message = messageOf(incident, seen.source);
  if (incident.status === 'canceled' || message === undefined || !hasMattered(message)) return [];
  return news(message, seen);
}

/** Records that a marked message is not there any more; `asOf` is when it was looked for. */
export function recordDeletion(incident: Incident, source: Source, asOf: Instant): readonly Fact[] {
  const message = messageOf(incident, source);
  if (incident.status === 'canceled' || message === undefined || message.deletedAt !== undefined) return [];
  return isRecorded(message) ? [{ type: 'message-deleted', source: message.source, asOf }] : [];
}

/**
 * Records that a file is not there any more, of a message that still shows it as a picture; `entry` is the message's key. A canceled
 * incident lets go of it, too.
 */
export function recordPictureGone(
  { messages }: Incident,
  { entry, file, asOf }: { readonly entry: string; readonly file: string; readonly asOf: Instant },
): readonly Fact[] {
  const { current } = messages.get(entry) ?? {};
  const { pictures = [] } = current ?? {};
  if (current === undefined || !pictures.some(({ id }) => id === file)) return [];
  const { seq: _, recordedAt: __, by: ___, pictures: ____, ...said } = current;
  const left = pictures.filter(({ id }) => id !== file);
  // Whatever was told of the message since showed the file, too, and is older.
  const since = later(current.asOf, 1);
  return [{ ...said, ...(left.length > 0 && { pictures: left }), asOf: asOf > since ? asOf : since }];
}

/** Whether the bot keeps a message's words: some mark that records it, or may yet, stands there or stood. */
function hasMattered(message: MarkedMessage): boolean {
  return message.current !== undefined || isRecorded(message) || isAwaited(message);
}

function news(message: MarkedMessage | undefined, seen: SeenMessage): readonly Fact[] {
  const { source, author, forwarded, pictures = [], asOf, deletedAt } = seen;
  const { first, current } = message ?? {};
  // However late its words come, those of a redacted message are not kept; whom they mention is.
  const text = message?.isRedacted ? redactWording(seen.text) : seen.text;
  const isNew =
    !seen.isUnread &&
    (first === undefined || current === undefined || asOf < first.asOf || asOf > current.asOf);
  const worded: Fact = {
    ...{ type: 'worded', source, text, asOf },
    ...(author !== undefined && { author }),
    ...(forwarded !== undefined && { forwarded }),
    // Nor are its pictures.
    ...(pictures.length > 0 && !message?.isRedacted && { pictures }),
  };
  const deleted: Fact | undefined =
    deletedAt !== undefined && message?.deletedAt === undefined
      ? { type: 'message-deleted', source, asOf: deletedAt }
      : undefined;
  return [...(isNew ? [worded] : []), ...(deleted === undefined ? [] : [deleted])];
}
