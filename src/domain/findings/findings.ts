import { say, slash } from '../../sentence';
import type { Field } from '../details/field';
import { emptyFields } from '../details/field-value';
import type { Incident } from '../incident/incident';
import { timesOf } from '../milestones/times';
import { causeRules, measureRules } from './closing-rules';
import { type Finding, findingSeverities, type Rule } from './finding';
import { ledgerRules } from './ledger-rules';
import { secretRules } from './secret-rules';
import { summaryRules } from './summary-rules';

/** What is found of a field that must be filled in. */
const EMPTY_FIELD = 'C01';

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
  return worstFirst(found);
}

/** Those findings, and the fields of the settings that must be filled in and are not. */
export function withEmptyFields(
  findings: readonly Finding[],
  incident: Incident,
  fields: readonly Field[] = [],
): readonly Finding[] {
  const empty = emptyFields(incident, fields).map(
    ({ label }): Finding => ({
      ...{ id: EMPTY_FIELD, severity: 'error', place: 'Issue summary' },
      sentence: say`“${label}” is not filled in. Type ${slash('fields')}.`,
    }),
  );
  return empty.length === 0 ? findings : worstFirst([...empty, ...findings]);
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findingSeverities.flatMap((severity) => findings.filter((each) => each.severity === severity));
}
