import { markedAs } from '../../domain/incident/marked-as';
import { type MarkedMessage, presentMarks, recordersOf } from '../../domain/incident/marked-message';
import { happenedAt, wordingOf } from '../../domain/incident/message-text';
import { timesInZone } from '../../domain/incident/times-in-words';
import type { MarkKind } from '../../domain/mark-kind';
import type { Wording } from '../../domain/text/wording';
import type { DraftContext } from './draft-context';

/** A message that is marked as something, with its words as they read now. */
export interface MarkedWords {
  readonly message: MarkedMessage;
  readonly text: Wording;
}

/** The messages that are marked as one of some kinds and say something, in the order in which they were written. */
export function marksOf(kinds: readonly MarkKind[], { incident }: DraftContext): readonly MarkedWords[] {
  const marked = new Set(kinds.flatMap((kind) => markedAs(incident, kind)));
  return [...incident.messages.values()]
    .filter((message) => marked.has(message))
    .sort((a, b) => happenedAt(a) - happenedAt(b))
    .map((message) => ({ message, text: timesInZone(wordingOf(message), incident.zone) }))
    .filter(({ text }) => text.length > 0);
}

/** The names of whoever marked a message as something. */
export function markersOf(
  message: MarkedMessage,
  kind: MarkKind,
  { context }: DraftContext,
): readonly string[] {
  return recordersOf(presentMarks(message, kind)).map(context.nameOf);
}
