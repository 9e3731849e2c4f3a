import type { Closing } from '../closing';
import { closingFields } from '../closing';
import type { Incident } from '../incident/incident';
import { occurredAt } from '../incident/incident-event';
import { lastOf } from '../incident/kept-facts';
import { statusNow } from '../incident/status-now';
import type { OpenStatus } from '../status';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { type FactDefinition, quoted } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    'status-changed': { to: OpenStatus; occurredAt?: Instant };
    closed: { closing: Closing; occurredAt?: Instant };
    reopened: { reason?: Wording; occurredAt?: Instant };
    canceled: { reason?: Wording; occurredAt?: Instant };
  }
}

/** Somebody said where the incident stands. */
export const statusChanged: FactDefinition<'status-changed'> = {
  version: 1,
  isKept: true,
  derive: whereItStands,
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ to }) => ({ about: [{ type: 'status', to }] }),
};

/** Somebody closed the incident. */
export const closed: FactDefinition<'closed'> = {
  version: 1,
  isKept: true,
  derive: whereItStands,
  quotes: (event) =>
    closingFields.flatMap((field) =>
      quoted(
        event,
        event.closing[field],
        (text) => ({ closing: { ...event.closing, [field]: text } }),
        closingEntry(field),
      ),
    ),
  line: () => ({ about: [{ type: 'status', to: 'closed' }] }),
};

/** The key under which a field of the closing is removed, of every closing that there was. */
export function closingEntry(field: keyof Closing): string {
  return `closing:${field}`;
}

/** Somebody opened the incident again. */
export const reopened: FactDefinition<'reopened'> = {
  version: 1,
  isKept: true,
  derive: whereItStands,
  said: 'reason',
  line: ({ reason = [] }) => ({ about: [{ type: 'reopened' }], text: reason }),
};

/** Somebody called the incident off. */
export const canceled: FactDefinition<'canceled'> = {
  version: 1,
  isKept: true,
  derive: whereItStands,
  said: 'reason',
  line: ({ reason = [] }) => ({ about: [{ type: 'status', to: 'canceled' }], text: reason }),
};

/** The status by what stands, and the closing that holds. What was typed at closing is kept for the next time. */
function whereItStands(incident: Incident): Partial<Incident> {
  const canceled = lastOf(incident, 'canceled');
  const closed = lastOf(incident, 'closed');
  const isReopened = closed !== undefined && (lastOf(incident, 'reopened')?.seq ?? 0) > closed.seq;
  return {
    status: statusNow(incident),
    ...(canceled !== undefined && { canceled }),
    ...(closed !== undefined && { closing: closed.closing }),
    closed:
      closed === undefined || isReopened
        ? undefined
        : {
            at: occurredAt(closed),
            recordedAt: closed.recordedAt,
            seq: closed.seq,
            ...(closed.by !== undefined && { by: closed.by }),
          },
  };
}
