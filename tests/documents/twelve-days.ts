import { fold } from '../../src/domain/fold/fold';
import type { Incident } from '../../src/domain/incident/incident';
import type { IncidentEvent } from '../../src/domain/incident/incident-event';
import type { MarkKind } from '../../src/domain/mark-kind';
import { fromIso, hour, later, minute, toTimestamp } from '../../src/domain/time/instant';
import { parseZone } from '../../src/domain/time/zone';

const began = fromIso('2024-10-18T06:00:00Z');
const zone = parseZone('Europe/Berlin');
const count = 500;
/** So that they reach over twelve days, on one of which clocks go back. */
const apart = Math.floor((12 * 24 * hour) / count);

/** An incident of twelve days in which five hundred messages were marked, as assumptions and escalations some of them. */
export function twelveDays(): Incident {
  const declared: IncidentEvent = {
    ...{ type: 'declared', number: 1, title: 'Orders arrive twice', severity: 'sev1', seq: 1 },
    ...{ zone, isPrivate: false, isDrill: false, recordedAt: began, by: 'U0AMINA' },
  };
  const marked = Array.from({ length: count }, (_, index) => markedMessage(index)).flat();
  return fold(undefined, [declared, ...marked]);
}

/** The key of the entry of a message, and its own id. */
export function messageOf(index: number): { readonly channel: string; readonly message: string } {
  return { channel: 'C0CHECKOUT', message: toTimestamp(later(began, (index + 1) * apart)) };
}

function markedMessage(index: number): readonly IncidentEvent[] {
  const source = messageOf(index);
  const asOf = later(began, (index + 1) * apart);
  const recordedAt = later(asOf, minute);
  const author = { person: ['U0AMINA', 'U0BARAKA', 'U0CHEBET', 'U0DAVID'][index % 4] ?? '' };
  const text = `Step ${index}: ${'the queue of orders is read by both sides again, and we look at why '.repeat(1 + (index % 5))}`;
  return [
    {
      ...{
        type: 'mark-set',
        source,
        kind: kindOf(index),
        emoji: 'pushpin',
        person: 'U0AMINA',
        present: true,
      },
      ...{ asOf: recordedAt, recordedAt, by: 'U0AMINA', seq: 2 * index + 2 },
    },
    { type: 'worded', source, text: [text], author, asOf, recordedAt, seq: 2 * index + 3 },
  ];
}

function kindOf(index: number): MarkKind {
  if (index === 0) return 'impact started';
  if (index === count - 1) return 'resolved';
  if (index % 12 === 5) return 'assumption';
  return index % 41 === 7 ? 'escalation' : 'entry';
}
