import { say, slash } from '../../sentence';
import type { Field } from '../details/field';
import { emptyFields } from '../details/field-value';
import type { Incident } from '../incident/incident';
import { perIncident } from '../incident/per-incident';
import { timesOf } from '../milestones/times';
import { defaultSeverities, type SeverityLevel } from '../severity';
import { type Finding, findingSeverities, type Rule, type RuleWords } from './finding';
import { isMild, weighedAsMild } from './mild';
import { assumptionRules } from './rules/assumption-rules';
import { causeRules } from './rules/cause-rules';
import { detectionRules } from './rules/detection-rules';
import { escalationRules } from './rules/escalation-rules';
import { languageRules } from './rules/language-rules';
import { measureRules } from './rules/measure-rules';
import { orderRules } from './rules/order-rules';
import { secretRules } from './rules/secret-rules';
import { statedRules } from './rules/stated-rules';
import { summaryRules } from './rules/summary-rules';
import { timelineRules } from './rules/timeline-rules';

/** What is found of a field that must be filled in. */
const emptyField: RuleWords = {
  id: 'C01',
  kind: 'D',
  severity: 'error',
  finds: 'A required [field](settings.md) of the settings is empty',
};

/** Every rule of the draft's own check, in the order of the draft. */
export const rules: readonly Rule[] = [
  ...summaryRules,
  ...statedRules,
  ...orderRules,
  ...timelineRules,
  ...detectionRules,
  ...assumptionRules,
  ...escalationRules,
  ...causeRules,
  ...measureRules,
  ...languageRules,
  ...secretRules,
];

/** What the check of an incident goes by besides its record. */
export interface CheckSettings {
  /** What is asked of each incident. */
  readonly fields?: readonly Field[];
  /** Worst first; of the milder ones less is asked. */
  readonly severities?: readonly SeverityLevel[];
}

/** The rules and the check of the fields, as a table of them lists them. */
export const ruleWords: readonly RuleWords[] = [...rules, emptyField];

/** What is missing or contradictory in what is known of an incident, the worst first, whatever its severity. */
export const findingsOf = perIncident((incident): readonly Finding[] => {
  const times = timesOf(incident);
  const found = rules.flatMap(({ id, severity, place, find }) =>
    find(incident, times).map((each): Finding => ({ id, severity, place, ...each })),
  );
  return worstFirst(found);
});

/** What is missing or contradictory as a workspace sees it: weighed by severity, with the fields that it asks for. */
export function checkOf(incident: Incident, settings: CheckSettings = {}): readonly Finding[] {
  const { severities = defaultSeverities, fields } = settings;
  const found = findingsOf(incident);
  const weighed = isMild(incident.severity, severities) ? worstFirst(weighedAsMild(found, rules)) : found;
  return withEmptyFields(weighed, incident, fields);
}

/** Those findings, and the fields of the settings that must be filled in and are not. */
export function withEmptyFields(
  findings: readonly Finding[],
  incident: Incident,
  fields: readonly Field[] = [],
): readonly Finding[] {
  const empty = emptyFields(incident, fields).map(
    ({ label }): Finding => ({
      ...{ id: emptyField.id, severity: emptyField.severity, place: 'Issue summary' },
      sentence: say`“${label}” is not filled in. Type ${slash('fields')}.`,
      mends: [{ type: 'fields' }],
    }),
  );
  return empty.length === 0 ? findings : worstFirst([...empty, ...findings]);
}

function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findingSeverities.flatMap((severity) => findings.filter((each) => each.severity === severity));
}
