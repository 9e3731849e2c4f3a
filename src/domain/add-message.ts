import { type Incident, messageOf } from './incident';
import type { Fact } from './incident-event';
import { type Instant, later } from './instant';
import type { MarkKind } from './mark';
import { mark, type SeenMessage } from './marking';
import { refuseIfCanceled } from './open-to-facts';
import type { PersonId } from './person';
import { type Correction, putRight } from './put-right';
import { sourceKey } from './source';

/**
 * Puts a message on the record without a reaction: what that says is said by a mark all the same, which nobody can
 * take away by a reaction. The message may stand in any channel. `correction` is what the record is to say instead
 * of the message's own words and time.
 */
export function addMessage(
  incident: Incident,
  seen: SeenMessage,
  {
    kind,
    person,
    now,
    correction,
  }: { kind: MarkKind; person: PersonId; now: Instant; correction: Correction },
): readonly Fact[] {
  refuseIfCanceled(incident);
  const withdrawnAt = messageOf(incident, seen.source)?.withdrawnAt;
  // Whoever adds a message again that was withdrawn means it, however the clocks of Slack and the bot differ.
  const asOf = withdrawnAt === undefined || now > withdrawnAt ? now : later(withdrawnAt, 1);
  const delivery = { source: seen.source, kind, emoji: emojiOf(kind), person, present: true, asOf };
  const marked = mark(incident, delivery, seen);
  return [...marked, ...putRight(incident, marked, sourceKey(seen.source), correction)];
}

/** No emoji of a workspace has a colon in its name, so this is never a reaction's. */
function emojiOf(kind: MarkKind): string {
  return `added:${kind}`;
}

/** Whether a mark was made without a reaction, so that a message does not show it. */
export function isAdded(emoji: string): boolean {
  return emoji.startsWith('added:');
}
