import { typedNumbers } from '../incident/kept-facts';
import { perIncident } from '../incident/per-incident';
import { escalationsOf } from '../ledger/escalation';
import type { PersonTarget, Target, TeamTarget } from '../target';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition, quoted } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    escalated: {
      to: readonly Target[];
      team?: string;
      reason?: Wording;
      occurredAt?: Instant;
      approximate?: true;
    };
    'escalation-acknowledged': {
      escalation: number;
      occurredAt?: Instant;
      approximate?: true;
      /** The people and teams for whom somebody else answered. */
      onBehalfOf?: readonly (PersonTarget | TeamTarget)[];
    };
  }
}

/** Somebody asked for help by command. It keeps its number when it is withdrawn. */
export const escalated: FactDefinition<'escalated'> = {
  version: 2,
  readers: { 1: asItIs },
  isKept: true,
  apply: (incident, { seq }) => {
    const number = incident.escalations.length + 1;
    return { ...incident, escalations: [...incident.escalations, { number, typed: seq }] };
  },
  said: 'reason',
  // Somebody whom nobody here knows is named as somebody typed it.
  quotes: (event) =>
    event.to.flatMap((target, index) =>
      quoted(event, 'outside' in target ? target.outside : undefined, (outside) => ({
        to: event.to.with(index, { outside }),
      })),
    ),
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ seq, to, team, by, reason = [] }, incident) => {
    const number = typedNumbers(incident).get(seq);
    if (number === undefined) return undefined;
    const from = { ...(team !== undefined && { team }), ...(by !== undefined && { by }) };
    return { about: [{ type: 'escalation', number, to, ...from }], text: reason };
  },
};

/** Somebody answered an escalation. */
export const escalationAcknowledged: FactDefinition<'escalation-acknowledged'> = {
  version: 1,
  isKept: true,
  isCorrectable: true,
  line: ({ seq, escalation: number, onBehalfOf }, incident) => {
    const isFirst = firstAnswers(incident).has(seq);
    const forOthers = onBehalfOf !== undefined && { onBehalfOf };
    return isFirst ? { about: [{ type: 'acknowledgement', number, ...forOthers }] } : undefined;
  },
};

/** The facts by which escalations were answered first. */
const firstAnswers = perIncident(
  (incident) => new Set(escalationsOf(incident).map(({ acknowledged }) => acknowledged?.seq)),
);
