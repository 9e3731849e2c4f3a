import { plainName, type Severity, type SeverityLevel } from '../domain/severity';
import type { Complain } from './file';

/** What a part of the file says of severities, by their names as the settings list them; complains of one that is none. */
export function bySeverity<T>(
  place: string,
  given: Readonly<Record<string, T>>,
  { severities, complain }: { readonly severities: readonly SeverityLevel[]; readonly complain: Complain },
): Readonly<Record<Severity, T>> {
  const found = Object.entries(given).flatMap(([name, value]) => {
    const severity = severities.find((each) => plainName(each.name) === plainName(name));
    if (severity === undefined) {
      const known = severities.map((each) => each.name).join(', ');
      complain(`FIRELOG_CONFIG: ${place}: there is no severity “${name}”. There are ${known}.`);
    }
    return severity === undefined ? [] : [[severity.name, value] as const];
  });
  return Object.fromEntries(found);
}
