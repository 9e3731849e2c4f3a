import type { Incident } from '../../domain/incident/incident';
import { markedAs } from '../../domain/incident/marked-as';
import { type MarkedMessage, presentMarks, recordersOf } from '../../domain/incident/marked-message';
import { authorshipOf, happenedAt, wordingOf } from '../../domain/incident/message-text';
import { timesInZone } from '../../domain/incident/times-in-words';
import { elapsedInWords, reversed, spanBetween } from '../../domain/milestones/elapsed';
import { typedTimesOf } from '../../domain/milestones/reached';
import { sectionsOf } from '../../domain/postmortem/sections';
import { sourceKey } from '../../domain/source';
import { minutesBetween } from '../../domain/time/span';
import type { Markdown } from '../markdown/markdown';
import type { DraftContext } from './draft-context';
import { aboutSign, fullMoment } from './moment';
import { doneBy, type SaidBy, saidBy, saidInForm } from './said-by';
import { inLine, type LineWords } from './supporting-material';

/** When, how and by whom the incident was detected; null where nobody said. */
export interface DetectionSection {
  /** Whether anything is known of it. */
  readonly isKnown: boolean;
  /** `2023-11-08 15:00 EAT`. */
  readonly at: string | null;
  /** How long after impact started, or before it; null within the same minute. */
  readonly delay: { readonly span: string; readonly isBefore: boolean } | null;
  /** Whether it was in the minute in which impact started. */
  readonly isAtOnce: boolean;
  /** How, in the words of whoever closed the incident; null where they are those of the message. */
  readonly how: Markdown | null;
  /** The message that is marked as the detection. */
  readonly message:
    | (LineWords & {
        readonly by: SaidBy | null;
        readonly markers: readonly string[];
      })
    | null;
  /** Whoever typed the time, where no message tells it. */
  readonly timeGivenBy: SaidBy | null;
}

/** The detection: the time, what was said at the close, and the message marked as detected. */
export function detectionSection(setting: DraftContext): DetectionSection {
  const { incident, times } = setting;
  const { detected } = times;
  const { words, isWritten } = sectionsOf(incident).detection;
  const how = isWritten ? saidInForm(words, setting) : null;
  const message = messageOfDetection(setting);
  const typed = detected?.typed ? typedTimesOf(incident).detected : undefined;
  return {
    isKnown: detected !== undefined || how !== null || message !== null,
    at: detected === undefined ? null : `${aboutSign(detected)}${fullMoment(detected.at, incident.zone)}`,
    ...delayOf(setting),
    how: how?.toString() === message?.text?.toString() ? null : how,
    message,
    timeGivenBy: doneBy(typed?.by, undefined, setting),
  };
}

function delayOf({ times }: DraftContext): Pick<DetectionSection, 'delay' | 'isAtOnce'> {
  const [started, detected] = [times['impact started'], times.detected];
  if (started === undefined || detected === undefined) return { delay: null, isAtOnce: false };
  const minutes = minutesBetween(started.at, detected.at);
  const spans = [spanBetween(started, detected)];
  if (minutes === 0) return { delay: null, isAtOnce: true };
  const span = elapsedInWords(minutes < 0 ? reversed(spans) : spans);
  return {
    delay: { span: `${aboutSign(started, detected)}${span}`, isBefore: minutes < 0 },
    isAtOnce: false,
  };
}

/** The message that sets the time, or the earliest marked one where a person typed another time. */
function messageOfDetection(setting: DraftContext): DetectionSection['message'] {
  const by = setting.times.detected?.by;
  const key = by !== undefined && 'message' in by ? by.message : undefined;
  const setsTime = key === undefined ? undefined : setting.incident.messages.get(key);
  const message = setsTime ?? earliestMarked(setting.incident);
  if (message === undefined) return null;
  const { author, forwarded } = authorshipOf(message);
  const isByPerson = author !== undefined && 'person' in author;
  return {
    ...inLine(timesInZone(wordingOf(message), setting.incident.zone), sourceKey(message.source), setting),
    by: saidBy(author, message.source, setting, forwarded),
    markers: isByPerson ? [] : markersOf(message, setting),
  };
}

/** The earliest message that is marked as the detection and says something. */
function earliestMarked(incident: Incident): MarkedMessage | undefined {
  return [...markedAs(incident, 'detected')]
    .filter((message) => wordingOf(message).length > 0)
    .sort((a, b) => happenedAt(a) - happenedAt(b))[0];
}

/** The names of whoever marked it so. */
function markersOf(message: MarkedMessage, { context }: DraftContext): readonly string[] {
  return recordersOf(presentMarks(message, 'detected')).map(context.nameOf);
}
