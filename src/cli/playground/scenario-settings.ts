import type { Config } from '../../config';
import { parseZone } from '../../domain/time/zone';
import type { Scenario } from '../../playground/scenario/scenario';
import type { Scene } from '../../playground/scenario/scene';

/** The settings with which the bot plays a scenario, once its people are there: the scenario’s zone and teams. */
export function settingsFor(scenario: Scenario, scene: Scene, base: Config): Config {
  const idsOf = (handles: readonly string[]): readonly string[] =>
    handles.map((handle) => scene.person(handle).id);
  const teams = Object.entries(scenario.teams).map(([team, handles]) => [team, idsOf(handles)] as const);
  const settings = {
    ...base.settings,
    zone: parseZone(scenario.zone),
    usesDeclarersZone: false,
    teams: Object.fromEntries(teams),
  };
  return { ...base, settings };
}
