import { incidentName } from '../../../domain/incident/incident';
import type { PersonId } from '../../../domain/person';
import { askForReview, refuseUnlessClosed } from '../../../domain/review/ask-for-review';
import { reviewOf } from '../../../domain/review/review';
import { excerpt } from '../../../domain/text/excerpt';
import { parseDue, takeDue } from '../../../domain/time/due';
import { Refusal } from '../../../errors';
import { say, slash } from '../../../sentence';
import { toAsker } from '../../interactions/answer';
import type { CommandContext, Part } from '../../interactions/command';
import { takePerson, whyUnable } from '../../interactions/role-request';
import { escaped } from '../../text/mrkdwn';
import { namesOf, requestLine, reviewInWords } from '../../views/review/review-state';

const example = 'postmortem review @ana due friday';

/** Asks people to review the postmortem, each by direct message; alone it says who was asked and what they said. */
export const review: Part = {
  name: 'review',
  usage: 'postmortem review <@person> [@person …] [due <day>]',
  summary: 'Asks people to review the postmortem, by a day; alone it shows what they said',
  example,

  async run(context) {
    const { args, now, nameOf, incident: find, change } = context;
    const incident = await find();
    if (args === '') return toAsker(await stands(context));
    refuseUnlessClosed(incident, 'review');
    const taken = takeDue(args);
    const due = taken === undefined ? undefined : parseDue(taken.day, { now, zone: incident.zone });
    const reviewers = takePeople(taken?.rest ?? args);
    await refuseUnable(reviewers, context);
    await change((current) => askForReview(current, { reviewers, due }, nameOf));
    const are = reviewers.length === 1 ? 'is' : 'are';
    return toAsker(
      `${namesOf(reviewers, { nameOf })} ${are} asked by direct message to review the postmortem of ${incidentName(incident)}.`,
    );
  },
};

/** Everybody who is mentioned, each once; refuses words that mention nobody. */
function takePeople(text: string): readonly PersonId[] {
  const people: PersonId[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const taken = takePerson(rest.replace(/^and\s+(?=<@)/i, ''), example);
    if (taken.person === undefined) throw nobody(rest);
    people.push(taken.person);
    rest = taken.rest.trim();
  }
  if (people.length === 0) throw nobody(text);
  return [...new Set(people)];
}

function nobody(text: string): Refusal {
  const said = text.trim() === '' ? say`Say who` : say`“${excerpt(text)}” is no person. Say who`;
  return new Refusal('no-reviewer', say`${said} is to review the postmortem: ${slash(example)}.`);
}

/** Whoever cannot answer, or may not know of the incident, is not asked. */
async function refuseUnable(
  reviewers: readonly PersonId[],
  { user, whoIs, mayKnow, nameOf }: CommandContext,
): Promise<void> {
  if (reviewers.includes(user)) {
    throw new Refusal(
      'own-review',
      say`You cannot ask yourself for a review. Mention somebody else who is to read it: ${slash(example)}.`,
    );
  }
  for (const person of await whoIs(reviewers)) {
    const why = whyUnable(person);
    if (why === undefined) continue;
    throw new Refusal('cannot-review', say`${person.name} ${why}. Ask somebody else for a review.`);
  }
  for (const person of reviewers) {
    if (await mayKnow(person)) continue;
    throw new Refusal(
      'reviewer-outside',
      say`This incident is private, and ${nameOf(person)} is not in its channel. Invite them there first, or ask somebody who is.`,
    );
  }
}

/** Who was asked, what they said, and where the postmortem stands. */
async function stands({ incident: find, nameOf, settings }: CommandContext): Promise<string> {
  const incident = await find();
  const { requests } = reviewOf(incident);
  const state = `The postmortem of ${incidentName(incident)} is ${reviewInWords(incident) ?? 'a draft'}.`;
  const draw = { nameOf, settings };
  const lines = requests.map((request) => requestLine(request, incident, draw));
  const how = `\`/${settings.command} ${escaped(example)}\` asks somebody for a review.`;
  return [state, ...lines, how].join('\n');
}
