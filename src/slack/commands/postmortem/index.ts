import { requestDraft } from '../../../domain/decisions/close';
import { excerpt } from '../../../domain/text/excerpt';
import { Refusal } from '../../../errors';
import { type Sentence, say, slash } from '../../../sentence';
import { type Answer, toAsker } from '../../interactions/answer';
import type { Command, CommandContext, Part } from '../../interactions/command';
import { draftOnItsWay } from '../../interactions/draft-answer';
import { takeWord } from '../../text/arguments';
import { reviewInWords } from '../../views/review/review-state';
import { agenda } from './agenda';
import { edit } from './edit';
import { owner } from './owner';
import { publish } from './publish';
import { review } from './review';

/** What there is to do with a postmortem besides rendering it, by the first word. */
const parts: readonly Part[] = [edit, review, owner, publish, agenda];

/** Renders the draft again, as a new revision; earlier ones stay. A first word does something else with the postmortem. */
export const postmortem: Command = {
  name: 'postmortem',
  aliases: ['draft'],
  usage: 'postmortem',
  summary: 'Renders the draft as it stands, as a new revision',
  isTimeless: true,
  example: 'postmortem',
  parts,

  async run(context) {
    const { word, rest } = takeWord(context.args);
    if (word === '') return render(context);
    const wanted = word.toLowerCase();
    const part = parts.find(({ name, aliases }) => name === wanted || aliases?.includes(wanted));
    if (part === undefined) {
      // To whom the incident does not show, nothing else about it is said.
      await context.incident();
      throw unknownPart(word);
    }
    return part.run({ ...context, args: rest });
  },
};

async function render({ isElsewhere, change }: CommandContext): Promise<Answer> {
  const after = await change(requestDraft);
  const state = reviewInWords(after);
  const stands = state === undefined ? '' : ` The postmortem stays what it was: ${state}.`;
  return toAsker(`${draftOnItsWay(after, isElsewhere)}${stands}`);
}

function unknownPart(word: string): Refusal {
  const known = parts.reduce<Sentence>((list, { usage }) => say`${list} · ${slash(usage)}`, '');
  return new Refusal(
    'unknown-part',
    say`“${excerpt(word)}” is nothing that can be done with a postmortem. ${slash('postmortem')} renders the draft again${known}.`,
  );
}
