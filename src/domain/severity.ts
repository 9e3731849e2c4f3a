import { Refusal } from '../errors';
import { excerpt } from './text/excerpt';

/** How bad it is, worst first. */
export const severities = ['sev1', 'sev2', 'sev3', 'sev4'] as const;

/** `sev1` (worst) to `sev4`. */
export type Severity = (typeof severities)[number];

/** Reads `sev2`, `SEV-2` or `2`; undefined for anything else. */
export function severityOf(text: string): Severity | undefined {
  const digits = /^(?:sev)?[- ]?(\d+)$/i.exec(text.trim())?.[1];
  return severities.find((severity) => severity === `sev${digits}`);
}

/** Reads a severity, or refuses with the ones there are. */
export function parseSeverity(text: string): Severity {
  const severity = severityOf(text);
  if (severity !== undefined) return severity;
  const word = text.trim();
  const wrong = word === '' ? 'Say how bad it is.' : `There is no severity “${excerpt(word)}”.`;
  throw new Refusal(
    'unknown-severity',
    `${wrong} Type one of ${severities.join(', ')}, where sev1 is the worst.`,
  );
}
