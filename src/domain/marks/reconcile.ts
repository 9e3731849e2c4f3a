import { type Decision, decideInSequence } from '../fold/decide-in-sequence';
import {
  archiveChannel,
  convertChannel,
  isInPrivateChannel,
  moveBot,
  renameChannel,
} from '../incident/channel';
import { type Incident, messageOf } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { isRecorded, type Mark, type MarkedMessage, markKey } from '../incident/marked-message';
import { isVerdict } from '../mark-kind';
import { samePictures } from '../picture';
import { saidAt } from '../source';
import { sameText } from '../text/same-text';
import { type Instant, instant } from '../time/instant';
import { type MarkDelivery, mark, recordWording, type SeenMessage } from './marking';

/** A message as the workspace shows it: its words, and every mark that stands on it. */
export interface MessageState {
  readonly seen: SeenMessage;
  readonly marks: readonly MarkDelivery[];
  /** The bot's own, which takes verdicts and nothing else. */
  readonly isOwn?: true;
  /** It stood so at this instant. */
  readonly asOf: Instant;
}

/** An incident's channel as the workspace shows it. */
export interface ChannelState {
  readonly name: string;
  readonly isArchived: boolean;
  readonly hasBot: boolean;
  /** Whether it is shared with another workspace. */
  readonly isShared: boolean;
  /** Whether it is a private one; absent where that was not told. */
  readonly isPrivate?: boolean;
  /** It was so at this instant. */
  readonly asOf: Instant;
}

/** What a message that is shown is compared with. */
export interface Comparison {
  readonly now: Instant;
  /** Since when the bot has been told of everything, as far as it knows. */
  readonly listeningSince: Instant;
  /** Whether an emoji is a mark: what is not, the workspace was not asked about. */
  readonly isMark: (emoji: string) => boolean;
}

/**
 * What the workspace shows and the log does not say, or says otherwise: marks that were set or taken back, and words,
 * while nobody listened. Whatever was told of a time after the reading stands.
 */
export function reconcile(
  incident: Incident,
  shown: Iterable<MessageState>,
  comparison: Comparison,
): readonly Fact[] {
  return decideInSequence(incident, comparison.now, stepsOf(shown, comparison));
}

/** What is otherwise with the channel itself. */
export function reconcileChannel(incident: Incident, shown: ChannelState): readonly Fact[] {
  const { channel } = incident;
  if (channel === undefined) return [];
  const { name, isArchived, isPrivate = isInPrivateChannel(incident), hasBot, asOf } = shown;
  return [
    ...(name === channel.name ? [] : renameChannel(incident, name, asOf)),
    ...(isArchived === (channel.archived?.is ?? false) ? [] : archiveChannel(incident, isArchived, asOf)),
    ...(isPrivate === isInPrivateChannel(incident) ? [] : convertChannel(incident, isPrivate, asOf)),
    ...(hasBot === (channel.hasBot?.is ?? true) ? [] : moveBot(incident, hasBot, asOf)),
  ];
}

/** Whether marks were set in the channel while it was shared with another workspace, as far as anybody was told. */
export function wasShared({ messages }: Incident): boolean {
  return [...messages.values()].some(({ marks }) =>
    Object.values(marks).some(({ kind, onlyFor }) => kind !== 'escalation' && onlyFor !== undefined),
  );
}

/**
 * The messages on record that were not among those shown though they were written before: they are gone, or hidden.
 * What stands in other channels is nobody's to look for here.
 */
export function missing(
  incident: Incident,
  shown: ReadonlySet<string>,
  asOf: Instant,
): readonly MarkedMessage[] {
  return [...incident.messages].flatMap(([key, message]) =>
    message.source.channel === incident.channel?.id &&
    message.deletedAt === undefined &&
    isRecorded(message) &&
    !shown.has(key) &&
    saidAt(message.source) < asOf
      ? [message]
      : [],
  );
}

function* stepsOf(shown: Iterable<MessageState>, comparison: Comparison): Generator<Decision> {
  for (const message of shown) {
    yield (incident) =>
      decideInSequence(incident, comparison.now, [
        ...message.marks.map(
          (each): Decision =>
            (now) =>
              found(now, each, message, comparison),
        ),
        (now) => takenBack(now, message, comparison),
        (now) => reworded(now, message),
      ]);
  }
}

/** A mark that is there and was not told of. */
function found(
  incident: Incident,
  delivery: MarkDelivery,
  { seen, asOf, isOwn }: MessageState,
  { listeningSince }: Comparison,
): readonly Fact[] {
  if (isOwn && !isVerdict(delivery.kind)) return [];
  const message = messageOf(incident, seen.source);
  const known = message?.marks[markKey(delivery)];
  if (known?.present) return [];
  const withdrawnAt = message?.withdrawnAt;
  // Nobody can tell whether it was set before the marks were withdrawn, unless that was before the bot was away:
  // a person's word counts.
  const isDoubtful =
    withdrawnAt !== undefined && withdrawnAt >= listeningSince && (known?.asOf ?? 0) < withdrawnAt;
  // It was set after the message was written, which may be later than what the reading vouches for.
  const at = isDoubtful ? withdrawnAt : instant(Math.max(asOf, saidAt(seen.source)));
  return mark(incident, { ...delivery, present: true, asOf: at, found: true }, seen);
}

/** The marks that were told of and are not there. What was added without a reaction is shown nowhere. */
function takenBack(
  incident: Incident,
  { seen, marks, asOf }: MessageState,
  { now, isMark }: Comparison,
): readonly Fact[] {
  const there = new Set(marks.map(markKey));
  const gone = Object.entries(messageOf(incident, seen.source)?.marks ?? {}).filter(
    ([key, each]) => each.present && isMark(each.emoji) && !there.has(key),
  );
  return decideInSequence(
    incident,
    now,
    gone.map(
      ([, each]): Decision =>
        (current) =>
          mark(current, { ...deliveryOf(each), present: false, asOf }),
    ),
  );
}

function deliveryOf({ source, kind, emoji, person, present, asOf, team }: Mark): MarkDelivery {
  return { source, kind, emoji, person, present, asOf, ...(team !== undefined && { team }) };
}

/**
 * The words that are there, where they are not the newest known. An app changes what it posted without a trace: words
 * that differ from those of the same edit have read so since the reading at the latest.
 */
function reworded(incident: Incident, { seen, asOf }: MessageState): readonly Fact[] {
  const { current, isRedacted } = messageOf(incident, seen.source) ?? {};
  if (current === undefined || seen.asOf > current.asOf) return recordWording(incident, seen);
  // What was removed for good cannot be compared.
  if (isRedacted || asOf <= current.asOf) return [];
  if (sameText(seen.text, current.text) && samePictures(seen.pictures, current.pictures)) return [];
  return recordWording(incident, { ...seen, asOf });
}
