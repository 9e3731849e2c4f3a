import { type Incident, messageOf } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import type { Escalation } from '../../domain/ledger/escalation';
import type { Source } from '../../domain/source';
import type { JobRequest } from '../job';
import { tellJob } from './redraw-jobs';

/** What follows where only one message is not as it was: most of them nobody marked as an escalation. */
export function broughtInBy(
  source: Source,
  after: Incident,
  before: Incident | undefined,
): readonly JobRequest[] {
  const marks = Object.values(messageOf(after, source)?.marks ?? {});
  return marks.some(({ kind }) => kind === 'escalation') ? broughtIn(after, before) : [];
}

/** A marked escalation is told and its people invited once its words are known, and again when they change. */
export function broughtIn(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const known = readable(before);
  const now = readable(after);
  const news = [...now.values()].filter((each) => !isSaidOf(known, each, ({ to, reason }) => [to, reason]));
  // The message that asked for help says when that was withdrawn.
  const gone = [...known.values()].filter(({ number }) => !now.has(number));
  return [...[...news, ...gone].map(tellJob), ...bringIn(after, before)];
}

/** Brings in those whom an escalation asks for, and did not ask for before. */
export function bringIn(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  const known = readable(before);
  return [...readable(after).values()]
    .filter((each) => each.to.length > 0 && !isSaidOf(known, each, ({ to }) => to))
    .map(({ number }) => ({ kind: 'bring-in', payload: { escalation: number } }));
}

/** Whether the same was said of an escalation before. */
function isSaidOf(
  known: ReadonlyMap<number, Escalation>,
  escalation: Escalation,
  said: (escalation: Escalation) => unknown,
): boolean {
  const before = known.get(escalation.number);
  return before !== undefined && JSON.stringify(said(before)) === JSON.stringify(said(escalation));
}

/** The escalations whose words are known, by number. */
function readable(incident: Incident | undefined): ReadonlyMap<number, Escalation> {
  if (incident === undefined) return new Map();
  const typed = new Set(incident.escalations.flatMap((each) => ('typed' in each ? [each.number] : [])));
  const known = readIncident(incident).escalations.filter(
    ({ number, source }) =>
      typed.has(number) || (source !== undefined && messageOf(incident, source)?.current !== undefined),
  );
  return new Map(known.map((each) => [each.number, each]));
}
