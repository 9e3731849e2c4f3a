import type { Button } from '@slack/web-api';
import type { TimeOffer } from '../../domain/decisions/time-offers';
import type { Incident } from '../../domain/incident/incident';
import type { PersonId } from '../../domain/person';
import { day, type Instant, later } from '../../domain/time/instant';
import { clock, date, sameDay, type Zone } from '../../domain/time/zone';
import { shownSecrets } from '../../domain/timeline/secret-places';
import { inZone } from '../text/instants';
import { shortenMrkdwn, writeMrkdwn } from '../text/mrkdwn';
import { actions, type BlockMessage, button, section } from './message';

/** The action of a button that puts a time right; each of a row has a number behind it. */
export const takeTimeAction = 'take-time';
/** The action of the button that leaves a time as it was recorded. */
export const keepTimeAction = 'keep-time';
/** The action of the button that opens a form for the time. */
export const typeTimeAction = 'type-time';

/** An answer that shows more than the one offer, and is drawn anew once that is settled. */
export type OfferList = 'timeline' | 'check';

/** What stands behind the entry in a button of such an answer. */
const marks: Readonly<Record<OfferList, string>> = { timeline: '|listed', check: '|checked' };

/** The entry that a button is about, and in which answer it stands; undefined where it stands by itself. */
export function offeredIn(value: string): { entry: string; list: OfferList | undefined } {
  const list = (['timeline', 'check'] as const).find((each) => value.endsWith(marks[each]));
  return { entry: list === undefined ? value : value.slice(0, -marks[list].length), list };
}

const MAX_QUOTE = 200;

/** The buttons with what may be meant, that it stands, and a form for any other time; `list` is the answer that shows more. */
export function offerButtons(
  { number, zone }: Pick<Incident, 'number' | 'zone'>,
  { entry, readings, recordedAs }: Pick<TimeOffer, 'entry' | 'readings' | 'recordedAs'>,
  { now, list }: { now: Instant; list?: OfferList },
): Button[] {
  const about = list === undefined ? entry : `${entry}${marks[list]}`;
  const keep = recordedAs === undefined ? 'Not known yet' : `Keep ${inZone(recordedAs, zone, now)}`;
  return [
    ...readings.map((at, index) =>
      button(`${takeTimeAction}:${index + 1}`, named(at, zone, now), `${number}:${at}|${about}`),
    ),
    button(keepTimeAction, keep, `${number}:${about}`),
    button(typeTimeAction, 'Another time', `${number}:${about}`),
  ];
}

/** An open offer with its buttons, for whoever recorded the thing or looks at the timeline. */
export function drawTimeOffer(
  incident: Incident,
  offer: TimeOffer,
  draw: { now: Instant; nameOf: (person: PersonId) => string; list?: OfferList },
): BlockMessage {
  const { now, nameOf } = draw;
  const { recordedAs, milestones, text } = offer;
  const words = shortenMrkdwn(
    writeMrkdwn(text, nameOf, shownSecrets(incident)).replaceAll('\n', ' '),
    MAX_QUOTE,
  );
  const quote = words === '' ? '' : `: ${words}`;
  const what = milestones.length === 0 ? 'Recorded' : `“${milestones.join(' and ')}” is recorded`;
  const line =
    recordedAs === undefined
      ? 'It is not recorded when impact started. Which time is meant?'
      : `*${what} at ${inZone(recordedAs, incident.zone, now)}*${quote}\nWhich time is meant?`;
  return { text: line, blocks: [section(line), actions(offerButtons(incident, offer, draw))] };
}

/** `09:10 today`, `21:10 yesterday`, `21:10 on 2023-11-28`. */
function named(at: Instant, zone: Zone, now: Instant): string {
  const time = clock(at, zone);
  if (sameDay(at, now, zone)) return `${time} today`;
  return sameDay(at, later(now, -day), zone) ? `${time} yesterday` : `${time} on ${date(at, zone)}`;
}
