import type { Incident } from './incident';
import type { MarkedMessage } from './marked-message';
import type { PersonId } from './person';
import type { Wording } from './wording';

/** What a marked message says now; empty while it has not been read, or when it has no words. */
export function wordsOf(message: MarkedMessage): Wording {
  return message.current?.text ?? [];
}

/** The message of an origin that is a mark. The fold records every message that it gives a number to. */
export function originMessage(incident: Incident, marked: string): MarkedMessage {
  const message = incident.messages[marked];
  if (message === undefined) throw new Error(`No message is recorded under ${marked}`);
  return message;
}

/** The people a wording mentions, each once, in order. */
export function mentionedIn(wording: Wording): readonly PersonId[] {
  const people = wording.flatMap((piece) =>
    typeof piece !== 'string' && 'person' in piece ? [piece.person] : [],
  );
  return [...new Set(people)];
}
