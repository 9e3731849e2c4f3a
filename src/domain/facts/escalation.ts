import { typedNumbers } from '../incident/kept-facts';
import { perIncident } from '../incident/per-incident';
import { escalationsOf } from '../ledger/escalation';
import type { PersonTarget, Rung, Target, TeamTarget } from '../target';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition, quoted } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    escalated: {
      /** Whom it calls at once. */
      to: readonly Target[];
      /** The ladder that it climbs while nobody answers, as it was then; those called at once are its first rung. */
      ladder?: readonly Rung[];
      team?: string;
      reason?: Wording;
      occurredAt?: Instant;
      approximate?: true;
    };
    /** Nobody had answered, so the next rung of an escalation's ladder is called: the first one is 1. */
    'rung-called': { escalation: number; rung: number; to: readonly Target[] };
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
  version: 3,
  readers: { 1: asItIs, 2: asItIs },
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

/** Who is called next, because nobody answered. */
export const rungCalled: FactDefinition<'rung-called'> = {
  version: 1,
  isKept: true,
  line: ({ seq, escalation: number, to }, incident) => {
    const stands = escalationsOf(incident).some(({ calls }) => calls.some((call) => call.seq === seq));
    return stands ? { about: [{ type: 'rung called', number, to }] } : undefined;
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
