import type { Settings } from '../../app/settings';
import type { PersonId } from '../../domain/person';
import type { WorkspaceProbe } from '../../slack/workspace-probe';
import { type Diagnosis, unlessSlackFails } from './diagnosis';

const check = 'people';

/** Looks up everybody whom the settings name as a responder or in a team. */
export function checkPeople(probe: WorkspaceProbe, settings: Settings): Promise<readonly Diagnosis[]> {
  const places = placesOf(settings);
  if (places.size === 0) {
    const sentence = 'No responders and no teams are configured, so nobody is brought in but the declarer.';
    return Promise.resolve([{ check, state: 'ok', sentence }]);
  }
  return unlessSlackFails(check, async () => {
    const looks = [...places].map(async ([person, where]) => ({
      person,
      where,
      is: await probe.person(person),
    }));
    const wrong = (await Promise.all(looks)).filter(({ is }) => is !== 'active');
    if (wrong.length === 0) {
      const sentence = `All ${places.size} of the responders and teams work in this workspace.`;
      return [{ check, state: 'ok', sentence }];
    }
    return wrong.map(({ person, where, is }) => {
      const what = is === 'unknown' ? 'is nobody of this workspace' : 'is deactivated';
      const sentence = `${person} (${where.join(', ')}) ${what}. Take them out of FIRELOG_CONFIG, or put the right id there.`;
      return { check, state: 'wrong', sentence };
    });
  });
}

/** Where the settings name each person: `responders`, `teams.database`. */
function placesOf({
  responders,
  respondersBySeverity,
  teams,
}: Settings): ReadonlyMap<PersonId, readonly string[]> {
  const places = new Map<PersonId, readonly string[]>();
  const lists = [
    ['responders', responders] as const,
    ...Object.entries(respondersBySeverity).map(([name, people]) => [`responders.${name}`, people] as const),
    ...Object.entries(teams).map(([team, people]) => [`teams.${team}`, people] as const),
  ];
  for (const [where, people] of lists) {
    for (const person of people) places.set(person, [...(places.get(person) ?? []), where]);
  }
  return places;
}
