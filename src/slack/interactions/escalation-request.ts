import type { Person } from '../../app/ports';
import { type Settings, teamOf } from '../../app/settings';
import type { Incident } from '../../domain/incident/incident';
import type { Fact } from '../../domain/incident/incident-event';
import { escalate } from '../../domain/ledger/escalation';
import { joinedLadders } from '../../domain/ledger/ladder';
import { peopleOf, type Target } from '../../domain/target';
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
  const called = request.to.flatMap((target) => ('team' in target ? [target.team] : []));
  const ladder = joinedLadders(
    request.to,
    called.flatMap((name) => (settings.ladders[name] === undefined ? [] : [settings.ladders[name]])),
  );
  const climbing = ladder !== undefined && { ladder };
  return (incident) => escalate(incident, { ...request, ...climbing, ...(team !== undefined && { team }) });
}

/**
 * Whom a name stands for that was typed whole: a configured team in whatever case, else somebody outside. Of a team with a ladder
 * those of its first rung are called.
 */
export function targetsNamed(name: string, { teams, ladders }: Settings): readonly Target[] {
  const team = Object.keys(teams).find((each) => each.toLowerCase() === name.toLowerCase());
  if (team === undefined) return [{ outside: name }];
  const first = ladders[team]?.[0]?.to;
  if (first === undefined) return [{ team, people: teams[team] ?? [] }];
  const people = [...new Set(first.flatMap(peopleOf))];
  return [{ team, people }, ...first.filter((target) => 'group' in target)];
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
