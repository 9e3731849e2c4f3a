import { escalationsOf } from '../../domain/escalation';
import { peopleOf } from '../../domain/target';
import { type JobKind, ownChannel } from '../kind';

/** A larger user group is mentioned, which tells its members, but not invited. */
const largestGroup = 30;

/** Invites whomever an escalation names, as far as the workspace knows them. */
export const bringIn: JobKind<'bring-in'> = {
  name: 'bring-in',
  part: 'the invitation of whoever was escalated to',
  where: ownChannel,

  async run({ escalation: number }, { incident, chat }) {
    const escalation = escalationsOf(incident).find((each) => each.number === number);
    if (incident.channel === undefined || escalation === undefined) return;
    const people = escalation.to.flatMap(peopleOf);
    for (const target of escalation.to) {
      if (!('group' in target)) continue;
      const members = await chat.groupMembers(target.group);
      if (members.length <= largestGroup) people.push(...members);
    }
    if (people.length > 0) await chat.invite(incident.channel.id, [...new Set(people)]);
  },
};
