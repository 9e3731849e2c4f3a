import type { SeverityLevel } from '../severity';
import { type Finding, findingSeverities, type Rule } from './finding';

/**
 * Whether a severity is one of the milder half of a list that has the worst first, of two at most: of four the third and the
 * fourth. One that is not listed is not mild.
 */
export function isMild(severity: string, levels: readonly SeverityLevel[]): boolean {
  const place = levels.findIndex(({ name }) => name === severity);
  return place >= Math.max(Math.ceil(levels.length / 2), levels.length - 2);
}

/** What is left of findings in an incident of a mild severity, of which less is asked. */
export function weighedAsMild(findings: readonly Finding[], rules: readonly Rule[]): readonly Finding[] {
  const atMost = new Map(rules.map(({ id, ifMild }) => [id, ifMild]));
  return findings.flatMap((finding) => {
    const most = atMost.get(finding.id);
    if (most === 'nothing') return [];
    if (most === undefined || findingSeverities.indexOf(finding.severity) >= findingSeverities.indexOf(most))
      return [finding];
    return [{ ...finding, severity: most }];
  });
}
