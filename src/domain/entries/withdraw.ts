import { Refusal } from '../../errors';
import { facts } from '../facts';
import { type Incident, incidentName } from '../incident/incident';
import type { Fact, IncidentEvent } from '../incident/incident-event';
import { refuseIfCanceled } from '../incident/refuse-if-canceled';
import type { PersonId } from '../person';

/** Whether a fact can be withdrawn. Closing and canceling have commands of their own to take back. */
export function isWithdrawable({ type }: IncidentEvent): boolean {
  return facts[type].isWithdrawable === true;
}

/** The last thing that somebody recorded by command and that still stands. */
export function lastRecordedBy(
  incident: Incident,
  person: PersonId,
  log: readonly IncidentEvent[],
): IncidentEvent {
  const last = log.findLast(
    (event) => event.by === person && isWithdrawable(event) && incident.withdrawn[event.seq] === undefined,
  );
  if (last !== undefined) return last;
  throw new Refusal(
    'nothing-to-undo',
    `You recorded nothing by command in ${incidentName(incident)} that could be withdrawn. To withdraw a mark, take your reaction away.`,
  );
}

/** Withdraws a fact; the log keeps that it was there. */
export function withdraw(incident: Incident, event: IncidentEvent): readonly Fact[] {
  refuseIfCanceled(incident);
  if (!isWithdrawable(event)) throw new Error(`A fact of the type ${event.type} cannot be withdrawn`);
  if (incident.withdrawn[event.seq] !== undefined) {
    throw new Refusal('already-withdrawn', 'That was withdrawn already.');
  }
  return [{ type: 'withdrawn', fact: event.seq }];
}
