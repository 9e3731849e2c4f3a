import { readIncident } from '../../domain/incident-view';
import { withEarlierWordings } from '../../domain/timeline/earlier-wordings';
import { actions, button, context } from '../block-kit/message';
import { drawTimeOffer } from '../block-kit/time-offer';
import { changeEntryAction } from '../buttons/change-entry';
import { toAsker } from '../interactions/answer';
import type { Command } from '../interactions/command';
import { drawMasked } from '../views/masked';
import { drawTimeline } from '../views/timeline';

/** So many times that may be meant otherwise are asked about at once: a message has room for fifty blocks. */
const MAX_OFFERS = 10;

/** Shows the timeline as it stands, to the asker alone. */
export const timeline: Command = {
  name: 'timeline',
  usage: 'timeline',
  summary: 'Shows the timeline as it stands, to you alone',
  isTimeless: true,
  isForGuests: true,
  example: 'timeline',

  async run({ incident: find, now, nameOf, linkTo, settings }) {
    const incident = await find();
    const entries = withEarlierWordings(readIncident(incident).timeline, settings.earlierWordings);
    const { text, blocks } = drawTimeline(incident, entries, { nameOf, linkTo });
    const change = button(changeEntryAction, 'Change an entry', String(incident.number));
    const { timeOffers } = readIncident(incident);
    const offers = timeOffers
      .slice(0, MAX_OFFERS)
      .flatMap((offer) => drawTimeOffer(incident, offer, { now, nameOf, isListed: true }).blocks);
    const left = timeOffers.length - MAX_OFFERS;
    const more = left > 0 ? [context(`…and ${left} more, once these are settled.`)] : [];
    return toAsker({
      text,
      blocks: [...blocks, ...drawMasked(incident, nameOf), ...offers, ...more, actions([change])],
    });
  },
};
