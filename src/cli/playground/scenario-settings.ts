import type { Config } from '../../config';
import { readTeams } from '../../config/teams';
import { parseZone } from '../../domain/time/zone';
import type { Scenario } from '../../playground/scenario/scenario';
import type { Scene } from '../../playground/scenario/scene';

type Team = Scenario['teams'][string];

/** The settings with which the bot plays a scenario, once its people are there: the scenario’s zone and teams. */
export function settingsFor(scenario: Scenario, scene: Scene, base: Config): Config {
  const idOf = (name: string): string =>
    Object.hasOwn(scenario.people, name) ? scene.person(name).id : name;
  const read = (team: Team) =>
    Array.isArray(team)
      ? team.map(idOf)
      : { ladder: team.ladder.map(({ who, ...rung }) => ({ ...rung, who: [who].flat().map(idOf) })) };
  const given = Object.entries(scenario.teams).map(([name, team]) => [name, read(team)] as const);
  const { acknowledgement } = base.settings.promises;
  const settings = {
    ...base.settings,
    zone: parseZone(scenario.zone),
    usesDeclarersZone: false,
    ...readTeams({ teams: Object.fromEntries(given) }, acknowledgement, (sentence) => {
      throw new Error(`${scenario.name}: ${sentence}`);
    }),
  };
  return { ...base, settings };
}
