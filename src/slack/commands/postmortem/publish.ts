import { doubtsAbout } from '../../../domain/findings/doubts';
import { incidentName } from '../../../domain/incident/incident';
import { publish as publishFacts, refuseToPublish } from '../../../domain/review/publish';
import { isNewLinkAlone } from '../../../domain/review/review';
import { toAsker } from '../../interactions/answer';
import type { Part } from '../../interactions/command';
import { takeWord } from '../../text/arguments';
import { readReferences } from '../../text/inline';
import { drawDoubts } from '../../views/review/doubts';

/** Publishes the postmortem, at a link or as the draft; asks first where something speaks against it. */
export const publish: Part = {
  name: 'publish',
  usage: 'postmortem publish [link]',
  summary: 'Publishes the postmortem: the draft, or the page that you link',
  example: 'postmortem publish https://wiki.example.com/inc-7',

  async run({ args, nameOf, settings, incident: find, change }) {
    const incident = await find();
    const link = takeLink(args);
    refuseToPublish(incident, link, nameOf);
    const doubts = isNewLinkAlone(incident) ? undefined : doubtsAbout(incident, settings.fields);
    if (doubts !== undefined)
      return toAsker(drawDoubts(incident, doubts, { link, draw: { nameOf, settings } }));
    await change((current) => publishFacts(current, link, nameOf));
    return toAsker(`The postmortem of ${incidentName(incident)} is published.`);
  },
};

/** What was typed as a link, which Slack may put into brackets; words behind it are part of it, so that they are refused. */
function takeLink(args: string): string | undefined {
  if (args === '') return undefined;
  const { word, rest } = takeWord(args);
  const [piece] = readReferences(word);
  return rest === '' && typeof piece === 'object' && 'link' in piece ? piece.link : args;
}
