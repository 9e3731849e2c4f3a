import { ChatFailure } from '../../app/chat-failure';
import type { Chat, Person } from '../../app/ports';
import { readIncident } from '../../domain/incident-view';
import type { PersonId } from '../../domain/person';
import { climbPast } from '../../domain/promises/climb';
import { peopleOf, type Target } from '../../domain/target';
import { type JobKind, ownChannel } from '../kind';

declare module '../../app/job' {
  interface JobKinds {
    /** Invites whomever an escalation names, or whomever a later rung of its ladder does. */
    'bring-in': { readonly escalation: number; readonly rung?: number };
  }
}

/** A larger user group is mentioned, which tells its members, but not invited. */
export const MAX_GROUP = 30;

/**
 * Invites whomever an escalation names, as far as the workspace knows them. Who cannot be invited keeps nobody out;
 * where that is everybody, the next rung of a ladder is called at once.
 */
export const bringIn: JobKind<'bring-in'> = {
  name: 'bring-in',
  part: 'the invitation of whoever was escalated to',
  isAwaited: true,
  where: ownChannel,

  async run({ escalation: number, rung }, { incident, chat, change }) {
    const escalation = readIncident(incident).escalations.find((each) => each.number === number);
    if (incident.channel === undefined || escalation === undefined) return;
    const call = escalation.calls.find((each) => each.rung === rung);
    const { to } = call ?? escalation;
    const channel = incident.channel.id;
    const refusals: ChatFailure[] = [];
    const groups = await membersOf(to, chat, refusals);
    const people = [...new Set([...to.flatMap(peopleOf), ...groups])];
    const absent = (await chat.whoIs(people)).filter(({ isBot, isDeactivated }) => isBot || isDeactivated);
    const present = people.filter((person) => !absent.some(({ id }) => id === person));
    if (present.length > 0) await allowed(refusals, () => chat.invite(channel, present));
    const areAllKnown = to.every((target) => 'person' in target || 'team' in target);
    if (areAllKnown && people.length > 0 && present.length === 0) {
      await change((now) => climbPast(now, number, rung ?? 1));
    }
    const [refusal] = [...absent.map(unreachable), ...refusals];
    if (refusal !== undefined) throw refusal;
  },
};

async function membersOf(
  targets: readonly Target[],
  chat: Chat,
  refusals: ChatFailure[],
): Promise<readonly PersonId[]> {
  const people: PersonId[] = [];
  for (const target of targets) {
    if (!('group' in target)) continue;
    const members = (await allowed(refusals, () => chat.groupMembers(target.group))) ?? [];
    if (members.length <= MAX_GROUP) people.push(...members);
  }
  return people;
}

/** What is refused for good is put down, so that the rest can be done first. */
async function allowed<T>(refusals: ChatFailure[], act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof ChatFailure) || error.outcome.again) throw error;
    refusals.push(error);
    return undefined;
  }
}

function unreachable({ name, isBot }: Person): ChatFailure {
  const why = isBot ? 'is a bot and cannot answer' : 'no longer works here: the account is deactivated';
  return new ChatFailure('nobody_there', `${name} ${why}. Escalate to somebody else, a group or a team.`, {
    again: false,
  });
}
