import type { UpdateTerms } from '../app/settings';
import type { SeverityLevel } from '../domain/severity';
import { bySeverity, severityNamed } from './by-severity';
import type { Complain, FileSettings } from './file';

/** Who hears of incidents outside their channels. */
export function readUpdates(
  { updates: given = {} }: FileSettings,
  severities: readonly SeverityLevel[],
  complain: Complain,
): UpdateTerms {
  const named = { severities, complain };
  return {
    alsoToChannel: (given.also_to_channel ?? []).flatMap(
      (name) => severityNamed('updates.also_to_channel', name, named) ?? [],
    ),
    followers: bySeverity('updates.followers', given.followers ?? {}, named),
  };
}
