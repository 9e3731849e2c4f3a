import { type Incident, messageOf } from '../../domain/incident/incident';
import type { Recorded } from '../../domain/incident/incident-event';
import { factsOf } from '../../domain/incident/kept-facts';
import { readIncident } from '../../domain/incident-view';
import { type Escalation, escalationsOf } from '../../domain/ledger/escalation';
import { nextCallOf, stoppedBy } from '../../domain/promises/climb';
import type { Source } from '../../domain/source';
import type { JobRequest } from '../job';
import { cardJob, tellJob } from './redraw-jobs';

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

/** What follows from calling the next rung of a ladder: they are told where everybody sees it, and brought there. */
export function rungCalled(event: Recorded<'rung-called'>): readonly JobRequest[] {
  const { escalation, rung } = event;
  return [tellJob(event), { kind: 'bring-in', payload: { escalation, rung } }, cardJob];
}

/** The messages of escalations with ladders that say something else than before of who is called when, to be brought up to date. */
export function callsRetold(after: Incident, before: Incident | undefined): readonly JobRequest[] {
  if (before === undefined || factsOf(before, 'escalated').every(({ ladder }) => ladder === undefined))
    return [];
  const known = new Map(escalationsOf(before).map((each) => [each.number, standing(before, each)]));
  const now = new Map(escalationsOf(after).map((each) => [each.number, standing(after, each)]));
  const climbing = escalationsOf(before).filter(({ ladder }) => ladder.length > 0);
  return climbing
    .filter(({ number }) => known.get(number) !== now.get(number))
    .flatMap(({ seq, calls }) => [seq, ...calls.map((call) => call.seq)])
    .map((seq) => tellJob({ seq }));
}

/** What the messages of an escalation say of it. */
function standing(incident: Incident, escalation: Escalation): string {
  const { acknowledged, calls } = escalation;
  return JSON.stringify([
    acknowledged?.seq,
    calls.length,
    nextCallOf(incident, escalation)?.at,
    stoppedBy(incident, escalation)?.seq,
  ]);
}

/** The button's own message shows who answered; it is that message that is brought up to date. */
export function acknowledged(
  { escalation: number }: Recorded<'escalation-acknowledged'>,
  after: Incident,
): readonly JobRequest[] {
  const escalation = escalationsOf(after).find((each) => each.number === number);
  return [...(escalation === undefined ? [] : [tellJob(escalation)]), cardJob];
}
