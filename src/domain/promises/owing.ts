import type { Incident } from '../incident/incident';
import { factAt, lastOf } from '../incident/kept-facts';
import type { PersonId } from '../person';
import type { OwedPromise } from './promises';

/**
 * Who owes something. An update is owed by whoever told the last one, and by whoever declared it before; an answer by those
 * whom the escalation names, which is nobody here.
 */
export function whoOwes(
  incident: Incident,
  { kind, of }: Pick<OwedPromise, 'kind' | 'of'>,
): PersonId | undefined {
  switch (kind) {
    case 'acknowledgement':
      return undefined;
    case 'next update': {
      const isTold = incident.facts.some(({ seq, type }) => seq === of && type === 'updated');
      return (isTold ? factAt(incident, of, 'updated').by : undefined) ?? incident.declaredBy;
    }
    default:
      return lastOf(incident, 'updated')?.by ?? incident.declaredBy;
  }
}
