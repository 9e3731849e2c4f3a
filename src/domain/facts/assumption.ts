import { typedNumbers } from '../incident/kept-facts';
import { perIncident } from '../incident/per-incident';
import { assumptionsOf } from '../ledger/assumption';
import type { AssumptionVerdict } from '../mark-kind';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import { asItIs, type FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    assumed: { text: Wording; occurredAt?: Instant; approximate?: true };
    settled: {
      assumption: number;
      verdict: AssumptionVerdict;
      evidence?: Wording;
      occurredAt?: Instant;
      approximate?: true;
    };
  }
}

/** Somebody said what the responders take to be so. It keeps its number when it is withdrawn. */
export const assumed: FactDefinition<'assumed'> = {
  version: 2,
  readers: { 1: asItIs },
  isKept: true,
  apply: (incident, { seq }) => {
    const number = incident.assumptions.length + 1;
    return { ...incident, assumptions: [...incident.assumptions, { number, typed: seq }] };
  },
  said: 'text',
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ seq, text }, incident) => {
    const number = typedNumbers(incident).get(seq);
    return number === undefined ? undefined : { about: [{ type: 'assumption', number }], text };
  },
};

/** Somebody confirmed an assumption, ruled it out, or said that a part of it was right, which came last. */
export const settled: FactDefinition<'settled'> = {
  version: 3,
  readers: { 1: asItIs, 2: asItIs },
  isKept: true,
  said: 'evidence',
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ seq, assumption: number }, incident) => {
    const settling = settlingsOf(incident).get(seq);
    // Whoever says the same again adds evidence to the first verdict at most.
    if (settling === undefined) return undefined;
    const { assumption, verdict } = settling;
    return {
      about: [{ type: 'verdict', number, verdict: verdict.kind, assumption: assumption.text }],
      occurredAt: verdict.at,
      text: verdict.evidence ?? [],
    };
  },
};

/** The verdicts that were typed, each with what it is about, by their facts. */
const settlingsOf = perIncident((incident) => {
  const all = assumptionsOf(incident).flatMap((assumption) =>
    assumption.verdicts.map((verdict) => ({ assumption, verdict })),
  );
  return new Map(all.map((each) => [each.verdict.seq, each]));
});
