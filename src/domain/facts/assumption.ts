import { assumptionsOf } from '../ledger/assumption';
import type { VerdictKind } from '../mark-kind';
import type { Wording } from '../text/wording';
import type { Instant } from '../time/instant';
import type { FactDefinition } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    assumed: { text: Wording; occurredAt?: Instant };
    settled: { assumption: number; verdict: VerdictKind; evidence?: Wording; occurredAt?: Instant };
  }
}

/** Somebody said what the responders take to be so. It keeps its number when it is withdrawn. */
export const assumed: FactDefinition<'assumed'> = {
  version: 1,
  isKept: true,
  apply: (incident, { seq }) => {
    const number = incident.assumptions.length + 1;
    return { ...incident, assumptions: [...incident.assumptions, { number, typed: seq }] };
  },
  said: 'text',
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ seq, text }, { assumptions }) => {
    const origin = assumptions.find((each) => 'typed' in each && each.typed === seq);
    return origin && { about: [{ is: 'assumption', number: origin.number }], text };
  },
};

/** Somebody confirmed an assumption or ruled it out. */
export const settled: FactDefinition<'settled'> = {
  version: 1,
  isKept: true,
  said: 'evidence',
  isWithdrawable: true,
  isCorrectable: true,
  line: ({ seq, assumption: number }, incident) => {
    const assumption = assumptionsOf(incident).find((each) => each.number === number);
    const verdict = assumption?.verdicts.find((each) => each.seq === seq);
    // Whoever says the same again adds evidence to the first verdict at most.
    if (assumption === undefined || verdict === undefined) return undefined;
    return {
      about: [{ is: 'verdict', number, verdict: verdict.kind, assumption: assumption.text }],
      occurredAt: verdict.at,
      text: verdict.evidence ?? [],
    };
  },
};
