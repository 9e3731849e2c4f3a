import type { Incident } from '../incident/incident';
import { factAt, lastOf } from '../incident/kept-facts';
import { escalationsOf } from '../ledger/escalation';
import { followUpsOf } from '../ledger/follow-up';
import { rungAfter } from '../ledger/ladder';
import { holdersOf } from '../ledger/role';
import type { PersonId } from '../person';
import { postmortemOwner, reviewOf } from '../review/review';
import { lead } from '../role';
import type { OwedPromise } from './promises';

/**
 * Who owes something: whoever leads. While nobody does, an update is owed by whoever told the last one, and all else by
 * whoever declared it. A task is owed by its owner, and an answer by those whom the escalation names, which is nobody here;
 * where everybody on a ladder was called in vain, whoever leads sees to it. A review is owed by its reviewer, and what becomes of the
 * postmortem by its owner.
 */
export function whoOwes(
  incident: Incident,
  { kind, of }: Pick<OwedPromise, 'kind' | 'of'>,
): PersonId | undefined {
  if (kind === 'acknowledgement' && !isLadderClimbed(incident, of)) return undefined;
  if (kind === 'task') return followUpsOf(incident).find(({ number }) => number === of)?.owner;
  if (kind === 'review') return reviewOf(incident).requests.find(({ number }) => number === of)?.reviewer;
  if (kind === 'publication') return postmortemOwner(incident);
  const [leading] = holdersOf(incident, lead);
  if (leading !== undefined) return leading.person;
  if (kind !== 'next update') return lastOf(incident, 'updated')?.by ?? incident.declaredBy;
  const isTold = incident.facts.some(({ seq, type }) => seq === of && type === 'updated');
  return (isTold ? factAt(incident, of, 'updated').by : undefined) ?? incident.declaredBy;
}

function isLadderClimbed(incident: Incident, number: number): boolean {
  const escalation = escalationsOf(incident).find((each) => each.number === number);
  return escalation !== undefined && escalation.ladder.length > 0 && rungAfter(escalation) === undefined;
}
