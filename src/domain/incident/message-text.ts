import type { Forwarding } from '../forwarded';
import type { Author, PersonId } from '../person';
import { saidAt, sourceKey } from '../source';
import { leavesOf, type Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import type { Incident } from './incident';
import type { MarkedMessage } from './marked-message';

/**
 * What the entry of a marked message says: the message's own words, unless somebody put them right. Empty while it has
 * not been read, when it has no words, and once it was deleted: whoever takes words back does not want to read them again.
 */
export function wordingOf(message: MarkedMessage): Wording {
  const { correction, deletedAt } = message;
  return correction?.text ?? (deletedAt === undefined ? ownWordingOf(message) : []);
}

/** What a marked message itself says now: whom it mentions, it mentions whatever was corrected since. */
export function ownWordingOf(message: MarkedMessage): Wording {
  return message.current?.text ?? [];
}

/** Who said what a message says: of a forwarded one whoever wrote it, and not whoever forwarded it. */
export function authorshipOf({ current }: MarkedMessage): {
  readonly author?: Author;
  readonly forwarded?: Forwarding;
} {
  const { author: poster, forwarded } = current ?? {};
  const author = forwarded?.author ?? poster;
  const forwarding = {
    ...(poster !== undefined && { by: poster }),
    ...(forwarded?.link !== undefined && { link: forwarded.link }),
    ...(forwarded?.isCommented === true && { isCommented: true as const }),
  };
  return {
    ...(author !== undefined && { author }),
    ...(forwarded !== undefined && { forwarded: forwarding }),
  };
}

/**
 * When what a marked message tells happened: when it was written, of a forwarded one when that was, unless somebody put
 * that right.
 */
export function happenedAt(message: MarkedMessage): Instant {
  return message.correction?.occurredAt ?? message.current?.forwarded?.at ?? saidAt(message.source);
}

/** The message of an origin that is a mark. The fold records every message that it gives a number to. */
export function originMessage(incident: Incident, marked: string): MarkedMessage {
  const message = incident.messages.get(marked);
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
  const people = leavesOf(wording).flatMap((piece) =>
    typeof piece !== 'string' && 'person' in piece ? [piece.person] : [],
  );
  return [...new Set(people)];
}

/** Whether the fact that an origin comes from was withdrawn; what is marked is withdrawn by taking back the mark. */
export function isWithdrawn(
  incident: Incident,
  origin: { readonly typed: number } | { readonly marked: string },
): boolean {
  return 'typed' in origin && incident.withdrawn[origin.typed] !== undefined;
}
