import { DECLARATION, keepTime as keep } from '../../domain/decisions/time-offers';
import { changeableEntry } from '../../domain/entries/change-entry';
import { chosen } from '../../domain/entries/redact-entry';
import { takeTime as take } from '../../domain/entries/take-time';
import type { Incident } from '../../domain/incident/incident';
import { readIncident } from '../../domain/incident-view';
import { instant } from '../../domain/time/instant';
import { Refusal } from '../../errors';
import { section } from '../block-kit/message';
import {
  keepTimeAction,
  type OfferList,
  offeredIn,
  takeTimeAction,
  typeTimeAction,
} from '../block-kit/time-offer';
import { type Answer, inPlaceOfButton } from '../interactions/answer';
import type { Button, ButtonContext } from '../interactions/button';
import { changeEntryView } from '../modals/change-entry';
import { timesView } from '../modals/times';
import { inZone } from '../text/instants';

/** Puts the time of an entry right, or of the milestone that it sets. */
export const takeTime: Button = {
  action: takeTimeAction,
  label: 'The time that is meant',
  isForGuests: true,

  async press(context) {
    const { value, now, change } = context;
    const bar = value.indexOf('|');
    const micros = Number(value.slice(0, bar));
    const { entry, list } = offeredIn(value.slice(bar + 1));
    if (bar < 0 || !Number.isSafeInteger(micros) || micros > now || micros < 0) {
      throw new Refusal(
        'no-such-time',
        'This button names no time that has passed. Type the time into the form.',
      );
    }
    const at = instant(micros);
    const after = await change((incident) => take(incident, entry, at));
    const text = `Put right: it happened at *${inZone(at, after.zone, now)}*.`;
    return settled(text, list, after, context);
  },
};

/** Leaves the time of an entry as it was recorded. */
export const keepTime: Button = {
  action: keepTimeAction,
  label: 'Keep the time',
  isForGuests: true,

  async press(context) {
    const { entry, list } = offeredIn(context.value);
    const after = await context.change((incident) => keep(incident, entry));
    return settled('The time stands as it was recorded.', list, after, context);
  },
};

/** Opens the form in which any other time can be typed. */
export const typeTime: Button = {
  action: typeTimeAction,
  label: 'Another time',

  async press({ value, incident: find, nameOf }) {
    const incident = await find();
    const { entry } = offeredIn(value);
    const offer = readIncident(incident).timeOffers.find((each) => each.entry === entry);
    const isMilestone = entry === DECLARATION || (offer !== undefined && offer.milestones.length > 0);
    if (isMilestone) return { open: timesView(incident) };
    // Of what is named in words alone the time is asked for.
    const choice = { ...chosen(incident, entry), entry: changeableEntry(incident, entry) };
    return { open: changeEntryView(incident, choice, nameOf) };
  },
};

/** In place of the offer stands what became of it; an answer that it stood in is drawn anew. */
function settled(text: string, list: OfferList | undefined, after: Incident, context: ButtonContext): Answer {
  if (list === 'timeline') return inPlaceOfButton(context.timelineAnswer(after, text));
  if (list === 'check') return inPlaceOfButton(context.checkAnswer(after, text));
  return inPlaceOfButton({ text, blocks: [section(text)] });
}
