import type { Settings } from '../../app/settings';
import type { Incident } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import type { PersonId } from '../../domain/person';
import type { Source } from '../../domain/source';
import type { Instant } from '../../domain/time/instant';
import { withEarlierWordings } from '../../domain/timeline/earlier-wordings';
import { actions, type BlockMessage, button, context } from '../block-kit/message';
import { drawTimeOffer } from '../block-kit/time-offer';
import { changeEntryAction } from '../buttons/change-entry';
import { drawMasked } from './masked';
import { drawTimeline } from './timeline';

/** So many times that may be meant otherwise are asked about at once: a message has room for fifty blocks. */
const MAX_OFFERS = 10;

/** What the answer is drawn with. */
interface Drawing {
  readonly now: Instant;
  readonly settings: Settings;
  readonly nameOf: (person: PersonId) => string;
  readonly linkTo: (source: Source) => string;
}

/** The timeline as it stands, with the buttons that put something on it right, and in small print what one of them did. */
export function drawTimelineAnswer(incident: Incident, draw: Drawing, done?: string): BlockMessage {
  const { now, settings, nameOf, linkTo } = draw;
  const { timeline, timeOffers } = readIncident(incident);
  const entries = withEarlierWordings(timeline, settings.earlierWordings);
  const { text, blocks } = drawTimeline(incident, entries, { nameOf, linkTo });
  const change = button(changeEntryAction, 'Change an entry', String(incident.number));
  const offers = timeOffers
    .slice(0, MAX_OFFERS)
    .flatMap((offer) => drawTimeOffer(incident, offer, { now, nameOf, list: 'timeline' }).blocks);
  const left = timeOffers.length - MAX_OFFERS;
  const more = left > 0 ? [context(`…and ${left} more, once these are settled.`)] : [];
  const news = done === undefined ? [] : [context(done)];
  return {
    text,
    blocks: [...blocks, ...drawMasked(incident, nameOf), ...offers, ...more, ...news, actions([change])],
  };
}
