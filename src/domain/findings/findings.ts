import type { Incident } from '../incident/incident';
import { timesOf } from '../milestones/times';
import { causeRules, measureRules } from './closing-rules';
import { type Finding, findingSeverities, type Rule } from './finding';
import { ledgerRules } from './ledger-rules';
import { secretRules } from './secret-rules';
import { summaryRules } from './summary-rules';

/** Every rule of the draft's own check, in the order of the draft. */
export const rules: readonly Rule[] = [
  ...summaryRules,
  ...ledgerRules,
  ...causeRules,
  ...measureRules,
  ...secretRules,
];

/** What is missing or contradictory in what is known of an incident, the worst first. */
export function findingsOf(incident: Incident): readonly Finding[] {
  const times = timesOf(incident);
  const found = rules.flatMap(({ id, severity, place, find }) =>
    find(incident, times).map((each): Finding => ({ id, severity, place, ...each })),
  );
  return findingSeverities.flatMap((severity) => found.filter((finding) => finding.severity === severity));
}
