import { defaultSeverities, plainName, type SeverityLevel } from '../domain/severity';
import type { Complain, FileSettings } from './file';

/** The severities: those of a list, else the usual ones, whose texts the file may give. */
export function readSeverities({ severities }: FileSettings, complain: Complain): readonly SeverityLevel[] {
  if (!Array.isArray(severities)) {
    return defaultSeverities.map((each) => ({ ...each, text: severities?.[each.name] ?? each.text }));
  }
  const levels = severities.map(({ name, aliases = [], text = '' }) => ({ name, aliases, text }));
  const taken = new Map<string, string>();
  for (const { name, aliases } of levels) {
    for (const each of new Set([name, ...aliases].map(plainName))) {
      const other = taken.get(each);
      if (other !== undefined) {
        complain(
          `FIRELOG_CONFIG: severities: “${each}” is both “${other}” and “${name}”. Call one of them otherwise.`,
        );
      }
      taken.set(each, name);
    }
  }
  return levels;
}
