import type { Incident } from '../incident/incident';
import type { Fact, IncidentEvent } from '../incident/incident-event';
import { factsOf, firstOf, lastOf } from '../incident/kept-facts';
import type { PersonId } from '../person';
import { day, type Instant, later } from '../time/instant';

/** What becomes of a channel of which it was said that it is archived, by the position of the fact that says so. */
export type Outlook =
  | { readonly type: 'archived then' }
  | { readonly type: 'kept'; readonly by?: PersonId }
  /** Somebody wrote there since, or the incident goes on. */
  | { readonly type: 'put off' };

/** How long before it happens it is said that a channel is archived: a day, or half of the time where that is short. */
export function noticeOfArchiving(archiveAfter: number): number {
  return Math.min(day, Math.floor(archiveAfter / 2));
}

/**
 * When the channel is looked at because of what was just recorded: an incident is over, or somebody brought its channel back. It
 * is not looked at where nobody said after how long it is archived, or somebody keeps it.
 */
export function archivingAfter(
  step: {
    readonly before: Incident | undefined;
    readonly after: Incident;
    readonly events: readonly IncidentEvent[];
  },
  archiveAfter: number | undefined,
): readonly Fact[] {
  const { before, after, events } = step;
  const cause = events.findLast(
    (event) =>
      event.type === 'closed' ||
      event.type === 'canceled' ||
      (event.type === 'channel-archived' && !event.archived && before?.channel?.archived?.is === true),
  );
  if (archiveAfter === undefined || cause === undefined || !isPutAway(after)) return [];
  return [plan(later(cause.recordedAt, archiveAfter - noticeOfArchiving(archiveAfter)))];
}

/** Has the channel looked at again, unless something else was decided since the fact at a position of the log. */
export function lookAgain(incident: Incident, since: number, due: Instant): readonly Fact[] {
  return isNextStep(incident, since) ? [plan(due)] : [];
}

/** Keeps the channel for good. */
export function keepChannel(incident: Incident): readonly Fact[] {
  return firstOf(incident, 'channel-kept') === undefined ? [{ type: 'channel-kept' }] : [];
}

/** Whether a plan, or that it was said, is what counts: nothing was decided since, and the channel is to go. */
export function isNextStep(incident: Incident, seq: number): boolean {
  return isPutAway(incident) && lastStep(incident) === seq;
}

/** What becomes of the channel by what was said in the fact at a position of the log. */
export function outlookOf(incident: Incident, said: number): Outlook {
  const kept = firstOf(incident, 'channel-kept');
  if (kept !== undefined) return { type: 'kept', ...(kept.by !== undefined && { by: kept.by }) };
  return isNextStep(incident, said) ? { type: 'archived then' } : { type: 'put off' };
}

/** What became of everything that was said of it, by the positions of the facts in the log. */
export function outlooks(incident: Incident): ReadonlyMap<number, Outlook> {
  return new Map(factsOf(incident, 'archiving-said').map(({ seq }) => [seq, outlookOf(incident, seq)]));
}

function isPutAway(incident: Incident): boolean {
  const isOver = incident.status === 'closed' || incident.status === 'canceled';
  return isOver && firstOf(incident, 'channel-kept') === undefined;
}

function lastStep(incident: Incident): number | undefined {
  const [planned, said] = [lastOf(incident, 'archiving-planned'), lastOf(incident, 'archiving-said')];
  return planned === undefined ? undefined : Math.max(planned.seq, said?.seq ?? 0);
}

function plan(due: Instant): Fact {
  return { type: 'archiving-planned', due };
}
