import { type Settings, teamOf } from '../app/settings';
import { escalate } from '../domain/escalation';
import type { Incident } from '../domain/incident';
import type { Fact } from '../domain/incident-event';
import type { Instant } from '../domain/instant';
import type { PersonId } from '../domain/person';
import type { Target } from '../domain/target';
import type { Wording } from '../domain/wording';

/** Asks for help as somebody's request, in the name of the team they are in; the command and the modal do the same. */
export function helpAskedBy(
  user: PersonId,
  settings: Settings,
  request: { to: readonly Target[]; reason: Wording; at?: Instant },
): (incident: Incident) => readonly Fact[] {
  const team = teamOf(settings, user);
  return (incident) => escalate(incident, { ...request, ...(team !== undefined && { team }) });
}

/** Whom a name stands for that was typed whole: a configured team in whatever case, else somebody outside. */
export function targetNamed(name: string, { teams }: Settings): Target {
  const team = Object.keys(teams).find((each) => each.toLowerCase() === name.toLowerCase());
  return team === undefined ? { outside: name } : { team, people: teams[team] ?? [] };
}
