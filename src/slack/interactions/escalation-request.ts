import type { Person } from '../../app/ports';
import { type Settings, teamOf } from '../../app/settings';
import type { Incident } from '../../domain/incident/incident';
import type { Fact } from '../../domain/incident/incident-event';
import { escalate } from '../../domain/ledger/escalation';
import type { Target } from '../../domain/target';
import type { Wording } from '../../domain/text/wording';
import type { Instant } from '../../domain/time/instant';
import { Refusal } from '../../errors';
import { say, slash } from '../../sentence';
import type { RequestContext } from '../request/request-context';

/**
 * Asks for help as somebody's request, in the name of the team they are in; the command and the modal do the same.
 * Refuses to escalate to a bot, this one included, and to a person who no longer works here.
 */
export async function helpAskedBy(
  { user, settings, whoIs }: Pick<RequestContext, 'user' | 'settings' | 'whoIs'>,
  request: { to: readonly Target[]; reason: Wording; at?: Instant },
): Promise<(incident: Incident) => readonly Fact[]> {
  const people = request.to.flatMap((target) => ('person' in target ? [target.person] : []));
  refuseUnreachable(await whoIs(people));
  const team = teamOf(settings, user);
  return (incident) => escalate(incident, { ...request, ...(team !== undefined && { team }) });
}

/** Whom a name stands for that was typed whole: a configured team in whatever case, else somebody outside. */
export function targetNamed(name: string, { teams }: Settings): Target {
  const team = Object.keys(teams).find((each) => each.toLowerCase() === name.toLowerCase());
  return team === undefined ? { outside: name } : { team, people: teams[team] ?? [] };
}

function refuseUnreachable(people: readonly Person[]): void {
  const instead = slash('escalate @ana the payment queue is stuck');
  for (const { name, isBot, isDeactivated } of people) {
    if (isBot) {
      throw new Refusal(
        'escalated-to-a-bot',
        say`${name} is a bot and cannot answer. Mention a person, a group or a team instead: ${instead}.`,
        'people',
      );
    }
    if (isDeactivated) {
      throw new Refusal(
        'escalated-to-a-deactivated-person',
        say`${name} no longer works here: the account is deactivated. Mention somebody else, a group or a team: ${instead}.`,
        'people',
      );
    }
  }
}
