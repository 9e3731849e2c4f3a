import { markedAs } from '../../domain/incident/marked-as';
import { type MarkedMessage, presentMarks, recordersOf } from '../../domain/incident/marked-message';
import { authorshipOf, happenedAt, wordingOf } from '../../domain/incident/message-text';
import { timesInZone } from '../../domain/incident/times-in-words';
import type { MarkKind } from '../../domain/mark-kind';
import type { Wording } from '../../domain/text/wording';
import type { DraftContext } from './draft-context';
import { type SaidBy, type SaidParts, saidBy, saidInParts } from './said-by';

/** A message that is marked as something, with its words as they read now. */
export interface MarkedWords {
  readonly message: MarkedMessage;
  readonly text: Wording;
}

/** What a marked message says, ready to show. */
export interface SaidWords extends SaidParts {
  /** Who said it. */
  readonly by: SaidBy | null;
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

/** What those messages say, each with whoever said it. */
export function saidWords(kinds: readonly MarkKind[], setting: DraftContext): readonly SaidWords[] {
  return marksOf(kinds, setting).flatMap(({ message, text }) => {
    const parts = saidInParts(text, setting);
    const { author, forwarded } = authorshipOf(message);
    const by = saidBy(author, message.source, setting, forwarded);
    return parts.text === null ? [] : [{ ...parts, by }];
  });
}

/** The names of whoever marked a message as something. */
export function markersOf(
  message: MarkedMessage,
  kind: MarkKind,
  { context }: DraftContext,
): readonly string[] {
  return recordersOf(presentMarks(message, kind)).map(context.nameOf);
}
