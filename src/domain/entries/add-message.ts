import { type Incident, messageOf } from '../incident/incident';
import type { Fact } from '../incident/incident-event';
import { markKey, presentMarks } from '../incident/marked-message';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { MarkKind } from '../mark-kind';
import { type MarkDelivery, mark, type SeenMessage } from '../marks/marking';
import type { PersonId } from '../person';
import { type Source, sourceKey } from '../source';
import { type Instant, instant, later } from '../time/instant';
import { type Correction, correctEntry } from './correct-entry';

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
  const marked = mark(incident, addedMark(seen.source, { kind, person, asOf }), seen);
  return [...marked, ...correctEntry(incident, marked, sourceKey(seen.source), correction)];
}

/** A mark that somebody makes without a reaction. */
export function addedMark(
  source: Source,
  { kind, person, asOf }: { kind: MarkKind; person: PersonId; asOf: Instant },
): MarkDelivery {
  // No emoji of a workspace has a colon in its name, so this is never a reaction's.
  return { source, kind, emoji: `added:${kind}`, person, present: true, asOf };
}

/** Whether somebody added a message without a reaction, as an entry, and that stands. */
export function isAdded(incident: Incident, source: Source, person: PersonId): boolean {
  const message = messageOf(incident, source);
  const key = markKey(addedMark(source, { kind: 'entry', person, asOf: instant(0) }));
  return message !== undefined && presentMarks(message).some((mark) => markKey(mark) === key);
}
