import type { Service } from '../domain/details/service';
import { plainName } from '../domain/severity';
import type { Complain, FileSettings } from './file';

/** The services, whose owners are among the teams. */
export function readServices(
  { services = {}, teams = {} }: FileSettings,
  complain: Complain,
): readonly Service[] {
  const taken = new Map<string, string>();
  return Object.entries(services).map(([name, given]): Service => {
    const { aliases = [], owner, channel, runbook, dashboards = {} } = given ?? {};
    for (const each of new Set([name, ...aliases].map(plainName))) {
      const other = taken.get(each);
      if (other !== undefined) {
        complain(
          `FIRELOG_CONFIG: services: “${each}” is both “${other}” and “${name}”. Call one of them otherwise.`,
        );
      }
      taken.set(each, name);
    }
    const team = owner && Object.keys(teams).find((each) => plainName(each) === plainName(owner));
    if (owner !== undefined && team === undefined) {
      const known = Object.keys(teams);
      const there =
        known.length === 0 ? 'No team is configured; list it in teams' : `There are ${known.join(', ')}`;
      complain(`FIRELOG_CONFIG: services.${name}.owner: there is no team “${owner}”. ${there}.`);
    }
    return {
      ...{ name, aliases },
      ...(team !== undefined && { owner: team }),
      ...(channel !== undefined && { channel: channel.replace(/^#/, '') }),
      ...(runbook !== undefined && { runbook }),
      dashboards: Object.entries(dashboards).map(([label, url]) => ({ label, url })),
    };
  });
}
