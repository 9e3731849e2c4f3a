import type { UpdateTerms } from '../app/settings';
import { plainName, type Severity, type SeverityLevel } from '../domain/severity';
import type { Complain, FileSettings } from './file';

/** Who hears of incidents outside their channels. */
export function readUpdates(
  { updates: given = {} }: FileSettings,
  severities: readonly SeverityLevel[],
  complain: Complain,
): UpdateTerms {
  const named = (name: string, setting: string): readonly Severity[] => {
    const severity = severities.find((each) => plainName(each.name) === plainName(name));
    if (severity !== undefined) return [severity.name];
    const known = severities.map((each) => each.name).join(', ');
    complain(`FIRELOG_CONFIG: updates.${setting}: there is no severity “${name}”. There are ${known}.`);
    return [];
  };
  const followers = Object.entries(given.followers ?? {}).flatMap(([name, people]) =>
    named(name, 'followers').map((severity) => [severity, people] as const),
  );
  return {
    alsoToChannel: (given.also_to_channel ?? []).flatMap((name) => named(name, 'also_to_channel')),
    followers: Object.fromEntries(followers),
  };
}
