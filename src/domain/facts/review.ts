import { entryKeyOf } from '../incident/incident-event';
import type { PersonId } from '../person';
import type { ReviewVerdict } from '../review/review';
import type { Source } from '../source';
import { isBlank, type Wording } from '../text/wording';
import { type FactDefinition, type Quote, quoted } from './fact';

declare module '../incident/incident-event' {
  interface Facts {
    /** People are asked to review the postmortem; `due` is a day in the incident's zone, `2023-12-01`, where somebody named one. */
    'review-asked': { reviewers: readonly PersonId[]; due?: string };
    /** Whoever was asked read it, and says so; `text` is what they want changed. */
    'review-given': { verdict: ReviewVerdict; text?: Wording };
    /** The postmortem is published; said again, the later word counts. `link` is where people read it. */
    published: { link?: string };
    /** Somebody said who sees to it that the postmortem is reviewed and published. */
    'postmortem-owned': { owner: PersonId };
    /** The owner of a follow-up says that they do it. */
    'follow-up-confirmed': { followUp: number };
    /** The owner of a follow-up says that it is not theirs; it has none then. */
    'follow-up-declined': { followUp: number };
    /** A meeting about the postmortem wants an agenda. */
    'agenda-requested': Record<never, never>;
    /** An agenda has arrived; `request` is the position of the fact that asked for it. */
    'agenda-delivered': { request: number; file: string; link: string; source?: Source };
    /** A direct message told somebody of a fact about the postmortem. */
    'person-told': { fact: number; person: PersonId; source: Source };
  }
}

/** Somebody asked for a review. It is on no timeline: the incident is over. */
export const reviewAsked: FactDefinition<'review-asked'> = { version: 1, isKept: true };

/** A reviewer said what they think. */
export const reviewGiven: FactDefinition<'review-given'> = {
  version: 1,
  isKept: true,
  quotes: (event): readonly Quote<'review-given'>[] =>
    event.text === undefined || isBlank(event.text)
      ? []
      : [{ entry: entryKeyOf(event), text: event.text, with: (text) => ({ ...event, text }) }],
};

/** Somebody published the postmortem. */
export const published: FactDefinition<'published'> = {
  version: 1,
  isKept: true,
  quotes: (event) => quoted(event, event.link, (link) => ({ link })),
};

/** Somebody said whose the postmortem is. */
export const postmortemOwned: FactDefinition<'postmortem-owned'> = { version: 1, isKept: true };

/** Whoever has a follow-up said that they do it. */
export const followUpConfirmed: FactDefinition<'follow-up-confirmed'> = { version: 1, isKept: true };

/** Whoever had a follow-up said that it is not theirs. */
export const followUpDeclined: FactDefinition<'follow-up-declined'> = { version: 1, isKept: true };

/** An agenda is wanted. */
export const agendaRequested: FactDefinition<'agenda-requested'> = { version: 1, isKept: true };

/** An agenda has arrived. */
export const agendaDelivered: FactDefinition<'agenda-delivered'> = { version: 1, isKept: true };

/** Somebody was told of something about the postmortem. */
export const personTold: FactDefinition<'person-told'> = { version: 1, isKept: true };
