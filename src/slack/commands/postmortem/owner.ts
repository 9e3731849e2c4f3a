import { incidentName } from '../../../domain/incident/incident';
import { ownPostmortem } from '../../../domain/review/ask-for-review';
import { postmortemOwner } from '../../../domain/review/review';
import { Refusal } from '../../../errors';
import { say, slash } from '../../../sentence';
import { toAsker } from '../../interactions/answer';
import type { Part } from '../../interactions/command';
import { takePerson, whyUnable } from '../../interactions/role-request';
import { escaped } from '../../text/mrkdwn';

const example = 'postmortem owner @ana';

/** Gives the postmortem to somebody; alone it says who has it, which is whoever closed the incident unless somebody was named. */
export const owner: Part = {
  name: 'owner',
  usage: 'postmortem owner [@person]',
  summary:
    'Says who sees to it that the postmortem is reviewed and published; whoever closed the incident, at first',
  example,

  async run({ args, nameOf, whoIs, mayKnow, incident: find, change }) {
    const incident = await find();
    const name = incidentName(incident);
    const { person } = takePerson(args, example);
    if (person === undefined) {
      const has = postmortemOwner(incident);
      return toAsker(
        has === undefined
          ? `Nobody has the postmortem of ${name} yet: whoever closes it does.`
          : `${escaped(nameOf(has))} has the postmortem of ${name}.`,
      );
    }
    const [known] = await whoIs([person]);
    const why = known === undefined ? undefined : whyUnable(known);
    if (known !== undefined && why !== undefined) {
      throw new Refusal(
        'cannot-own',
        say`${known.name} ${why}. Give it to somebody else: ${slash(example)}.`,
      );
    }
    if (!(await mayKnow(person))) {
      throw new Refusal(
        'owner-outside',
        say`This incident is private, and ${nameOf(person)} is not in its channel. Invite them there first, or name somebody who is.`,
      );
    }
    await change((current) => ownPostmortem(current, person));
    return toAsker(`${escaped(nameOf(person))} has the postmortem of ${name} now.`);
  },
};
