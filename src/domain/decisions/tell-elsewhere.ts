import type { Incident } from '../incident/incident';
import type { Fact } from '../incident/incident-event';

/**
 * Of facts that somebody records outside the incident's channel those are told in it that the answer shows everybody where they
 * are recorded in it.
 */
export function tellElsewhere({ seq }: Pick<Incident, 'seq'>, facts: readonly Fact[]): readonly Fact[] {
  return facts.flatMap(({ type }, index): readonly Fact[] =>
    type === 'noted' ? [{ type: 'recorded-elsewhere', fact: seq + 1 + index }] : [],
  );
}
