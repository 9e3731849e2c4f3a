import { plainName, type Severity, type SeverityLevel } from '../domain/severity';
import type { Complain } from './file';

/** The severities of the settings, and who is told of a name that is none of theirs. */
export interface Severities {
  readonly severities: readonly SeverityLevel[];
  readonly complain: Complain;
}

/** The severity of a name as the settings list it; complains of one that there is not. */
export function severityNamed(
  place: string,
  name: string,
  { severities, complain }: Severities,
): Severity | undefined {
  const severity = severities.find((each) => plainName(each.name) === plainName(name));
  if (severity !== undefined) return severity.name;
  const known = severities.map((each) => each.name).join(', ');
  complain(`FIRELOG_CONFIG: ${place}: there is no severity “${name}”. There are ${known}.`);
  return undefined;
}

/** What a part of the file says of severities, by their names as the settings list them. */
export function bySeverity<T>(
  place: string,
  given: Readonly<Record<string, T>>,
  named: Severities,
): Readonly<Record<Severity, T>> {
  const found = Object.entries(given).flatMap(([name, value]) => {
    const severity = severityNamed(place, name, named);
    return severity === undefined ? [] : [[severity, value] as const];
  });
  return Object.fromEntries(found);
}
