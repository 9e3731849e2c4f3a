import type { Incident } from './incident';
import type { MarkedMessage } from './marked-message';
import type { PersonId } from './person';
import { sourceKey } from './source';
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

/** The channel messages that tell the facts at these positions of the log, by `sourceKey`. */
export function messagesThatTell(incident: Incident, facts: readonly number[]): ReadonlySet<string> {
  const sources = facts.flatMap((fact) => incident.told[fact] ?? []);
  return new Set(sources.map(sourceKey));
}

/** The people a wording mentions, each once, in order. */
export function mentionedIn(wording: Wording): readonly PersonId[] {
  const people = wording.flatMap((piece) =>
    typeof piece !== 'string' && 'person' in piece ? [piece.person] : [],
  );
  return [...new Set(people)];
}

/** Whether the fact that an origin comes from was withdrawn; what is marked is withdrawn by taking back the mark. */
export function isWithdrawn(
  incident: Incident,
  origin: { readonly typed: { readonly seq: number } } | { readonly marked: string },
): boolean {
  return 'typed' in origin && incident.withdrawn[origin.typed.seq] !== undefined;
}
