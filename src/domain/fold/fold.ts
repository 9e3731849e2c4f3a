import { definitionOf } from '../facts';
import type { Incident } from '../incident/incident';
import type { IncidentEvent, Recorded } from '../incident/incident-event';
import { factsAnd } from '../incident/kept-facts';
import type { MarkedMessage, Messages } from '../incident/marked-message';
import { PersistentMap } from '../incident/persistent-map';
import { isEdit, isLater } from '../review/edits';
import { applyCorrection } from './apply-correction';
import { applyNotASecret } from './apply-not-a-secret';
import { applyRedaction } from './apply-redaction';
import { deriveState } from './derive';

/** The incident after more events. The first event of all must be `declared`. */
export function fold(incident: Incident | undefined, events: readonly IncidentEvent[]): Incident {
  const own = new WeakSet<Messages>();
  const folded = events.reduce<Incident | undefined>(
    (state, event) => ({ ...apply(state, event, own), seq: event.seq, ...edited(state, event) }),
    incident,
  );
  if (folded === undefined) throw new Error('An incident has no events');
  return folded;
}

/** When what the postmortem says was changed last, however late that was recorded. */
function edited(incident: Incident | undefined, event: IncidentEvent): Pick<Incident, 'edited'> {
  const { edited } = incident ?? {};
  if (!isEdit(event) || (edited !== undefined && isLater(edited, event))) return {};
  return { edited: { recordedAt: event.recordedAt, seq: event.seq } };
}

function apply(incident: Incident | undefined, event: IncidentEvent, own: WeakSet<Messages>): Incident {
  if (event.type === 'declared') return newborn(event);
  if (incident === undefined) throw new Error(`The log begins with ${event.type} instead of declared`);
  switch (event.type) {
    // These are about other facts.
    case 'entry-changed':
      return applyCorrection(incident, event);
    case 'redacted':
      return applyRedaction(incident, event);
    case 'not-a-secret':
      return applyNotASecret(incident, event);
    case 'withdrawn':
      return withdraw(incident, event);
    default: {
      const { isKept, apply: change, derive } = definitionOf(event.type);
      const kept = isKept ? { ...incident, facts: factsAnd(incident, event) } : incident;
      const after = change === undefined ? kept : change(kept, event, own);
      return derive === undefined ? after : { ...after, ...derive(after) };
    }
  }
}

/** What is numbered keeps its number and is left out by whoever reads it; the rest is as if it had not been said. */
function withdraw(incident: Incident, event: Recorded<'withdrawn'>): Incident {
  return deriveState({ ...incident, withdrawn: { ...incident.withdrawn, [event.fact]: event } });
}

function newborn(event: Recorded<'declared'>): Incident {
  return {
    number: event.number,
    seq: event.seq,
    title: event.title,
    severity: event.severity,
    status: 'investigating',
    declared: event,
    facts: [event],
    zone: event.zone,
    isZoneConfirmed: false,
    zonesSpoken: [],
    isPrivate: event.isPrivate,
    isDrill: event.isDrill,
    declaredAt: event.recordedAt,
    declaredBy: event.by ?? '',
    messages: PersistentMap.empty<MarkedMessage>(),
    moving: [],
    standings: {},
    corrections: {},
    firstWordings: {},
    notSecrets: {},
    assumptions: [],
    escalations: [],
    followUps: [],
    withdrawn: {},
    draftsRequested: 0,
    drafts: [],
    charts: [],
    draftsAddressed: [],
    told: {},
    joined: [],
    services: [],
  };
}
